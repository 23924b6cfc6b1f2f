/// The matrix person × tool: how each stands with each tool.
package struct TrainingMatrix: Hashable, Sendable {
  /// One person.
  package struct Row: Hashable, Sendable {
    /// Who it is.
    package let person: Person
    /// One status per tool, in the order of ``TrainingMatrix/tools``.
    package let statuses: [TrainingStatus]
    /// The last day on which the person passed with each tool; nil without one.
    package let passedOn: [CalendarDate?]

    /// How many tools the person needs.
    package var needed: Int { statuses.count { $0 != .notNeeded } }
    /// How many of them the person masters.
    package var trained: Int { statuses.count { $0 == .trained } }
  }

  /// The columns, in the order of their codes.
  package let tools: [Tool]
  /// One per person who needs at least one tool, by dependencia and name.
  package let rows: [Row]

  /// The matrix of the people in `scope`.
  package static func of(_ needs: TrainingNeeds, _ scope: TrainingScope) -> TrainingMatrix {
    let places = scope.toolPlaces(in: needs)
    let people = scope.personPlaces(in: needs, tools: places)
    let rows = people.map { index in
      Row(
        person: needs.people[index], statuses: places.map { needs[index, $0] },
        passedOn: places.map { needs.passedOn(index, $0) })
    }
    // The people come by name, and the order of equals is kept.
    let byOffice = Dictionary(grouping: rows, by: \.person.office)
    let offices = byOffice.keys.sorted { ($0.foldedForSearch, $0) < ($1.foldedForSearch, $1) }
    return TrainingMatrix(
      tools: places.map { needs.tools[$0] }, rows: offices.flatMap { byOffice[$0] ?? [] })
  }
}

/// Whom and what a view of the coverage is about.
package struct TrainingScope: Hashable, Sendable {
  /// The administration whose people are meant.
  package var side: Requirement.Side
  /// The dependencias that are shown; empty stands for all.
  package var offices: [String]
  /// The codes of the tools that are shown; empty stands for all.
  package var tools: [String]

  package init(side: Requirement.Side = .incoming, offices: [String] = [], tools: [String] = []) {
    self.side = side
    self.offices = offices
    self.tools = tools
  }

  /// The places of the shown tools in `needs`.
  func toolPlaces(in needs: TrainingNeeds) -> [Int] {
    needs.tools.indices.filter { tools.isEmpty || tools.contains(needs.tools[$0].code) }
  }

  /// The places in `needs` of the people who need at least one of those tools, by name.
  func personPlaces(in needs: TrainingNeeds, tools places: [Int]) -> [Int] {
    let wanted = Set(offices.map(\.foldedForSearch))
    var isShown: [String: Bool] = [:]
    return needs.people.indices.filter { index in
      let person = needs.people[index]
      guard person.side == side, places.contains(where: { needs[index, $0] != .notNeeded }) else {
        return false
      }
      if wanted.isEmpty { return true }
      let known = isShown[person.office] ?? wanted.contains(person.office.foldedForSearch)
      isShown[person.office] = known
      return known
    }
    .map { (index: $0, name: needs.people[$0].name.foldedForSearch) }
    .sorted { ($0.name, needs.people[$0.index].document) < ($1.name, needs.people[$1.index].document) }
    .map(\.index)
  }
}

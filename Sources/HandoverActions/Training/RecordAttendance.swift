package import HandoverModel
import HandoverStore

/// Records who came to a session, several people at once.
package struct RecordAttendance: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What the user says about a session.
  package struct Request: Sendable {
    /// The session's code.
    package var session: String
    /// Who is in which state: document numbers or names.
    package var states: [(state: Attendance.State, people: [String])]
    /// Why: of all who are excused or left in this order.
    package var reason: String
    /// How long those stayed who were late or left; nil for all of the session.
    package var hours: FixedDecimal?

    package init(
      session: String, states: [(state: Attendance.State, people: [String])], reason: String,
      hours: FixedDecimal?
    ) {
      self.session = session
      self.states = states
      self.reason = reason
      self.hours = hours
    }
  }

  /// The session with everyone who has an attendance in it.
  package struct Outcome: Sendable {
    /// The session that is meant.
    package let session: TrainingSession
    /// Its attendances with the people, by name.
    package let rows: [(person: Person, attendance: Attendance)]
    /// How many of them were recorded or changed by this order.
    package let changed: Int
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// The attendances of a session as they are.
  package func list(_ code: String) throws -> Outcome {
    let store = try Store.open(at: folder.registryPath, for: .reading, reading: Self.tables)
    let registry = try store.registry(of: Self.tables)
    return Self.outcome(registry, try registry.session(code), changed: 0)
  }

  /// Records all of them or, when one cannot be recorded, none.
  package func run(_ request: Request) throws -> Outcome {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry(of: Self.tables)
    let session = try registry.heldSession(request.session)
    let finder = PersonFinder(registry.people)
    var known: [String: Attendance] = [:]
    for row in registry.attendances where row.session == session.code { known[row.document] = row }
    var rows: [Attendance] = []
    var seen: Set<String> = []
    for (state, people) in request.states {
      for text in people {
        let person = try finder.person(text)
        guard seen.insert(person.document).inserted else { throw TrainingError.repeatedPerson(person.name) }
        rows.append(try attendance(of: person, state, known[person.document], request, session))
      }
    }
    let changes = try store.upsert(rows, stamp: surroundings.stamp)
    let now = try store.registry(of: Self.tables)
    return Self.outcome(now, session, changed: changes.added.count + changes.updated.count)
  }

  private func attendance(
    of person: Person, _ state: Attendance.State, _ before: Attendance?, _ request: Request,
    _ session: TrainingSession
  ) throws(TrainingError) -> Attendance {
    if let before, before.isAnnulled {
      throw .annulled(row: Attendance.table.rowName, key: Attendance.table.keyName(of: before))
    }
    var row = Attendance()
    (row.session, row.document, row.state) = (session.code, person.document, state)
    let needsReason = state == .excused || state == .left
    if needsReason || state == .absent { row.reason = request.reason }
    if needsReason, row.reason.isEmpty { throw .withoutReason(state: state.rawValue) }
    switch state {
    case .attended: row.hours = session.hours
    case .late: row.hours = request.hours ?? session.hours
    case .left:
      guard let hours = request.hours else { throw .withoutHours }
      row.hours = hours
    case .excused, .absent: row.hours = FixedDecimal(0)
    }
    return row
  }

  private static let tables: [any Record.Type] = [
    CaseFile.self, Person.self, TrainingSession.self, Attendance.self,
  ]

  private static func outcome(_ registry: Registry, _ session: TrainingSession, changed: Int) -> Outcome {
    let people = Dictionary(registry.people.map { ($0.document, $0) }) { first, _ in first }
    let rows = registry.attendances.filter { $0.session == session.code }.compactMap { row in
      people[row.document].map { (person: $0, attendance: row) }
    }
    .sorted { $0.person.name.foldedForSearch < $1.person.name.foldedForSearch }
    return Outcome(session: session, rows: rows, changed: changed)
  }
}

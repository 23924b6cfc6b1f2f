package import HandoverModel
import HandoverStore

/// Records grades of a session; the attempts are counted here.
package struct RecordEvaluation: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What the user says about a session.
  package struct Request: Sendable {
    /// The session's code.
    package var session: String
    /// Each as «documento=nota» or «nombre=nota».
    package var grades: [String]
    /// The day of the evaluation; nil for the last day of the session.
    package var date: CalendarDate?
    /// A remark on all of them.
    package var notes: String
    /// The attempt that is corrected; nil for a new one.
    package var attempt: Int?

    package init(session: String, grades: [String], date: CalendarDate?, notes: String, attempt: Int?) {
      self.session = session
      self.grades = grades
      self.date = date
      self.notes = notes
      self.attempt = attempt
    }
  }

  /// One person of the session with all attempts.
  package struct Row: Sendable {
    /// Who was evaluated.
    package let person: Person
    /// In the order of the attempts, annulled ones too.
    package let attempts: [Evaluation]
    /// The grade that counts by the rule of the ficha; nil without a valid one.
    package let counting: FixedDecimal?
    /// Whether it passes.
    package let isPassing: Bool
    /// Whether the person was there.
    package let wasThere: Bool
  }

  /// The session with everyone who has a grade in it.
  package struct Outcome: Sendable {
    /// The session that is meant.
    package let session: TrainingSession
    /// The ficha, for scale, threshold and rule.
    package let file: CaseFile
    /// By name.
    package let rows: [Row]
    /// How many grades were recorded or changed by this order.
    package let changed: Int
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// The grades of a session as they are.
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
    let known = Dictionary(
      grouping: registry.evaluations.filter { $0.session == session.code }, by: \.document)
    var rows: [Evaluation] = []
    var seen: Set<String> = []
    for text in request.grades {
      guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
        throw TrainingError.notGrade(text)
      }
      let person = try finder.person(String(text[..<sign]))
      guard seen.insert(person.document).inserted else { throw TrainingError.repeatedPerson(person.name) }
      var row = try evaluation(of: person, known[person.document] ?? [], request, session)
      guard let column = Evaluation.table.column("nota") else { continue }
      try Assignments.read(
        CellText.tidied(String(text[text.index(after: sign)...])), into: column, of: &row)
      rows.append(row)
    }
    let changes = try store.upsert(rows, stamp: surroundings.stamp)
    let now = try store.registry(of: Self.tables)
    return Self.outcome(now, session, changed: changes.added.count + changes.updated.count)
  }

  private func evaluation(
    of person: Person, _ before: [Evaluation], _ request: Request, _ session: TrainingSession
  ) throws(TrainingError) -> Evaluation {
    var row = Evaluation()
    (row.session, row.document) = (session.code, person.document)
    row.attempt = (before.map(\.attempt).max() ?? 0) + 1
    if let attempt = request.attempt {
      guard let old = before.first(where: { $0.attempt == attempt }) else {
        let keys = before.map { Evaluation.table.keyName(of: $0) }
        row.attempt = attempt
        throw .noRow(
          row: Evaluation.table.rowName, key: Evaluation.table.keyName(of: row), known: keys)
      }
      if old.isAnnulled {
        throw .annulled(row: Evaluation.table.rowName, key: Evaluation.table.keyName(of: old))
      }
      row = old
    }
    row.date = request.date ?? row.date ?? session.lastDay
    if !request.notes.isEmpty { row.notes = request.notes }
    return row
  }

  private static let tables: [any Record.Type] = [
    CaseFile.self, Person.self, TrainingSession.self, Attendance.self, Evaluation.self,
  ]

  private static func outcome(_ registry: Registry, _ session: TrainingSession, changed: Int) -> Outcome {
    let file = registry.file ?? CaseFile()
    let people = Dictionary(registry.people.map { ($0.document, $0) }) { first, _ in first }
    let present = Set(
      registry.attendances.filter { $0.session == session.code && !$0.isAnnulled && $0.wasThere }
        .map(\.document))
    let graded = Dictionary(
      grouping: registry.evaluations.filter { $0.session == session.code }, by: \.document)
    let rows = graded.compactMap { document, evaluations -> Row? in
      guard let person = people[document] else { return nil }
      let attempts = evaluations.sorted { $0.attempt < $1.attempt }
      let counting = file.countingGrade(of: attempts)
      return Row(
        person: person, attempts: attempts, counting: counting,
        isPassing: counting.map(file.isPassing) ?? false, wasThere: present.contains(document))
    }
    return Outcome(
      session: session, file: file,
      rows: rows.sorted {
        ($0.person.name.foldedForSearch, $0.person.document)
          < ($1.person.name.foldedForSearch, $1.person.document)
      },
      changed: changed)
  }
}

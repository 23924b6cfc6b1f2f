/// How somebody stands with a tool.
package enum TrainingStatus: String, Hashable, Sendable, CaseIterable {
  case trained = "capacitado"
  case underway = "en curso"
  case missing = "falta"
  case notNeeded = "no requiere"
}

/// Who needs which tool and who masters it, computed once from a registry.
package struct TrainingNeeds: Sendable {
  /// The tools that each person needs, by document number, in the order of the tools.
  private let needed: [String: [String]]
  private let trained: Set<Mark>
  private let touched: Set<Mark>

  private struct Mark: Hashable {
    let document: String
    let tool: String
  }

  package init(_ registry: Registry) {
    needed = Self.needs(of: registry.people, registry.requirements, order: registry.tools.map(\.code))
    let file = registry.file ?? CaseFile()
    let evaluated = Set(registry.evaluations.map(\.session))
    let sessions = Dictionary(registry.sessions.map { ($0.code, $0) }) { first, _ in first }
    var trained: Set<Mark> = []
    var touched: Set<Mark> = []
    for evaluation in registry.evaluations {
      guard let tool = sessions[evaluation.session]?.tool else { continue }
      let mark = Mark(document: evaluation.document, tool: tool)
      touched.insert(mark)
      if let grade = evaluation.grade, file.isPassing(grade) { trained.insert(mark) }
    }
    for attendance in registry.attendances {
      guard let session = sessions[attendance.session], let tool = session.tool else { continue }
      let mark = Mark(document: attendance.document, tool: tool)
      if attendance.counts(in: session) || session.state == .planned { touched.insert(mark) }
      if !evaluated.contains(session.code), session.state == .held,
        attendance.isSufficient(in: session, threshold: file.attendanceThreshold)
      {
        trained.insert(mark)
      }
    }
    self.trained = trained
    self.touched = touched
  }

  /// People of one side, dependencia and cargo need the same tools, so each combination is looked up once.
  private static func needs(
    of people: [Person], _ requirements: [Requirement], order: [String]
  ) -> [String: [String]] {
    struct Post: Hashable {
      let side: Requirement.Side
      let office: String
      let post: String
    }
    var byPost: [Post: [String]] = [:]
    var byPerson: [String: [String]] = [:]
    for person in people {
      let post = Post(side: person.side, office: person.office, post: person.post)
      let tools =
        byPost[post]
        ?? {
          let covered = Set(requirements.filter { $0.covers(person) }.map(\.tool))
          return order.filter(covered.contains)
        }()
      byPost[post] = tools
      byPerson[person.document] = tools
    }
    return byPerson
  }

  /// The codes of the tools that a person of the registry needs, in the order of the tools.
  package func tools(for person: Person) -> [String] { needed[person.document] ?? [] }

  /// How `person` stands with the tool of that code.
  package func status(of person: Person, with tool: String) -> TrainingStatus {
    guard tools(for: person).contains(tool) else { return .notNeeded }
    let mark = Mark(document: person.document, tool: tool)
    return trained.contains(mark) ? .trained : touched.contains(mark) ? .underway : .missing
  }

  /// Whether `person` masters every tool that they need.
  package func isFullyTrained(_ person: Person) -> Bool {
    tools(for: person).allSatisfy { trained.contains(Mark(document: person.document, tool: $0)) }
  }
}

extension CaseFile {
  /// The lowest grade that passes, in the scale of the ficha.
  package var passingGrade: FixedDecimal {
    FixedDecimal(tenThousandths: gradeScale.maximum.tenThousandths * passThreshold.tenThousandths / 1_000_000)
  }

  /// Whether a grade in the scale of the ficha passes.
  package func isPassing(_ grade: FixedDecimal) -> Bool { grade >= passingGrade }
}

extension Attendance {
  /// Whether the person was there at all.
  fileprivate func counts(in session: TrainingSession) -> Bool {
    session.state == .held && (state == .attended || state == .late || state == .left)
  }

  /// Whether the hours reach the ficha's threshold; hours that are not recorded are all of the session's.
  func isSufficient(in session: TrainingSession, threshold: FixedDecimal) -> Bool {
    guard state == .attended || state == .late else { return false }
    guard let hours, let all = session.hours, all.tenThousandths > 0 else { return true }
    return hours.tenThousandths * 1_000_000 >= all.tenThousandths * threshold.tenThousandths
  }
}

package import HandoverModel

/// Attendances and evaluations as statements of the Experience API (xAPI 1.0.3), one JSON object per line.
///
/// A person is named and has an opaque account instead of the document number; the identifiers are the same in every
/// run, so that a second import into a learning record store adds nothing.
package struct LearningStatements {
  private let file: CaseFile
  private let salt: [UInt8]
  private let people: [String: Person]
  private let sessions: [String: TrainingSession]

  package init(of registry: Registry, salt: [UInt8]) {
    file = registry.file ?? CaseFile()
    self.salt = salt
    people = Dictionary(registry.people.map { ($0.document, $0) }) { first, _ in first }
    sessions = Dictionary(registry.withoutAnnulled.sessions.map { ($0.code, $0) }) { first, _ in first }
  }

  /// One line per attendance and per attempt that is not annulled, in the order of the registry, attendances first.
  package func lines(_ registry: Registry) throws -> [String] {
    let registry = registry.withoutAnnulled
    return try (registry.attendances.compactMap(attended) + registry.evaluations.compactMap(evaluated))
      .map(PlainJSON.text)
  }

  private func attended(_ attendance: Attendance) -> Statement? {
    guard [.attended, .late, .left].contains(attendance.state), let person = people[attendance.document],
      let session = sessions[attendance.session], session.state == .held
    else { return nil }
    let hours = attendance.hours ?? session.hours
    return statement(
      .attended, person, session, "http://adlnet.gov/expapi/activities/meeting", on: session.starts,
      Result(success: nil, score: nil, duration: hours.map(Self.duration)), attempt: nil)
  }

  private func evaluated(_ evaluation: Evaluation) -> Statement? {
    guard let grade = evaluation.grade, let person = people[evaluation.document],
      let session = sessions[evaluation.session]
    else { return nil }
    let maximum = file.gradeScale.maximum
    let isPassed = file.isPassing(grade)
    let score = Score(
      scaled: (grade.approximate / maximum.approximate * 10_000).rounded() / 10_000, raw: grade.approximate,
      min: 0, max: maximum.approximate)
    return statement(
      isPassed ? .passed : .failed, person, session, "http://adlnet.gov/expapi/activities/assessment",
      on: evaluation.date ?? session.ends ?? session.starts,
      Result(success: isPassed, score: score, duration: nil), attempt: evaluation.attempt)
  }

  private func statement(
    _ verb: Verb, _ person: Person, _ session: TrainingSession, _ type: String, on day: CalendarDate?,
    _ result: Result, attempt: Int?
  ) -> Statement {
    let account = UUIDText.keyed(salt, "persona \(person.document)")
    let owner = "empalme:\(file.nit?.fieldText ?? ""):\(session.code)"
    let isAddress = ["https://", "http://"].contains { file.website.hasPrefix($0) }
    return Statement(
      id: UUIDText.named("\(owner):\(attempt.map { "intento \($0)" } ?? "asistencia"):\(account)"),
      actor: Actor(
        name: person.name,
        account: Account(
          homePage: isAddress ? file.website : "urn:uuid:" + UUIDText.named("empalme:\(file.entity)"),
          name: account)),
      verb: verb.json,
      object: Activity(
        id: "urn:uuid:" + UUIDText.named("\(owner):\(attempt == nil ? "sesión" : "evaluación")"),
        definition: Definition(name: ["es-CO": session.subject], type: type)),
      result: result, timestamp: day.map(Moment.text))
  }

  /// Hours as ISO 8601 has them, to the minute.
  private static func duration(_ hours: FixedDecimal) -> String {
    let minutes = (hours.tenThousandths * 60 + 5000) / 10_000
    return "PT\(minutes / 60)H" + (minutes % 60 == 0 ? "" : "\(minutes % 60)M")
  }
}

extension LearningStatements {
  private enum Verb: String {
    case attended, passed, failed

    var json: VerbJSON {
      let spanish =
        switch self {
        case .attended: "asistió a"
        case .passed: "aprobó"
        case .failed: "no aprobó"
        }
      return VerbJSON(
        id: "http://adlnet.gov/expapi/verbs/\(rawValue)", display: ["en-US": rawValue, "es-CO": spanish])
    }
  }

  private struct Statement: Encodable {
    let id: String
    let version = "1.0.3"
    let actor: Actor
    let verb: VerbJSON
    let object: Activity
    let result: Result
    let timestamp: String?

    private enum CodingKeys: CodingKey { case id, version, actor, verb, object, result, timestamp }
  }

  private struct Actor: Encodable {
    let objectType = "Agent"
    let name: String
    let account: Account

    private enum CodingKeys: CodingKey { case objectType, name, account }
  }

  private struct Account: Encodable {
    let homePage: String
    let name: String
  }

  private struct VerbJSON: Encodable {
    let id: String
    let display: [String: String]
  }

  private struct Activity: Encodable {
    let objectType = "Activity"
    let id: String
    let definition: Definition

    private enum CodingKeys: CodingKey { case objectType, id, definition }
  }

  private struct Definition: Encodable {
    let name: [String: String]
    let type: String
  }

  private struct Result: Encodable {
    let success: Bool?
    let score: Score?
    let duration: String?
  }

  private struct Score: Encodable {
    let scaled: Double
    let raw: Double
    let min: Double
    let max: Double
  }
}

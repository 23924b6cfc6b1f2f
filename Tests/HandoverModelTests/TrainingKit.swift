import HandoverModel

/// A small registry of training records, written as one says it.
struct TrainingKit {
  var registry = Registry()

  init(scale: CaseFile.GradeScale = .five, delivery: String? = "2011-12-28") throws {
    var file = CaseFile()
    file.gradeScale = scale
    file.deliveryDate = try delivery.map { try CalendarDate(fieldText: $0) }
    registry.file = file
  }

  mutating func tool(_ code: String, months: Int? = nil) {
    var tool = Tool()
    (tool.code, tool.name, tool.validMonths) = (code, "Herramienta \(code)", months)
    registry.tools.append(tool)
  }

  mutating func person(
    _ document: String, _ office: String = "Planeación", post: String = "", side: Requirement.Side = .incoming
  ) {
    var person = Person()
    (person.document, person.name, person.office) = (document, "Persona \(document)", office)
    (person.post, person.side) = (post, side)
    registry.people.append(person)
  }

  mutating func need(
    _ tool: String, office: String = "", post: String = "", person: String = "",
    side: Requirement.Side = .incoming, annulment: String = ""
  ) {
    var need = Requirement()
    (need.tool, need.office, need.post, need.person, need.side) = (tool, office, post, person, side)
    need.annulment = annulment
    registry.requirements.append(need)
  }

  mutating func session(
    _ code: String, _ tool: String?, on day: String = "2011-12-01", hours: Int? = 4,
    state: TrainingSession.State = .held, annulment: String = ""
  ) throws {
    var session = TrainingSession()
    (session.code, session.tool, session.subject, session.state) = (code, tool, "Tema \(code)", state)
    session.starts = try CalendarDate(fieldText: day)
    session.hours = hours.map { FixedDecimal($0) }
    session.annulment = annulment
    registry.sessions.append(session)
  }

  mutating func attendance(
    _ session: String, _ document: String, _ state: Attendance.State = .attended, hours: String? = nil,
    annulment: String = ""
  ) throws {
    var row = Attendance()
    (row.session, row.document, row.state, row.annulment) = (session, document, state, annulment)
    row.hours = try hours.map { try FixedDecimal(fieldText: $0) }
    registry.attendances.append(row)
  }

  mutating func grade(
    _ session: String, _ document: String, _ grade: String, attempt: Int = 1, on day: String? = nil,
    annulment: String = ""
  ) throws {
    var row = Evaluation()
    (row.session, row.document, row.attempt, row.annulment) = (session, document, attempt, annulment)
    row.grade = try FixedDecimal(fieldText: grade)
    row.date = try day.map { try CalendarDate(fieldText: $0) }
    registry.evaluations.append(row)
  }

  /// How a person stands with a tool.
  func status(_ document: String = "1", _ tool: String = "H-01", on day: String? = nil) throws
    -> TrainingStatus
  {
    let needs = TrainingNeeds(registry, on: try day.map { try CalendarDate(fieldText: $0) })
    guard let person = registry.people.first(where: { $0.document == document }) else { return .notNeeded }
    return needs.status(of: person, with: tool)
  }

  /// One tool that one person needs.
  static func simple(months: Int? = nil, delivery: String? = "2011-12-28") throws -> TrainingKit {
    var kit = try TrainingKit(delivery: delivery)
    kit.tool("H-01", months: months)
    kit.person("1")
    kit.need("H-01")
    return kit
  }
}

import HandoverModel
import HandoverTestSupport
import Testing

struct `Training needs` {
  @Test func `reach a dependencia, a cargo, both at once, or one person, and nobody else`() throws {
    var kit = try TrainingKit()
    for code in ["H-01", "H-02", "H-03", "H-04", "H-05"] { kit.tool(code) }
    kit.person("1", "Hacienda", post: "Tesorero")
    kit.person("2", "Hacienda", post: "Auxiliar")
    kit.person("3", "Planeación", post: "Tesorero")
    kit.person("4", "Planeación", post: "Tesorero", side: .outgoing)
    kit.need("H-01", office: "HACIENDA")
    kit.need("H-02", post: "tesorero")
    kit.need("H-03", office: "Hacienda", post: "Tesorero")
    kit.need("H-04", person: "2")
    kit.need("H-05", person: "4")

    let needs = TrainingNeeds(kit.registry)

    #expect(
      kit.registry.people.map { needs.tools(for: $0) } == [
        ["H-01", "H-02", "H-03"], ["H-01", "H-04"], ["H-02"], ["H-05"],
      ])
  }

  @Test func `that are annulled reach nobody`() throws {
    var kit = try TrainingKit.simple()
    #expect(try kit.status() == .missing)
    kit.registry.requirements[0].annulment = "Mal escrito"
    #expect(try kit.status() == .notNeeded)
  }

  @Test func `of one person are written without dependencia and cargo`() throws {
    var need = Requirement()
    (need.tool, need.person, need.office) = ("H-01", "1", "Hacienda")
    let broken = Requirement.table.brokenRules(of: need, with: CaseFile(), file: "x", number: 2)
    #expect(broken.map(\.column) == ["persona"])
  }
}

struct `A person's status with a tool` {
  @Test(arguments: [("3", TrainingStatus.trained), ("2.9", .underway)])
  func `is decided by the grade where there was an evaluation`(grade: String, status: TrainingStatus) throws {
    var kit = try TrainingKit.simple()
    try kit.session("C-01", "H-01")
    try kit.attendance("C-01", "1")
    try kit.grade("C-01", "1", grade)
    #expect(try kit.status() == status)
  }

  @Test(arguments: [
    (Attendance.State.attended, "4", TrainingStatus.trained), (.late, "3.2", .trained),
    (.late, "3", .underway),
    (.left, "4", .underway), (.excused, "0", .missing), (.absent, "0", .missing),
  ])
  func `is decided by the hours where there was none`(
    state: Attendance.State, hours: String, status: TrainingStatus
  ) throws {
    var kit = try TrainingKit.simple()
    try kit.session("C-01", "H-01")
    try kit.attendance("C-01", "1", state, hours: hours)
    #expect(try kit.status() == status)
  }

  @Test(arguments: [
    (CaseFile.GradeRule.best, ["2", "4", "1"], TrainingStatus.trained), (.last, ["2", "4", "1"], .underway),
    (.last, ["2", "1", "4"], .trained), (.best, ["2", "1"], .underway),
  ])
  func `follows the rule of the ficha when there are several attempts`(
    rule: CaseFile.GradeRule, grades: [String], status: TrainingStatus
  ) throws {
    var kit = try TrainingKit.simple()
    kit.registry.file?.gradeRule = rule
    try kit.session("C-01", "H-01")
    for (index, grade) in grades.enumerated() { try kit.grade("C-01", "1", grade, attempt: index + 1) }
    #expect(try kit.status() == status)
  }

  @Test(arguments: [
    ("2010-12-28", TrainingStatus.trained), ("2010-12-27", .expired), ("2011-12-28", .trained),
    ("2011-12-29", .underway),
  ])
  func `expires after the months of the tool, and what comes after the day is not done yet`(
    day: String, status: TrainingStatus
  ) throws {
    var kit = try TrainingKit.simple(months: 12)
    try kit.session("C-01", "H-01", on: day)
    try kit.attendance("C-01", "1")
    #expect(try kit.status() == status)
  }

  @Test func `is that of the day which is asked for`() throws {
    var kit = try TrainingKit.simple(months: 12)
    try kit.session("C-01", "H-01", on: "2010-06-30")
    try kit.attendance("C-01", "1")
    #expect(try kit.status(on: "2010-06-29") == .underway)
    #expect(try kit.status(on: "2010-06-30") == .trained)
    #expect(try kit.status(on: "2011-06-30") == .trained)
    #expect(try kit.status(on: "2011-07-01") == .expired)
  }

  @Test func `never expires while the ficha has no delivery date`() throws {
    var kit = try TrainingKit.simple(months: 1, delivery: nil)
    try kit.session("C-01", "H-01", on: "1999-01-01")
    try kit.attendance("C-01", "1")
    #expect(try kit.status() == .trained)
  }

  @Test func `is renewed by a later training`() throws {
    var kit = try TrainingKit.simple(months: 12)
    try kit.session("C-01", "H-01", on: "2009-01-01")
    try kit.session("C-02", "H-01", on: "2011-06-01")
    for session in ["C-02", "C-01"] { try kit.attendance(session, "1") }
    #expect(try kit.status() == .trained)
  }

  @Test(arguments: ["asistencia", "evaluación", "sesión"])
  func `takes no notice of what is annulled`(what: String) throws {
    var kit = try TrainingKit.simple()
    try kit.session("C-01", "H-01", annulment: what == "sesión" ? "Repetida" : "")
    if what == "evaluación" {
      try kit.grade("C-01", "1", "5", annulment: "Hoja cambiada")
    } else {
      try kit.attendance("C-01", "1", annulment: what == "asistencia" ? "Era otra" : "")
    }
    #expect(try kit.status() == .missing)
  }

  @Test func `does not change when an annulled grade was the only one and the attendance suffices`() throws {
    var kit = try TrainingKit.simple()
    try kit.session("C-01", "H-01")
    try kit.attendance("C-01", "1")
    try kit.grade("C-01", "1", "1", annulment: "De otro grupo")
    #expect(try kit.status() == .trained)
  }

  @Test func `is under way for who is called to a planned session, and missing in a cancelled one`() throws {
    var kit = try TrainingKit.simple()
    try kit.session("C-01", "H-01", state: .cancelled)
    try kit.attendance("C-01", "1")
    #expect(try kit.status() == .missing)
    try kit.session("C-02", "H-01", state: .planned)
    try kit.attendance("C-02", "1")
    #expect(try kit.status() == .underway)
  }
}

struct `A month later` {
  @Test(arguments: [
    ("2011-01-31", 1, "2011-02-28"), ("2012-01-31", 1, "2012-02-29"), ("2011-12-28", -12, "2010-12-28"),
    ("2011-03-31", -1, "2011-02-28"), ("2011-11-30", 2, "2012-01-30"), ("2011-05-15", 24, "2013-05-15"),
  ])
  func `is the same day or the last of a short month`(day: String, months: Int, later: String) throws {
    #expect(try CalendarDate(fieldText: day).adding(months: months).description == later)
  }
}

struct `An empty template` {
  @Test func `has no column that the program fills, and a full table has them all`() {
    let templates = Dictionary(Registry.templates().map { ($0.name, $0.text) }) { first, _ in first }
    let full = Dictionary(Registry().csvFiles().map { ($0.name, $0.text) }) { first, _ in first }
    #expect(templates.keys == full.keys)
    #expect(full["sesiones.csv"]?.hasSuffix("estado,huella_material,anulacion\n") == true)
    #expect(templates["sesiones.csv"]?.hasSuffix("horas,estado\n") == true)
    #expect(templates["personas.csv"] == full["personas.csv"])
  }
}

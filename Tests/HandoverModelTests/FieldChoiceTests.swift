import HandoverModel
import Testing

struct `A choice` {
  @Test(arguments: ["no asistió", "NO ASISTIO", " No  asistió ", "no_asistió"])
  func `is read without regard to case, accents and spaces`(text: String) throws {
    #expect(try Attendance.State(fieldText: text) == .absent)
  }

  @Test func `names the allowed words when it is none of them`() {
    let problem = #expect(throws: FieldProblem.self) { try Attendance.State(fieldText: "quizás") }
    #expect(problem?.allowed == "asistió, tarde, excusado, no asistió, retirado")
  }

  @Test func `writes the canonical spelling`() throws {
    #expect(try Deliverable.Access(fieldText: "publica").fieldText == "pública")
  }
}

struct `Yes or no` {
  @Test(arguments: [("Sí", true), ("si", true), ("S", true), ("x", true), ("1", true), ("VERDADERO", true)])
  func `reads what means yes`(text: String, value: Bool) throws {
    #expect(try Bool(fieldText: text) == value)
  }

  @Test(arguments: ["No", "n", "0", "FALSO"])
  func `reads what means no`(text: String) throws {
    #expect(try Bool(fieldText: text) == false)
  }

  @Test func `refuses what means neither`() {
    #expect(throws: FieldProblem.self) { try Bool(fieldText: "tal vez") }
  }

  @Test(arguments: [true, false])
  func `is read back from its canonical text`(value: Bool) throws {
    #expect(try Bool(fieldText: value.fieldText) == value)
  }
}

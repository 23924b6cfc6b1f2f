import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The pages about training` {
  private func registry(_ text: String) -> Registry {
    var registry = Registry()
    var file = CaseFile()
    (file.entity, file.deliveryDate) = (text, CalendarDate(dayNumber: 15_336))
    registry.file = file
    var tool = Tool()
    (tool.code, tool.name) = ("H-01", text)
    registry.tools = [tool]
    var need = Requirement()
    need.tool = "H-01"
    registry.requirements = [need]
    for number in 1...3 {
      var person = Person()
      (person.document, person.name, person.office) = ("\(number)", "\(text) \(number)", text)
      person.post = text
      registry.people.append(person)
    }
    var session = TrainingSession()
    (session.code, session.tool, session.subject, session.place) = ("C-01", "H-01", text, text)
    session.starts = CalendarDate(dayNumber: 15_300)
    var next = session
    (next.code, next.state, next.starts) = ("C-02", .planned, CalendarDate(dayNumber: 15_400))
    registry.sessions = [session, next]
    var attendance = Attendance()
    (attendance.session, attendance.document) = ("C-01", "1")
    var annulled = attendance
    (annulled.document, annulled.annulment, annulled.state) = ("2", text, .late)
    registry.attendances = [attendance, annulled]
    var evaluation = Evaluation()
    (evaluation.session, evaluation.document, evaluation.grade) = ("C-01", "1", FixedDecimal(77))
    registry.evaluations = [evaluation]
    return registry
  }

  private func pages(_ text: String) throws -> [String] {
    let registry = registry(text)
    let needs = TrainingNeeds(registry)
    let scope = TrainingScope()
    let templates = try Templates(overrides: nil)
    let contents: [CoverageInput.Content] = [
      .offices(.of(needs, scope, edition: .integral)), .people(.of(needs, scope)),
    ]
    return try contents.map { content in
      try CoveragePage.render(
        CoverageInput(
          file: registry.file ?? CaseFile(), scope: scope, day: needs.day, content: content,
          schedule: TrainingSchedule(registry)), templates: templates
      ) { _ in "hash" }
    } + [try TrainingRecordsPage.render(registry, templates: templates) { _ in "hash" }]
  }

  @Test func `tell numbers, names, statuses, the formula and the next session`() throws {
    let pages = try pages("Piedras")
    for text in [
      "1 de 3", "33,3\u{A0}%", "Piedras 2", "Piedras 3", "falta", "C-02", "personas capacitadas ÷",
      "Al 28 de diciembre",
    ] { #expect(pages[0].contains(text), "\(text)") }
    for text in ["capacitado", "22/11/2011", "falta", "1 de 1", "0 de 1"] {
      #expect(pages[1].contains(text), "\(text)")
    }
    for text in ["asistió", "77", "aprueba, intento 1", "anulada: Piedras", "<del"] {
      #expect(pages[2].contains(text), "\(text)")
    }
    #expect(pages.allSatisfy { $0.contains("Content-Security-Policy\" content=\"default-src") })
  }

  @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x>", "'&amp;", "{{nombre}}", "\"\u{301}onload"])
  func `show hostile names as text`(name: String) throws {
    for page in try pages(name) {
      #expect(!page.contains("<script") && !page.contains("<img"))
      #expect(page.utf8.firstRange(of: Array("\"\u{301}".utf8)) == nil)
    }
  }

  @Test func `are held against a specimen in which every list has an element`() {
    #expect(emptyLists(of: CoveragePage.specimen, at: "raíz") == [])
  }

  @Test func `give the counts of a session when there are too many people for a page`() throws {
    var registry = registry("Piedras")
    registry.attendances = (0...TrainingRecordsPage.mostRows).map { number in
      var row = Attendance()
      (row.session, row.document) = ("C-01", "\(number)")
      return row
    }
    let page = try TrainingRecordsPage.render(registry, templates: Templates(overrides: nil)) { _ in "" }
    #expect(page.utf8.count < 100_000)
    #expect(page.contains("20001 asistió") && page.contains("05_tablas/asistencias.csv"))
  }
}

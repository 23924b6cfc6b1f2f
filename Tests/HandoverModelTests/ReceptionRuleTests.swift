import HandoverModel
import Testing

private typealias Sample = SampleReception

struct `A reception` {
  @Test func `lets the last decision that is not undone decide, and the earlier one after it is undone`()
    throws
  {
    var file = Sample.fresh
    try file.decide(Sample.draft(.received), about: ["E-001"], at: Sample.minute(1))
    try file.decide(Sample.draft(.withRemarks, "Borroso"), about: ["E-001", "E-002"], at: Sample.minute(2))
    #expect(states(file).prefix(2) == ["con observaciones", "con observaciones"])

    let undone = try file.undo(nil, by: Sample.receiver, at: Sample.minute(3))

    #expect(undone.number == 2)
    #expect(states(file).prefix(2) == ["recibido", "por revisar"])
    #expect(file.decisions.map(\.number) == [1, 2, 3])
    #expect(file.decisions.last?.undone == 2)
  }

  @Test func `undoes any decision once, and nothing twice`() throws {
    var file = Sample.fresh
    try file.decide(Sample.draft(.received), about: ["E-001"], at: Sample.minute(1))
    try file.decide(Sample.draft(.missing), about: ["E-002"], at: Sample.minute(2))
    _ = try file.undo(1, by: Sample.receiver, at: Sample.minute(3))

    #expect(rules { _ = try file.undo(1, by: Sample.receiver, at: Sample.minute(4)) } == ["C-21"])
    #expect(rules { _ = try file.undo(3, by: Sample.receiver, at: Sample.minute(4)) } == ["C-21"])
    #expect(rules { _ = try file.undo(9, by: Sample.receiver, at: Sample.minute(4)) } == ["C-21"])
    #expect(try file.undo(nil, by: Sample.receiver, at: Sample.minute(4)).number == 2)
    #expect(rules { _ = try file.undo(nil, by: Sample.receiver, at: Sample.minute(5)) } == ["C-21"])
  }

  @Test func `names items in its own order, each once`() throws {
    var file = Sample.fresh
    try file.decide(Sample.draft(.received), about: ["E-002", "E-001"], at: Sample.minute(1))

    #expect(file.decisions[0].items == ["E-001", "E-002"])
    #expect(
      rules { try file.decide(Sample.draft(.received), about: ["E-001", "E-001"], at: Sample.minute(2)) }
        == ["C-20"])
    #expect(
      rules { try file.decide(Sample.draft(.received), about: ["E-100"], at: Sample.minute(2)) } == ["C-20"])
  }

  @Test(arguments: ["E-003", "E-005"])
  func `receives what is altered or declared missing only with an observation`(code: String) throws {
    var file = Sample.fresh

    #expect(
      rules { try file.decide(Sample.draft(.received), about: [code], at: Sample.minute(1)) } == ["C-24"])
    #expect(file == Sample.fresh)
    #expect(
      rules { try file.decide(Sample.draft(.received, "Ya llegó"), about: [code], at: Sample.minute(1)) }
        == [])
  }

  @Test func `wants an observation for remarks, and a name for everything`() {
    var file = Sample.fresh
    var nameless = Sample.draft(.missing)
    nameless.name = ""

    #expect(
      rules { try file.decide(Sample.draft(.withRemarks), about: ["E-001"], at: Sample.minute(1)) } == [
        "C-23"
      ])
    #expect(rules { try file.decide(nameless, about: ["E-001"], at: Sample.minute(1)) } == ["C-21"])
    #expect(rules { try file.decide(Sample.draft(.received), about: [], at: Sample.minute(1)) } == ["C-21"])
  }

  @Test func `holds what was counted against the inventory`() throws {
    var file = Sample.fresh
    var right = Sample.draft(.received)
    right.counted = CountedUnits()
    right.counted?.boxes = 3
    right.counted?.folders = 3
    var wrong = right
    wrong.counted?.sheets = 119

    #expect(rules { try file.decide(wrong, about: ["E-004"], at: Sample.minute(1)) } == ["C-24"])
    #expect(rules { try file.decide(right, about: ["E-001"], at: Sample.minute(1)) } == ["C-25"])
    #expect(
      rules { try file.decide(right, about: ["E-001", "E-004"], at: Sample.minute(1)) } == ["C-25", "C-25"])
    #expect(rules { try file.decide(right, about: ["E-004"], at: Sample.minute(1)) } == [])
    wrong.observation = "Falta un folio"
    #expect(rules { try file.decide(wrong, about: ["E-004"], at: Sample.minute(2)) } == [])
  }

  @Test func `never goes back in time, whatever the offset of the clock`() throws {
    var file = Sample.fresh
    try file.decide(Sample.draft(.received), about: ["E-001"], at: Sample.minute(10))
    let elsewhere = LocalMoment(instant: Sample.minute(10).instant, offset: 60)

    #expect(
      rules { try file.decide(Sample.draft(.received), about: ["E-002"], at: Sample.minute(9)) } == ["C-26"])
    #expect(
      rules { try file.decide(Sample.draft(.received), about: ["E-002"], at: elsewhere) } == [])
  }

  @Test func `tells how far it is`() throws {
    var file = Sample.fresh
    func sentence() -> String { ReceptionProgress(file.items, ReceptionLedger(file)).sentence }
    #expect(sentence() == "Revisado 0 de 8 · 8 por revisar")

    try file.decide(Sample.draft(.received), about: ["E-001", "E-002"], at: Sample.minute(1))
    try file.decide(Sample.draft(.withRemarks, "Ilegible"), about: ["E-003"], at: Sample.minute(2))
    try file.decide(Sample.draft(.missing), about: ["E-005"], at: Sample.minute(3))
    #expect(sentence() == "Revisado 4 de 8 · 1 con observaciones · 1 faltante · 4 por revisar")

    try file.decide(
      Sample.draft(.notApplicable), about: ["E-004", "documentos", "05_tablas", "02_archivos/suelto.txt"],
      at: Sample.minute(4))
    #expect(
      sentence() == "Revisado 8 de 8 · 1 con observaciones · 1 faltante · 4 no aplican · nada por revisar")
  }

  @Test func `puts first what needs somebody`() throws {
    var file = Sample.fresh
    try file.decide(Sample.draft(.missing), about: ["E-002"], at: Sample.minute(1))
    try file.decide(Sample.draft(.received), about: ["E-001"], at: Sample.minute(2))
    let ledger = ReceptionLedger(file)

    #expect(
      file.exceptionsFirst(ledger).map(\.code) == [
        "E-003", "E-005", "E-002", "E-004", "documentos", "05_tablas", "02_archivos/suelto.txt", "E-001",
      ])
    #expect(file.exceptions(ledger).map(\.code) == ["E-003", "E-005", "E-002"])
  }

  // MARK: Signature

  @Test func `numbers what remains to be answered and counts its term in working days`() throws {
    let observations = try #require(try Sample.signed().signature?.observations)

    #expect(observations.map(\.number) == [1, 2])
    #expect(observations.map(\.items) == [["E-003"], ["E-005"]])
    #expect(observations.map(\.text) == ["Falta la página 2", "Falta: Video"])
    // 13 January 2012 is a Friday: ten working days end on the 27th, thirty on 24 February.
    #expect(observations.map(\.due.description) == ["2012-01-27", "2012-02-24"])
  }

  @Test func `goes on with the numbers of the handover`() throws {
    var file = Sample.fresh
    var clarification = ReceptionClarification()
    clarification.number = 7
    file.clarifications = [clarification]
    try file.decide(Sample.draft(.missing), about: ["E-005"], at: Sample.minute(1))

    #expect(file.observations(signedOn: CalendarDate(dayNumber: 15_352)).map(\.number) == [8])
  }

  @Test func `does not change once it is signed`() throws {
    var file = try Sample.signed()
    let before = file

    #expect(
      rules { try file.decide(Sample.draft(.received), about: ["E-001"], at: Sample.minute(9)) } == ["C-31"])
    #expect(rules { _ = try file.undo(nil, by: Sample.receiver, at: Sample.minute(9)) } == ["C-31"])
    #expect(rules { try file.sign(Sample.signature()) } == ["C-31"])
    #expect(file == before)
  }

  @Test func `is not signed without place and parties`() {
    var file = Sample.fresh
    var signature = Sample.signature()
    signature.place = ""
    signature.deliverer.name = ""

    #expect(rules { try file.sign(signature) } == ["C-30", "C-30"])
    #expect(file.signature == nil)
  }

  private func states(_ file: ReceptionFile) -> [String] {
    let ledger = ReceptionLedger(file)
    return file.items.map { ledger.standing(of: $0).stateName }
  }
}

struct `Counting an inventory` {
  @Test(
    arguments: [
      ("", nil), ("3", 1), ("3-5", 3), ("1, 3 y 7-9", 5), (" 12 ; 14 ", 2), ("5-5", 1), ("5-4", nil),
      ("A-3", nil), ("1,", nil), ("1-2-3", nil), ("-3", nil), ("1234567890", nil),
      ("1-999999999", 999_999_999),
      ("٣", nil), ("3 - 5", nil), ("1 y 2", 2), ("1y2", nil),
    ] as [(String, Int?)])
  func `takes numbers and ranges, and nothing else`(text: String, count: Int?) {
    #expect(InventoryCount.count(text) == count)
  }
}

struct `Choosing what to decide about` {
  private func plan(
    _ state: Reception.State, in file: ReceptionFile = SampleReception.fresh,
    _ choose: (inout ReceptionSelection) -> Void
  ) -> ReceptionPlan {
    var selection = ReceptionSelection()
    choose(&selection)
    return selection.plan(SampleReception.draft(state), in: file)
  }

  @Test func `takes the intact ones of a series, whatever its accents`() {
    let plan = plan(.received) {
      $0.series = ["ACTAS"]
      $0.isIntactOnly = true
    }

    #expect(plan.chosen.map(\.code) == ["E-002"])
    #expect(plan.left.map(\.code) == ["E-003"])
    #expect(plan.refused == [])
  }

  @Test func `lists what the rules refuse and keeps the others`() {
    let plan = plan(.received) { $0.isEverything = true }

    #expect(plan.refused.map(\.item.code) == ["E-003", "E-005"])
    #expect(plan.refused.map(\.violation.rule) == ["C-24", "C-24"])
    #expect(plan.chosen.count == 6)
  }

  @Test func `leaves alone what is reviewed, but for what is named or asked for`() throws {
    var file = SampleReception.fresh
    try file.decide(SampleReception.draft(.missing), about: ["E-001"], at: SampleReception.minute(1))

    let bulk = plan(.notApplicable, in: file) { $0.sections = ["material"] }
    #expect(bulk.chosen.map(\.code) == ["E-005"])
    #expect(bulk.reviewed.map(\.code) == ["E-001"])
    let all = plan(.notApplicable, in: file) {
      $0.sections = ["material"]
      $0.includesReviewed = true
    }
    #expect(all.chosen.map(\.code) == ["E-001", "E-005"])
    #expect(plan(.notApplicable, in: file) { $0.codes = ["E-001"] }.chosen.map(\.code) == ["E-001"])
  }

  @Test func `names what it does not know`() {
    let plan = plan(.received) {
      $0.codes = ["E-100"]
      $0.sections = ["nada"]
      $0.series = ["Guias", "Otra"]
    }

    #expect(plan.unknown == ["E-100", "nada", "Otra"])
  }
}

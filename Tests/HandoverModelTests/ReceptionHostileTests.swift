import HandoverModel
import HandoverTestSupport
import Testing

/// One way to break a reception, and the rule that it breaks.
private struct Harm: Sendable, CustomTestStringConvertible {
  let rule: String
  let testDescription: String
  let text: @Sendable (String) throws -> String

  init(_ rule: String, _ name: String, _ text: @escaping @Sendable (String) throws -> String) {
    self.rule = rule
    testDescription = "\(rule) \(name)"
    self.text = text
  }

  /// Replaces the first occurrence of a text.
  init(_ rule: String, _ old: String, _ new: String) {
    self.init(rule, "\(old) → \(new)") { text in
      let range = try #require(text.firstRange(of: old), "\(old)")
      return text.replacingCharacters(in: range, with: new)
    }
  }

  /// Changes the values and writes them in the right form.
  init(_ rule: String, named name: String, _ change: @escaping @Sendable (inout ReceptionFile) -> Void) {
    self.init(rule, name) { text in
      var file = try ReceptionText.read(Array(text.utf8))
      change(&file)
      return String(decoding: try ReceptionText.bytes(of: file), as: UTF8.self)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

private let forms: [Harm] = [
  Harm("C-01", "with a byte order mark") { "\u{FEFF}" + $0 },
  Harm("C-01", "without its last line feed") { String($0.dropLast()) },
  Harm("C-01", "with CRLF") { $0.replacing("\n", with: "\r\n") },
  Harm("C-01", "in one line") { $0.replacing("\n", with: " ") },
  Harm("C-01", "cut off") { String($0.prefix($0.count / 2)) },
  Harm("C-01", "with something behind it") { $0 + "{}\n" },
  Harm("C-01", "empty") { _ in "" },
  Harm("C-01", "a list") { "[\($0)]" },
  Harm("C-01", "nested without end") { _ in String(repeating: "[", count: 100_000) },
  Harm("C-01", "\"formato\": 1,", "\"formato\": 1,\n  \"formato\": 1,"),
  Harm("C-01", "  \"aclaraciones\": [],\n", ""),
  Harm("C-01", "Ana", "\\u0041na"),
  Harm("C-01", "Ana", " Ana"),
  Harm("C-01", "Ana", "\\ud800"),
  Harm("C-01", "\"serie\": \"prueba\",\n    \"version\": 1,", "\"version\": 1,\n    \"serie\": \"prueba\","),
  Harm("C-01", "\"defectos\": 1", "\"defectos\": 01"),
  Harm("C-01", "\"aclaraciones\": []", "\"aclaraciones\": {}"),
  Harm("C-02", "\"formato\": 1", "\"formato\": 2"),
  Harm("C-02", "\"formato\": 1", "\"formato\": 1.0"),
  Harm("C-02", "\"formato\": 1,", "\"formato\": 1,\n  \"más\": 1,"),
  Harm("C-02", "\"fecha\": \"2011-12-28\",", "\"fecha\": \"2011-12-28\",\n    \"hora\": \"\","),
  Harm("C-02", "\"version\": 1", "\"version\": 0"),
  Harm("C-02", "\"version\": 1", "\"version\": 9007199254740992"),
  Harm("C-02", "\"version\": 1", "\"version\": 1e3"),
  Harm("C-02", "\"version\": 1", "\"version\": \"1\""),
  Harm("C-02", "\"edicion\": \"integral\"", "\"edicion\": \"otra\""),
  Harm("C-02", "\"sello\": \"abab", "\"sello\": \"ABAB"),
  Harm("C-02", "\"entidad\": \"Municipio de Prueba\"", "\"entidad\": null"),
  Harm("C-02", named: "a verdict that does not follow") { $0.check.verdict = .intact },
  Harm("C-02", named: "a match that does not follow") { $0.check.code = "0123456789abcdef" },
  Harm("C-02", named: "a code that is none") { $0.check.code = "ab" },
  Harm("C-02", named: "a bundle without a name") { $0.bundle.name = "" },
  Harm("C-02", named: "clarifications out of order") { file in
    file.clarifications = [2, 1].map { number in
      var clarification = ReceptionClarification()
      clarification.number = number
      return clarification
    }
  },
  Harm("C-02", "longer than 64 MiB") { $0 + String(repeating: " ", count: 64 << 20) },
  Harm("C-03", "T10:21:00-05:00", "T10:21-05:00"),
  Harm("C-03", "T10:21:00-05:00", "T15:21:00Z"),
  Harm("C-03", "2012-01-10T", "2012-02-30T"),
  Harm("C-03", "\"fecha\": \"2012-01-13\"", "\"fecha\": \"13/01/2012\""),
]

private let things: [Harm] = [
  Harm("C-10", named: "an item twice") { $0.items.insert($0.items[0], at: 0) },
  Harm("C-10", named: "a file before an element") { $0.items.swapAt(0, 7) },
  Harm("C-10", named: "the folders the other way round") { $0.items.swapAt(5, 6) },
  Harm("C-10", named: "an item without a code") { $0.items[4].code = "" },
  Harm("C-10", named: "a folder of another name") { $0.items[5].code = "otra" },
  Harm("C-12", "\"clase\": \"elemento\"", "\"clase\": \"cosa\""),
  Harm("C-12", "\"archivos\": 1", "\"archivos\": -1"),
  Harm("C-12", "\"archivos\": 1", "\"archivos\": null"),
  Harm("C-12", named: "a file with a series") { $0.items[7].series = "Actas" },
  Harm("C-12", named: "a file of another title") { $0.items[7].title = "otro.txt" },
  Harm("C-13", named: "empty units") { $0.items[3].units = InventoriedUnits() },
  Harm("C-13", "\"caja\": \"1-3\"", "\"caja\": 3"),
  Harm("C-14", named: "no files and yet intact") { $0.items[3].integrity = .intact },
  Harm("C-14", named: "intact with problems") { $0.items[0].problems = ["H001"] },
  Harm("C-14", named: "altered without problems") { $0.items[2].problems = [] },
  Harm("C-14", named: "problems out of order") { $0.items[2].problems = ["Z001", "H001"] },
  Harm("C-16", named: "a change without an earlier reception") { $0.items[0].change = .new },
  Harm("C-16", named: "no change with an earlier reception") { file in
    file.earlier = EarlierReception()
    file.earlier?.name = "v1"
  },
  Harm("C-16", named: "an inheritance of what has changed") { file in
    file.earlier = EarlierReception()
    file.earlier?.name = "v1"
    for index in file.items.indices { file.items[index].change = .changed }
    file.items[0].inherited = InheritedDecision()
  },
  Harm("C-16", named: "something withdrawn from nothing") { $0.withdrawn = [WithdrawnItem()] },
]

private let decisions: [Harm] = [
  Harm("C-20", named: "a number left out") { $0.decisions[1].number = 3 },
  Harm("C-20", named: "items in another order") { $0.decisions[0].items.reverse() },
  Harm("C-20", named: "an item that is not there") { $0.decisions[0].items = ["E-100"] },
  Harm("C-20", "\"plazo_dias\": 10", "\"plazo_dias\": 366"),
  Harm("C-20", "\"accion\": \"decidir\"", "\"accion\": \"borrar\""),
  Harm("C-21", named: "nobody decides") { $0.decisions[0].name = "" },
  Harm("C-21", named: "nothing is decided") { $0.decisions[0].state = nil },
  Harm("C-21", named: "nothing is decided about") { $0.decisions[0].items = [] },
  Harm("C-21", named: "a decision that undoes") { $0.decisions[1].undone = 1 },
  Harm("C-21", named: "the undoing of nothing") { $0.decisions[4].undone = nil },
  Harm("C-21", named: "the undoing of itself") { $0.decisions[4].undone = 5 },
  Harm("C-21", named: "an undoing with words") { $0.decisions[4].observation = "porque sí" },
  Harm("C-23", named: "a remark without words") { $0.decisions[1].observation = "" },
  Harm("C-24", named: "altered and received without a word") { file in
    file.decisions[1].state = .received
    file.decisions[1].observation = ""
  },
  Harm("C-25", named: "something counted that has no units") { $0.decisions[1].counted = CountedUnits() },
  Harm("C-26", named: "an earlier moment") { $0.decisions[2].moment = SampleReception.minute(0) },
  Harm("C-30", named: "no place") { $0.signature?.place = "" },
  Harm("C-30", named: "nobody hands over") { $0.signature?.deliverer.name = "" },
  Harm("C-30", named: "a witness without a name") { $0.signature?.witnesses[0].name = "" },
  Harm("C-30", "\"testigos\": [", "\"testigos\": [\n      null,"),
  Harm("C-32", named: "an observation that is gone") { $0.signature?.observations.removeLast() },
  Harm("C-32", named: "an observation in other words") { $0.signature?.observations[0].text = "Nada" },
  Harm("C-32", named: "another number") { $0.signature?.observations[0].number = 9 },
  Harm("C-32", named: "a decision after the signature") { file in
    file.decisions.append(SampleReception.draft(.missing))
    file.decisions[5].number = 6
    file.decisions[5].items = ["E-001"]
    file.decisions[5].moment = SampleReception.minute(6)
  },
  Harm("C-33", named: "another day") { file in
    file.signature?.observations[0].due = CalendarDate(dayNumber: 15_400)
  },
]

struct `A hostile reception` {
  @Test(arguments: forms + things + decisions)
  fileprivate func `is refused by its rule`(harm: Harm) throws {
    let sound = String(decoding: try ReceptionText.bytes(of: try SampleReception.signed()), as: UTF8.self)
    let text = try harm.text(sound)

    #expect(text != sound)
    let refusal = #expect(throws: ReceptionRefusal.self) { try ReceptionText.read(Array(text.utf8)) }
    #expect(refusal?.violations.first?.rule == harm.rule, "\(refusal?.violations.map(\.sentence) ?? [])")
  }

  @Test func `is refused for bytes that are not UTF-8`() throws {
    var bytes = try ReceptionText.bytes(of: SampleReception.fresh)
    bytes[40] = 0xFF
    let refusal = #expect(throws: ReceptionRefusal.self) { try ReceptionText.read(bytes) }
    #expect(refusal?.violations.map(\.rule) == ["C-01"])
  }

  @Test func `has every broken rule named, not only the first`() throws {
    var file = try SampleReception.signed()
    file.items[0].problems = ["H001"]
    file.decisions[0].name = ""
    file.signature?.place = ""
    let bytes = try ReceptionText.bytes(of: file)
    let refusal = #expect(throws: ReceptionRefusal.self) { try ReceptionText.read(bytes) }

    #expect(refusal?.violations.map(\.rule) == ["C-14", "C-21", "C-30"])
    #expect(
      refusal?.violations.map(\.sentence).first
        == "elemento E-001: su integridad no corresponde a sus problemas (regla C-14)")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `never gets through by chance`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sound = try ReceptionText.bytes(of: try SampleReception.signed())
    var bytes = sound
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    guard bytes != sound, let file = try? ReceptionText.read(bytes) else { return }

    // What is still read is another reception, written as it must be.
    #expect(try ReceptionText.bytes(of: file) == bytes)
    #expect(ReceptionRules.violations(of: file) == [])
  }
}

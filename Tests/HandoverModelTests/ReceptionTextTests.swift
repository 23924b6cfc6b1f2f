import HandoverModel
import HandoverTestSupport
import Testing

private typealias Sample = SampleReception

struct `The text of a reception` {
  @Test func `is read back to what was written`() throws {
    for file in [Sample.fresh, try Sample.signed()] {
      let bytes = try ReceptionText.bytes(of: file)
      let read = try ReceptionText.read(bytes)

      #expect(read == file)
      #expect(try ReceptionText.bytes(of: read) == bytes)
    }
  }

  @Test func `is laid out as ECMAScript does it`() throws {
    var file = Sample.fresh
    file.bundle.entity = "«Ñ» \"/\\\u{8}\u{C}\n\r\t\u{1}\u{1F}\u{7F}\u{2028}é"
    file.items = []
    file.check.defects = 0
    file.check.verdict = .intact
    let text = String(decoding: try ReceptionText.bytes(of: file), as: UTF8.self)

    #expect(text.hasPrefix("{\n  \"formato\": 1,\n  \"paquete\": {\n    \"nombre\": "))
    #expect(text.contains(#""entidad": "«Ñ» \"/\\\b\f\n\r\t\u0001\u001f"# + "\u{7F}\u{2028}é\","))
    #expect(text.contains("\n  \"anterior\": null,\n  \"aclaraciones\": [],\n  \"items\": [],\n"))
    #expect(text.hasSuffix("\n  \"firma\": null\n}\n"))
  }

  @Test func `keeps the Unicode form that was typed`() throws {
    var file = Sample.fresh
    file.items[0].title = "Gu\u{65}\u{301}a"
    let read = try ReceptionText.read(try ReceptionText.bytes(of: file))

    #expect(read.items[0].title.utf8.elementsEqual("Gu\u{65}\u{301}a".utf8))
  }

  @Test func `cannot have white space around a text`() {
    var file = Sample.fresh
    file.items[0].reason = " x"

    #expect(throws: ReceptionViolation.self) { try ReceptionText.bytes(of: file) }
  }

  /// Whatever is decided and undone: what holds follows from the log, and the bytes from the values.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `follows from any sequence of decisions`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var file = Sample.fresh
    var expected: [String: [Int: String]] = [:]
    for minute in 1...40 {
      let before = file
      do {
        if Int.random(in: 0..<4, using: &random) == 0 {
          let number = file.decisions.randomElement(using: &random)?.number
          let undone = try file.undo(number, by: Sample.receiver, at: Sample.minute(minute))
          for code in undone.items { expected[code]?[undone.number] = nil }
        } else {
          let codes = Sample.items.map(\.code).filter { _ in Bool.random(using: &random) }.shuffled(
            using: &random)
          let state = Reception.State.allCases.randomElement(using: &random) ?? .received
          let observation = Bool.random(using: &random) ? "Observación \(minute)" : ""
          var draft = Sample.draft(state, observation)
          draft.term = Bool.random(using: &random) ? Int.random(in: 1...365, using: &random) : nil
          try file.decide(draft, about: codes, at: Sample.minute(minute))
          let number = file.decisions.count
          for code in codes { expected[code, default: [:]][number] = state.rawValue }
        }
      } catch {
        #expect(file == before)
      }
    }
    if Bool.random(using: &random) { try file.sign(Sample.signature()) }
    let read = try ReceptionText.read(try ReceptionText.bytes(of: file))
    let ledger = ReceptionLedger(read)

    #expect(read == file)
    for item in read.items {
      let last = expected[item.code]?.max { $0.key < $1.key }?.value
      #expect(ledger.standing(of: item).state?.rawValue == last)
    }
  }
}

struct `Carrying a reception over` {
  private let digest = SampleReception.digest(0xCD)

  private func next(_ change: (inout ReceptionFile) -> Void) throws -> ReceptionFile {
    var file = SampleReception.fresh
    file.bundle.version = 2
    change(&file)
    file.carryOver(from: try SampleReception.signed(), fingerprint: digest)
    return file
  }

  @Test func `keeps decisions about the same, and shows what is new, changed and withdrawn`() throws {
    let file = try next { file in
      file.items[1].fingerprint = SampleReception.digest(1)
      file.items[3].integrity = .withoutFiles
      file.items.remove(at: 4)
      file.items.insert(SampleReception.element("E-006", "Acta 3"), at: 4)
    }
    let ledger = ReceptionLedger(file)

    #expect(
      file.items.map(\.change) == [.same, .changed, .same, .same, .new, .same, .same, .same])
    #expect(
      file.items.map { ledger.standing(of: $0).stateName } == [
        "recibido", "por revisar", "con observaciones", "por revisar", "por revisar", "por revisar",
        "por revisar", "por revisar",
      ])
    #expect(file.exceptions(ledger).map(\.code) == ["E-002", "E-006", "E-003"])
    #expect(file.items[2].inherited?.version == 1)
    #expect(file.items[2].inherited?.term == 10)
    #expect(file.withdrawn.map(\.code) == ["E-005"])
    #expect(file.withdrawn.map(\.state) == [.missing])
    #expect(file.earlier?.lastObservation == 2)
    #expect(file.earlier?.fingerprint == digest)
    #expect(try ReceptionText.read(try ReceptionText.bytes(of: file)) == file)
  }

  @Test func `takes an item that was altered on the way for changed`() throws {
    let file = try next { file in
      file.items[0].integrity = .altered
      file.items[0].problems = ["H001"]
    }

    #expect(file.items[0].change == .changed)
    #expect(file.items[0].inherited == nil)
  }

  @Test func `inherits through several versions, and a decision of its own goes first`() throws {
    var second = try next { _ in }
    try second.decide(
      SampleReception.draft(.received, "Subsanado"), about: ["E-003"], at: SampleReception.minute(60))
    try second.sign(SampleReception.signature())
    var third = SampleReception.fresh
    third.bundle.version = 3
    third.carryOver(from: second, fingerprint: digest)

    #expect(third.items[0].inherited?.version == 1)
    #expect(third.items[2].inherited?.version == 2)
    #expect(third.items[2].inherited?.state == .received)
  }

  @Test func `asks again for nothing that was inherited, and goes on with its numbers`() throws {
    var second = try next { $0.items[1].fingerprint = SampleReception.digest(1) }
    try second.decide(SampleReception.draft(.missing), about: ["E-002"], at: SampleReception.minute(60))
    try second.sign(SampleReception.signature())

    #expect(second.signature?.observations.map(\.number) == [3])
    #expect(second.signature?.observations.map(\.items) == [["E-002"]])
    #expect(second.lastObservation == 3)
  }

  @Test func `has a text to tell the same from the changed`() {
    var item = SampleReception.items[3]
    #expect(
      ReceptionFingerprint.text(of: item, [("a.txt", "00"), ("b.txt", nil)]) == """
        00  a.txt
        -  b.txt
        estado: entregado
        caja: 1-3
        carpeta: 4, 6 y 8
        tomo: 
        otro: 
        folios: 120

        """)
    item.kind = .file
    item.units = nil
    #expect(ReceptionFingerprint.text(of: item, [("a.txt", "00")]) == "00  a.txt\n")
  }
}

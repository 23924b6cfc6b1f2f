import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `A signed reception` {
  @Test func `becomes rows of the registry, once`() async throws {
    try await ReceivedCase.with { received in
      let (url, fingerprint) = try received.write(received.reception())
      let before = try received.registry
      let preview = try ImportReception(url, into: received.sample.folder, SampleCase.surroundings).preview()
      #expect(preview.newElements == 4)
      #expect(try received.registry == before, "a preview stores nothing")

      _ = try received.take(url)
      let registry = try received.registry
      #expect(registry.receptions.map(\.state) == [.received, .received, .withRemarks, .missing])
      #expect(registry.receptions.map(\.integrity) == [.intact, .intact, .intact, .intact])
      #expect(registry.receptions.map { $0.due?.description } == [nil, nil, "2012-02-21", "2012-02-21"])
      #expect(registry.observations.map(\.number) == [1, 2])
      #expect(registry.observations.map(\.text) == ["Falta el anexo", "Falta: T E-005"])
      #expect(registry.observations.map(\.name) == Array(repeating: "Ana Ruiz (persona inventada)", count: 2))
      let receipt = try #require(registry.receipts.first)
      #expect(receipt.digest == fingerprint.hex && receipt.total == 4 && receipt.received == 2)
      #expect(receipt.withRemarks == 1 && receipt.missing == 1 && receipt.unreviewed == 0)

      #expect(try received.take(url).isKnown)
      #expect(try received.registry == registry)
    }
  }

  @Test func `is taken with its bitácora or not at all`() async throws {
    try await ReceivedCase.with { received in
      let (url, fingerprint) = try received.write(received.reception())
      let before = try Store.open(at: received.sample.folder.registryPath).log().count
      _ = try received.take(url)
      let lines = try Store.open(at: received.sample.folder.registryPath).log().dropFirst(before)
      #expect(lines.count == 7 && lines.allSatisfy { $0.detail.contains(fingerprint.hex) })
    }
  }

  @Test func `is updated by the one that continues it`() async throws {
    try await ReceivedCase.with { received in
      let first = try received.reception { $0.decisions.removeLast() }
      let (url, fingerprint) = try received.write(first)
      _ = try received.take(url)
      let second = try received.reception { file in
        var earlier = EarlierReception()
        (earlier.name, earlier.version, earlier.sello) = (file.bundle.name, 1, file.bundle.sello)
        (earlier.fingerprint, earlier.lastObservation) = (fingerprint, 1)
        earlier.date = CalendarDate(year: 2012, month: 1, day: 10) ?? CalendarDate(dayNumber: 0)
        file.earlier = earlier
        let ledger = ReceptionLedger(first)
        file.items = file.items.map { item in
          var item = item
          item.change = .same
          item.inherited = ledger.standing(of: item).inheritance(from: 1)
          return item
        }
        file.decisions = [ReceivedCase.decision(1, ["E-005"], .missing)]
      }
      let (next, _) = try received.write(second, "otra.json")
      let outcome = try received.take(next)

      #expect(outcome.newElements == 1 && outcome.changedElements == 0)
      let registry = try received.registry
      #expect(registry.receipts.count == 2 && registry.receptions.count == 4)
      #expect(registry.observations.map(\.number) == [1, 2])
      #expect(registry.receptions.first { $0.deliverable == "E-004" }?.due?.description == "2012-02-21")
    }
  }

  @Test func `gives an observation another number when its own is taken, and says so`() async throws {
    try await ReceivedCase.with { received in
      let today = SampleCase.surroundings.today
      _ = try AskObservation(received.sample.folder, .init(text: "¿Y?", date: today), SampleCase.surroundings)
        .run()
      let (url, _) = try received.write(received.reception())
      let outcome = try received.take(url)
      #expect(
        outcome.intake?.renumbered.map(\.onActa) == [1] && outcome.intake?.renumbered.map(\.number) == [3])
      #expect(try received.registry.observations.map(\.text) == ["¿Y?", "Falta: T E-005", "Falta el anexo"])
    }
  }

  @Test func `leaves out elements that the expediente does not have`() async throws {
    try await ReceivedCase.with { received in
      let file = try received.reception {
        $0.items[1].code = "E-777"; $0.decisions[0].items = ["E-001", "E-777"]
      }
      let outcome = try received.take(received.write(file).url)
      #expect(outcome.intake?.leftOut == ["E-777"] && outcome.newElements == 3)
    }
  }
}

struct `A reception that is not to be taken` {
  private static func refusal(_ change: @escaping (inout ReceptionFile) -> Void) async throws
    -> ReceptionProblem?
  {
    var found: ReceptionProblem?
    try await ReceivedCase.with { received in
      let url = try received.write(received.reception(change)).url
      let before = try received.registry
      found = #expect(throws: ReceptionProblem.self) { try received.take(url) }
      #expect(try received.registry == before)
    }
    return found
  }

  @Test func `is one of another bundle`() async throws {
    let problem = try await Self.refusal { $0.bundle.sello = Digest(hex: String(repeating: "ab", count: 32)) }
    #expect(problem?.message.contains("ABAB-ABAB-ABAB-ABAB") == true)
  }

  @Test func `is one without sello, or of a version that is not its own`() async throws {
    #expect(try await Self.refusal { $0.bundle.sello = nil } == .withoutSello)
    #expect(try await Self.refusal { $0.bundle.version = 7 } == .otherVersion(7, sealed: 1))
  }

  @Test func `is one that continues another, which is not there`() async throws {
    let problem = try await Self.refusal { file in
      file.earlier = EarlierReception()
      file.earlier?.name = file.bundle.name
      file.items = file.items.map { item in
        var item = item
        item.change = .new
        return item
      }
    }
    guard case .earlierMissing = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func `is a second one of the same version that does not continue the first`() async throws {
    try await ReceivedCase.with { received in
      _ = try received.take(received.write(received.reception()).url)
      let (other, _) = try received.write(received.reception { $0.decisions.removeLast() }, "otra.json")
      let problem = #expect(throws: ReceptionProblem.self) { try received.take(other) }
      guard case .notContinuing(version: 1, _) = problem else {
        Issue.record("\(String(describing: problem))")
        return
      }
    }
  }

  @Test func `is one that nobody signed`() async throws {
    try await ReceivedCase.with { received in
      let (url, _) = try received.write(received.reception(), isSigned: false)
      #expect(throws: ReceptionProblem.unsigned) { try received.take(url) }
    }
  }

  @Test(arguments: 0..<24)
  func `is a broken or changed file, whatever byte is hit`(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    try await ReceivedCase.with { received in
      let (url, fingerprint) = try received.write(received.reception())
      var bytes = Array(try Data(contentsOf: url))
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[at] ^= UInt8.random(in: 1...255, using: &random)
      case 1: bytes.removeSubrange(at...)
      default: bytes.insert(contentsOf: Array("\"x\": 1,".utf8), at: at)
      }
      try Data(bytes).write(to: url)
      // A change within a text may leave a valid file, which is then another one with another hash.
      do {
        _ = try received.take(url)
        #expect(try received.registry.receipts.map(\.digest) != [fingerprint.hex])
      } catch is ReceptionError {
        #expect(try received.registry.receipts.isEmpty)
      } catch is ReceptionProblem {
        #expect(try received.registry.receipts.isEmpty)
      }
    }
  }
}

struct `The acta and the calendar of a reception` {
  private func write(_ url: URL, zip: URL? = nil, target: URL? = nil) async throws -> WriteActa.Outcome {
    try await WriteActa(url, .init(zip: zip, target: target, templates: nil, printing: nil)).run()
  }

  @Test func `are written for the bundle that was received and for no other`() async throws {
    try await ReceivedCase.with { received in
      let (url, fingerprint) = try received.write(received.reception())
      let version = try #require(try received.registry.versions.first)
      let folder = received.sample.folder.versions.appending(path: "v0001")
      let outcome = try await write(url, zip: folder.appending(path: version.name + ".zip"))
      let page = try String(contentsOf: try #require(outcome.files.first), encoding: .utf8)
      #expect(page.contains(fingerprint.hex) && outcome.isSigned)
      await #expect(throws: ActaError.self) {
        try await write(url, zip: folder.appending(path: version.name + "_publica.zip"))
      }
      let calendar = try ReceptionCalendar.of(StoredReception(at: url))
      #expect(calendar.count == 2 && calendar.text.contains("DTSTAMP:20120110T000000Z"))
    }
  }

  @Test func `give way to nothing that somebody else wrote`() async throws {
    try await ReceivedCase.with { received in
      let (url, _) = try received.write(received.reception(), isSigned: false)
      #expect(throws: ActaError.self) { try ReceptionCalendar.of(StoredReception(at: url)) }
      _ = try await write(url)
      let draft = url.deletingLastPathComponent().appending(path: "acta-de-recibo-borrador.html")
      _ = try await write(url)
      try Data("mío".utf8).write(to: draft)
      await #expect(throws: InstrumentError.self) { try await write(url) }
      #expect(try String(contentsOf: draft, encoding: .utf8) == "mío")
    }
  }
}

import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `A question of whoever receives` {
  private static func with(_ body: (SampleCase) async throws -> Void) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      try await body(sample)
    }
  }

  private static func ask(
    _ sample: SampleCase, _ text: String, _ elements: [String] = [], on date: String = "2012-01-12"
  ) throws -> AskObservation.Outcome {
    try AskObservation(
      sample.folder, .init(text: text, elements: elements, date: try CalendarDate(fieldText: date)),
      SampleCase.surroundings
    ).run()
  }

  private static func observations(_ sample: SampleCase) throws -> [Observation] {
    try Store.open(at: sample.folder.registryPath).rows(of: Observation.self)
  }

  @Test func `gets the next number and thirty working days from its own day`() async throws {
    try await Self.with { sample in
      #expect(try Self.ask(sample, "¿Uno?").observation.number == 1)
      let second = try Self.ask(sample, "¿Dos?", ["e-001", "E-001", "05_TABLAS"])
      #expect(second.observation.number == 2 && second.observation.deliverables == "E-001; 05_tablas")
      #expect(second.observation.due?.description == "2012-02-23" && second.signedOn == nil)
    }
  }

  @Test(arguments: [("2012-01-12", "2012-02-21", false), ("2012-03-01", "2012-04-17", true)])
  func `has its term from the signature of the acta while that runs`(
    date: String, due: String, isLate: Bool
  ) async throws {
    try await Self.with { sample in
      var receipt = Receipt()
      (receipt.digest, receipt.version) = (String(repeating: "a", count: 64), 1)
      receipt.date = try CalendarDate(fieldText: "2012-01-10")
      try Store.open(at: sample.folder.registryPath)
        .upsert([receipt], stamp: Stamp(who: "prueba", moment: "2012-01-10T00:00:00Z"))
      let asked = try Self.ask(sample, "¿Uno?", on: date)
      #expect(asked.observation.due?.description == due)
      #expect((asked.missedTerm != nil) == isLate && (asked.signedOn != nil) == !isLate)
    }
  }

  @Test func `needs a sealed version, a text and elements that are there`() async throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      #expect(throws: ObservationError.nothingSealed) { try Self.ask(sample, "¿Uno?") }
    }
    try await Self.with { sample in
      #expect(throws: ObservationError.self) { try Self.ask(sample, " \n ") }
      #expect(throws: ObservationError.unknownElement("E-999")) { try Self.ask(sample, "¿Uno?", ["E-999"]) }
      let stored = try Self.observations(sample)
      #expect(stored.isEmpty)
    }
  }

  @Test func `is answered, told by the next version, and closed`() async throws {
    try await Self.with { sample in
      _ = try Self.ask(sample, "¿Uno?")
      _ = try Self.ask(sample, "¿Dos?")
      let day = try CalendarDate(fieldText: "2012-01-13")
      let desk = AnswerObservation(sample.folder, number: 1, SampleCase.surroundings)
      _ = try desk.answer("Así.", on: day)
      guard case .sealed(let version, let editions, _) = try await sample.seal("Respuesta") else {
        Issue.record("an answer makes a version")
        return
      }
      #expect(version.number == 2)
      #expect(try Self.observations(sample).map(\.answeringVersion) == [2, nil])
      let document = try String(contentsOf: try #require(editions.last?.document), encoding: .utf8)
      #expect(document.contains("Esta versión responde la observación 1."))
      guard case .unchanged = try await sample.seal() else {
        Issue.record("nothing changed")
        return
      }

      _ = try desk.close("", on: day)
      #expect(throws: ObservationError.closed(1)) { try desk.answer("Otra vez.", on: day) }
      _ = try desk.reopen("No sirve")
      #expect(try Self.observations(sample).first?.answer == "")
      let second = AnswerObservation(sample.folder, number: 2, SampleCase.surroundings)
      #expect(throws: ObservationError.withoutReason(2)) { try second.close(" ", on: day) }
      #expect(try second.close("Apareció", on: day).answer == "Se cerró sin respuesta: Apareció")
      let before = try CalendarDate(fieldText: "2012-01-11")
      #expect(throws: ObservationError.self) { try desk.answer("Antes.", on: before) }
    }
  }

  @Test func `is found by the review while it waits, and when its answer is in no version`() async throws {
    try await Self.with { sample in
      _ = try Self.ask(sample, "Escriba a ana@example.com")
      _ = try Self.ask(sample, "¿Dos?")
      let late = try CalendarDate(fieldText: "2012-06-01")
      func codes(_ day: CalendarDate) throws -> [String] {
        try ReviewCase.run(sample.folder, on: day).map(\.code.id).filter { $0.hasPrefix("R4") }.sorted()
      }
      let early = try CalendarDate(fieldText: "2012-01-13")
      #expect(try codes(early) == ["R402", "R402", "R406"])
      #expect(try codes(late) == ["R401", "R401", "R406"])
      _ = try AnswerObservation(sample.folder, number: 2, SampleCase.surroundings).answer("Sí.", on: late)
      #expect(try codes(late) == ["R401", "R404", "R406"])
    }
  }
}

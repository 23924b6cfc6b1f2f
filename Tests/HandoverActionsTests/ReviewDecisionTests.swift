import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `A decision about a finding` {
  private static let path = "archivos/acta 1.txt"

  /// The sample with a document number in a public file.
  private func sample(_ scratch: ScratchFolder) throws -> SampleCase {
    let sample = try SampleCase(in: scratch)
    try sample.put(Self.path, "Firma: persona inventada, C.C. 1.000.000.001\n")
    return sample
  }

  private func codes(_ sample: SampleCase, at place: String = path) async throws -> [String] {
    try await ReviewMaterial(sample.folder, SampleCase.surroundings).run(distrustsCache: false).findings
      .filter { $0.place == place }.map(\.code.id)
  }

  private func decide(_ sample: SampleCase) -> DecideFinding {
    DecideFinding(sample.folder, SampleCase.surroundings)
  }

  @Test func `is needed before private data is sealed into the public edition`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try sample(scratch)
      #expect(try await codes(sample) == ["R351"])

      await #expect(throws: DecisionError.self) { try await sample.seal() }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: sample.folder.versions.path()).allSatisfy {
          $0.hasPrefix(".")
        })

      _ = try await decide(sample).accept("archivos/acta 1.txt", rule: "r351", reason: "Es público")
      #expect(try await codes(sample) == [])
      guard case .sealed = try await sample.seal() else {
        Issue.record("not sealed")
        return
      }
    }
  }

  @Test func `is asked again when the content changes`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try sample(scratch)
      _ = try await decide(sample).accept(Self.path, rule: "R351", reason: "Es público")
      try sample.put(Self.path, "Firma: persona inventada, C.C. 1.000.000.002\n")

      #expect(try await codes(sample) == ["R351", "R373"])
      await #expect(throws: DecisionError.self) { try await sample.seal() }
    }
  }

  @Test func `can be taken back, and all of it stands in the bitácora with its reason`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try sample(scratch)
      let decision = decide(sample)
      _ = try await decision.accept(Self.path, rule: "R351", reason: "Es público")
      try decision.withdraw(Self.path, rule: "R351", reason: "No lo es")
      try decision.switchOff("R106", reason: "No aplica")
      try decision.switchOn("R106", reason: "Sí aplica")

      #expect(try await codes(sample) == ["R351"])
      let log = try Store.open(at: sample.folder.registryPath).log().suffix(4)
      #expect(
        log.map(\.action) == ["aceptar hallazgo", "retirar aceptación", "apagar regla", "encender regla"])
      #expect(log.map { $0.detail.contains("motivo") } == [true, true, true, true])
    }
  }

  @Test func `that switches a rule off hides its findings, says so, and stops stopping`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try sample(scratch)
      try decide(sample).switchOff("R351", reason: "Las actas son públicas")

      #expect(try await codes(sample) == [])
      #expect(try await codes(sample, at: "R351") == ["R391"])
      guard case .sealed = try await sample.seal() else {
        Issue.record("not sealed")
        return
      }
    }
  }

  @Test
  func `is refused without a reason, for an unknown rule or file, and when there is nothing to take back`()
    async throws
  {
    try await ScratchFolder.use { scratch in
      let sample = try sample(scratch)
      let decision = decide(sample)
      await #expect(throws: DecisionError.withoutReason(act: "aceptar un hallazgo")) {
        try await decision.accept(Self.path, rule: "R351", reason: " ")
      }
      await #expect(throws: DecisionError.unknownRule("R999")) {
        try await decision.accept(Self.path, rule: "R999", reason: "x")
      }
      await #expect(throws: DecisionError.noFile(path: "archivos/otro.txt")) {
        try await decision.accept("archivos/otro.txt", rule: "R351", reason: "x")
      }
      #expect(throws: DecisionError.notAccepted(path: Self.path, rule: "R351")) {
        try decision.withdraw(Self.path, rule: "R351", reason: "")
      }
      #expect(throws: DecisionError.notOff(rule: "R351")) { try decision.switchOn("R351", reason: "") }
    }
  }

  @Test func `is not asked for what the public edition does not carry`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("archivos/privado/cédulas.csv", "nombre,cédula\nPersona inventada,1000000001\n")
      try sample.put("archivos/suelto.txt", "C.C. 1.000.000.001\n")

      #expect(try await codes(sample, at: "archivos/privado/cédulas.csv") == [])
      #expect(try await codes(sample, at: "archivos/suelto.txt") == ["R101", "R372"])
      guard case .sealed = try await sample.seal() else {
        Issue.record("not sealed")
        return
      }
    }
  }

  @Test func `is kept while unchanged files are not read again`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let old = Date(timeIntervalSince1970: 1_325_000_000)
      #expect(old < Date())
      let review = ReviewMaterial(sample.folder, SampleCase.surroundings)
      let first = try await review.run(distrustsCache: false)
      #expect(first.read == first.files)
      let distrusting = try await review.run(distrustsCache: true)
      #expect(distrusting.read == distrusting.files)
      #expect(first.findings == distrusting.findings)
    }
  }
}

import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `An expediente held against its bundle` {
  private func compare(
    _ sample: SampleCase, _ edition: Edition, after change: (SampleCase) throws -> Void = { _ in }
  ) async throws -> CompareMaterial.Outcome? {
    guard case .sealed(_, let editions, _) = try await sample.seal(),
      let sealed = editions.first(where: { $0.edition == edition })
    else { return nil }
    try change(sample)
    return try await CompareMaterial.run(
      sealed.zip.path(percentEncoded: false), with: sample.folder, code: nil, SampleCase.surroundings)
  }

  @Test(arguments: [(Edition.integral, 5), (.public, 3)])
  func `has the files that were sealed`(edition: Edition, files: Int) async throws {
    try await ScratchFolder.use { scratch in
      let outcome = try await compare(try SampleCase(in: scratch), edition)
      #expect(outcome?.allFindings == [])
      #expect(outcome?.proof?.identical == files)
    }
  }

  @Test func `names what changed, what is gone and what is new`() async throws {
    try await ScratchFolder.use { scratch in
      let outcome = try await compare(try SampleCase(in: scratch), .integral) { sample in
        try sample.put("archivos/acta 1.txt", "Acta de la reuniOn\n")
        try sample.put("archivos/nueva.txt", "nueva\n")
        try FileManager.default.removeItem(at: sample.folder.url.appending(path: "informes/fase 1.md"))
      }
      #expect(
        outcome?.proof?.findings.map { [$0.code.id, $0.place] } == [
          ["M001", "archivos/acta 1.txt"], ["M002", "informes/fase 1.md"], ["M003", "archivos/nueva.txt"],
        ])
      #expect(outcome?.proof?.identical == 3)
    }
  }

  @Test func `names a file that cannot be read any more`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      let zip = try #require(editions.first).zip.path(percentEncoded: false)
      let proof = try await MaterialProof.run(
        BundleStatement.read(zip), folder: scratch.url.path(percentEncoded: false) + "/otra",
        present: ["archivos/acta 1.txt"], workers: 2, progress: { _ in })
      #expect(proof.findings.filter { $0.severity == .defect }.map(\.code.id) == ["M004"])
      #expect(proof.identical == 0)
    }
  }

  @Test func `is not compared with an altered bundle`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      var bytes = try Data(contentsOf: try #require(editions.first).zip)
      bytes[bytes.count / 2] ^= 1
      let copy = try scratch.write(bytes, to: "copia.zip").path(percentEncoded: false)
      let outcome = try await CompareMaterial.run(
        copy, with: sample.folder, code: nil, SampleCase.surroundings)
      #expect(outcome.proof == nil)
      #expect(outcome.audit.verdict == .altered)
    }
  }
}

import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `Sealing a version` {
  @Test func `leaves both editions, both documents, the verifier and the list of hashes in one folder`()
    async throws
  {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)

      _ = try await sample.seal()

      let names = try scratch.files().filter { $0.hasPrefix("caso/versiones/v0001/") }
        .map { String($0.dropFirst("caso/versiones/v0001/".count)) }
      #expect(
        names == [
          "SHA256SUMS", "documento-empalme-integral.html", "documento-empalme.html",
          "empalme_prueba_2011-12-28_v0001.zip", "empalme_prueba_2011-12-28_v0001_publica.zip",
          "verificador.html",
        ])
    }
  }

  @Test func `makes bundles that the verifier calls intact and that bear the sello it reports`() async throws
  {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else {
        Issue.record("nothing was sealed")
        return
      }
      #expect(editions.map(\.edition) == [.integral, .public])
      for edition in editions {
        let report = try await VerifyBundle.run(
          at: edition.zip.path(percentEncoded: false), code: edition.sello.short,
          surroundings: SampleCase.surroundings)
        #expect(report.findings.isEmpty, "\(report.findings.map(\.sentence))")
        #expect(report.match == .equal)
        let page = try String(contentsOf: edition.document, encoding: .utf8)
        #expect(page.contains(edition.sello.short))
      }
    }
  }

  @Test func `makes no second version when nothing has changed`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let before = try scratch.files()

      guard case .unchanged(since: 1) = try await sample.seal("Otra vez") else {
        Issue.record("a version without changes was sealed")
        return
      }

      #expect(try scratch.files() == before)
    }
  }

  @Test func `chains the second version to the first and leaves the first as it was`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(let first, let editions, _) = try await sample.seal() else { return }
      let bytes = try editions.map { try Data(contentsOf: $0.zip) }
      try sample.put("archivos/acta 1.txt", "Acta corregida\n")

      guard case .sealed(let second, let later, _) = try await sample.seal("Corrección") else {
        Issue.record("the change was not seen")
        return
      }

      #expect(second.number == 2)
      #expect(try editions.map { try Data(contentsOf: $0.zip) } == bytes)
      let report = try await VerifyBundle.run(
        at: later[0].zip.path(percentEncoded: false), code: nil, surroundings: SampleCase.surroundings)
      #expect(report.verdict == .intact)
      #expect(report.previousSello?.hex == first.integralSello)
      let page = try String(contentsOf: later[0].document, encoding: .utf8)
      #expect(page.contains("data/02_archivos/acta 1.txt"))
    }
  }

  @Test func `does not change a byte or a date of the material`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      func state() throws -> [String] {
        try scratch.files().filter { !$0.contains("versiones/") && !$0.contains("empalme.sqlite") }.map {
          path in
          let attributes = try FileManager.default.attributesOfItem(
            atPath: scratch.file(path).path(percentEncoded: false))
          let date = attributes[.modificationDate] as? Date
          let digest = Hashing.sha256(Array(try Data(contentsOf: scratch.file(path))))
          return "\(path) \(digest.hex) \(date?.timeIntervalSince1970 ?? 0)"
        }
      }
      let before = try state()

      _ = try await sample.seal()

      #expect(try state() == before)
    }
  }

  @Test func `gives the same bytes in another folder`() async throws {
    try await ScratchFolder.use { scratch in
      let editions = try await [SampleCase(in: scratch, named: "a"), SampleCase(in: scratch, named: "b/c")]
        .asyncMap { sample -> [Data] in
          guard case .sealed(_, let editions, _) = try await sample.seal() else { return [] }
          return try editions.flatMap { [try Data(contentsOf: $0.zip), try Data(contentsOf: $0.document)] }
        }
      #expect(editions[0].count == 4)
      #expect(editions[0] == editions[1])
    }
  }

  @Test func `records the version and what was done in the registry`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(let version, _, _) = try await sample.seal() else { return }

      let store = try Store.open(at: sample.folder.registryPath, for: .reading)
      #expect(try store.registry().versions == [version])
      #expect(try store.log().last?.action == "sellar")
    }
  }

  @Test func `records a version again whose record was lost before it makes the next one`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let registry = sample.folder.registry
      let copy = scratch.file("copia.sqlite")
      try FileManager.default.copyItem(at: registry, to: copy)
      _ = try await sample.seal()
      for suffix in ["", "-wal", "-shm"] {
        let path = sample.folder.registryPath + suffix
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      }
      try FileManager.default.copyItem(at: copy, to: registry)
      try sample.put("archivos/nuevo.txt", "nuevo\n")

      guard case .sealed(let second, _, _) = try await sample.seal() else { return }

      #expect(second.number == 2)
      let versions = try Store.open(at: sample.folder.registryPath, for: .reading).registry().versions
      #expect(versions.map(\.number) == [1, 2])
    }
  }
}

extension Array {
  /// The results of an asynchronous transformation, one after the other.
  fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result]
  {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}

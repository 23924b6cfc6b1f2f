import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The comparison of two bundles` {
  /// Seals version 1, then version 2 after it with other files; the paths of both.
  private func versions(in folder: ScratchFolder) async throws -> (String, String) {
    let first = try await Sample.seal(try Sample.plan(name: "uno"), in: folder)
    var texts = Dictionary(Sample.texts.map { ($0.0, $0.1) }) { first, _ in first }
    texts["02_archivos/acta 2.txt"] = Array("Acta 2\n".utf8)
    texts["02_archivos/otra/foto.jpg"] = texts.removeValue(forKey: "02_archivos/foto.jpg")
    texts["05_tablas/equipos.csv"] = Array("nombre,cargo\n".utf8)
    texts["02_archivos/vacío.txt"] = nil
    let items = try texts.map { try PayloadItem(path: Sample.path($0.key), content: .bytes($0.value)) }
    let second = try await Sample.seal(
      try Sample.plan(
        name: "dos", version: 2, items: items, previous: PreviousVersion.read(fromZip: first.path)),
      in: folder)
    return (first.path, second.path)
  }

  private func compare(_ first: String, _ second: String) throws -> BundleComparison {
    try BundleComparison(BundleStatement.read(first), BundleStatement.read(second))
  }

  @Test func `tells what a version changed in the one before`() async throws {
    try await ScratchFolder.use { folder in
      let (first, second) = try await versions(in: folder)
      let comparison = try compare(first, second)

      let told = comparison.files.filter { !$0.isWrittenBySealing }.map { "\($0.kind.rawValue) \($0.path)" }
      #expect(
        told == [
          "agregado 02_archivos/acta 2.txt", "movido 02_archivos/otra/foto.jpg",
          "retirado 02_archivos/vacío.txt", "cambiado 05_tablas/equipos.csv",
        ])
      #expect(comparison.count(.moved) == 1)
      #expect(comparison.files[1].formerPath == "02_archivos/foto.jpg")
      #expect(comparison.files[1].sizeInB == 3_000)
      #expect(comparison.facts.map(\.name) == ["Versión", "Motivo", "Sello"])
      #expect(
        comparison.files.filter(\.isWrittenBySealing).map(\.path) == [
          "empalme.json", "ro-crate-metadata.json",
        ])
      #expect(comparison.relation == .successor)
      #expect(try compare(second, first).relation == .predecessor)
    }
  }

  @Test func `finds nothing between a bundle and the folder that came out of it`() async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(), in: folder)
      let forge = try Forge(Array(try Data(contentsOf: URL(filePath: sealed.path))))
      for (path, bytes) in forge.files { try folder.write(Data(bytes), to: "suelto/\(path)") }
      let unpacked = folder.url.appending(path: "suelto").path(percentEncoded: false)
      let comparison = try compare(sealed.path, unpacked)

      #expect(comparison.isEqual)
      #expect(comparison.relation == .same)
      #expect(comparison.unchanged == sealed.payloadFiles)
    }
  }

  @Test func `says when two bundles cannot both be what they claim`() async throws {
    try await ScratchFolder.use { folder in
      let (first, second) = try await versions(in: folder)
      let items = [try PayloadItem(path: Sample.path("02_archivos/a.txt"), content: .bytes([1]))]
      let other = try await Sample.seal(try Sample.plan(name: "tres", items: items), in: folder)
      let open = try await Sample.seal(
        try Sample.plan(name: "cuatro", items: items, edition: .public), in: folder)

      #expect(try compare(first, other.path).relation == .rivals)
      #expect(try compare(other.path, second).relation == .unchained)
      #expect(try compare(first, open.path).relation == .editions)
      #expect(try compare(second, open.path).relation == .otherEdition)
      #expect(BundleRelation.allCases.filter(\.isSuspicious) == [.unchained, .rivals])
    }
  }

  @Test func `takes bags of other programs by the digest that both use`() throws {
    try ScratchFolder.use { folder in
      for (bag, digest) in [("a", "11"), ("b", "22")] {
        try folder.write("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", to: "\(bag)/bagit.txt")
        try folder.write("\(digest) *./data/x%25.txt\r\n33\tdata/y.txt\r\n", to: "\(bag)/manifest-md5.txt")
        try folder.write("x", to: "\(bag)/data/x%.txt")
      }
      let comparison = try compare(
        folder.url.appending(path: "a").path(percentEncoded: false),
        folder.url.appending(path: "b").path(percentEncoded: false))

      #expect(comparison.algorithm == "md5")
      #expect(comparison.relation == .foreign)
      #expect(comparison.files.map(\.path) == ["x%.txt"])
      #expect(comparison.files.first?.sizeInA == 1)
      #expect(comparison.unchanged == 1)
    }
  }

  @Test func `needs a digest that both use`() throws {
    try ScratchFolder.use { folder in
      for algorithm in ["md5", "sha1"] {
        try folder.write("BagIt-Version: 0.97\n", to: "\(algorithm)/bagit.txt")
        try folder.write("11 data/x\n", to: "\(algorithm)/manifest-\(algorithm).txt")
      }
      #expect(throws: ComparisonError.self) {
        try compare(
          folder.url.appending(path: "md5").path(percentEncoded: false),
          folder.url.appending(path: "sha1").path(percentEncoded: false))
      }
    }
  }

  @Test(arguments: ["nada", "PK\u{3}\u{4}", "PK\u{3}\u{4}" + String(repeating: "x", count: 99), ""])
  func `refuses what is no bundle`(text: String) throws {
    try ScratchFolder.use { folder in
      let url = try folder.write(Data(text.utf8), to: "paquete.zip")
      let error = #expect(throws: BundleError.self) {
        try BundleStatement.read(url.path(percentEncoded: false))
      }
      #expect(error?.status == .data)
    }
  }

  @Test func `refuses a ZIP that names a file twice`() async throws {
    var zip = try Forge(try await Sample.bytes()).zip
    zip.entries.append(zip.entries[zip.index(of: "/bag-info.txt")])
    try ScratchFolder.use { folder in
      let url = try folder.write(Data(zip.bytes), to: "doble.zip")
      let error = #expect(throws: BundleError.self) {
        try BundleStatement.read(url.path(percentEncoded: false))
      }
      #expect(error?.message.contains("bag-info.txt") == true)
    }
  }

  @Test(arguments: ["{", "[[[[", "{\"archivos\": 7}", "{\"archivos\": [1, {\"ruta\": 3}, [\"ruta\"]]}", ""])
  func `works without titles where the inventory cannot be read`(text: String) async throws {
    var forge = try Forge(try await Sample.bytes())
    forge.files["data/empalme.json"] = Array(text.utf8)
    forge.reseal()
    try ScratchFolder.use { folder in
      let url = try folder.write(Data(forge.zip.bytes), to: "raro.zip")
      let path = url.path(percentEncoded: false)
      #expect(try compare(path, path).isEqual)
    }
  }
}

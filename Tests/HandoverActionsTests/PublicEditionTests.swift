import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The public edition` {
  /// Every byte of the public output: the document beside the ZIP and all entries of the ZIP, unpacked.
  private func publicBytes(_ sample: SampleCase) async throws -> (names: [String], text: String) {
    guard case .sealed(_, let editions, _) = try await sample.seal() else { return ([], "") }
    let zip = try BundleEntries.open(editions[1].zip.path(percentEncoded: false))
    var text = try String(contentsOf: editions[1].document, encoding: .utf8)
    for name in zip.names where !name.hasSuffix("/") {
      text += "\n" + String(decoding: try zip.bytes(of: name, limit: 64 << 20), as: UTF8.self)
    }
    return (zip.names, text)
  }

  /// The document without its chapter 12, which is the index of what is withheld.
  private static func withoutIndex(_ text: String) -> String {
    guard let start = text.range(of: "id=\"cap-12\""), let end = text.range(of: "id=\"cap-13\"") else {
      return text
    }
    return String(text[..<start.lowerBound] + text[end.lowerBound...])
  }

  @Test(arguments: ["SECRETO", "1000000001", "1000000002"])
  func `holds no personal data anywhere`(_ secret: String) async throws {
    try await ScratchFolder.use { scratch in
      let output = try await publicBytes(SampleCase(in: scratch))
      #expect(!output.text.isEmpty)
      #expect(!output.text.contains(secret))
      #expect(!output.names.joined().contains(secret))
    }
  }

  @Test func `carries neither restricted files nor those that nobody catalogued`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("archivos/suelto.txt", "SECRETO-SUELTO\n")
      let output = try await publicBytes(sample)
      #expect(!output.text.contains("SECRETO-SUELTO"))
      #expect(
        !output.names.contains { $0.contains("privado") || $0.contains("suelto") || $0.contains("04_") })
      #expect(output.names.contains("data/02_archivos/acta 1.txt"))
    }
  }

  @Test func `names a restricted element in the index only, with its ground`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      let zip = try BundleEntries.open(editions[1].zip.path(percentEncoded: false))
      var holders: [String] = []
      for name in zip.names where !name.hasSuffix("/") {
        let text = String(decoding: try zip.bytes(of: name, limit: 64 << 20), as: UTF8.self)
        if text.contains("TITULO-RESTRINGIDO") { holders.append(name) }
        #expect(!Self.withoutIndex(text).contains("E-003"), "\(name)")
        #expect(name.hasSuffix(".csv") || !Self.withoutIndex(text).contains("TITULO-RESTRINGIDO"), "\(name)")
      }
      #expect(
        holders == [
          "data/05_tablas/indice_informacion_clasificada_reservada.csv", "data/documento-empalme.html",
        ])
    }
  }

  // A small one is packed beside the integral edition, a large one after it from what that has packed.
  @Test(arguments: [400, 3_600_000])
  func `holds nothing that the integral edition does not hold, but for what tells of the edition itself`(
    words: Int
  ) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put(
        "material/guías/Guía del editor (versión ñ).md", String(repeating: "Publicar. ", count: words))
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      let integral = try BundleEntries.open(editions[0].zip.path(percentEncoded: false))
      let published = try BundleEntries.open(editions[1].zip.path(percentEncoded: false))
      for name in published.names where name.hasPrefix("data/0") && !name.hasPrefix("data/05") {
        #expect(integral.names.contains(name))
        guard !name.hasSuffix("/") else { continue }
        let (left, right) = (
          try integral.bytes(of: name, limit: 64 << 20), try published.bytes(of: name, limit: 64 << 20)
        )
        #expect(left == right, "\(name)")
      }
    }
  }
}

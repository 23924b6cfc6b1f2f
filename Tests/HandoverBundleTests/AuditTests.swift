import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A bag that someone changed` {
  @Test func `shows every altered file, not only the first`() async throws {
    var forge = try await Sample.forge()
    for (path, _) in Sample.texts { forge.files["data/" + path, default: []].append(0x21) }
    let report = try await Sample.audit(forge.zip.bytes)
    let altered = report.findings.filter { $0.code == .payloadAltered }.map(\.place)
    #expect(
      altered == Sample.texts.map { "data/" + $0.0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `is judged the same as a folder`() async throws {
    var forge = try await Sample.forge()
    try await ScratchFolder.use { folder in
      for (path, bytes) in forge.files { try folder.write(Data(bytes), to: Sample.name + "/" + path) }
      let place = folder.file(Sample.name).path(percentEncoded: false).trimmedSlash
      #expect(try await BundleAudit.run(at: place, workers: 2) { _ in }.findings == [])

      forge.files["data/02_archivos/foto.jpg"]?[0] ^= 1
      try folder.write(
        Data(forge.files["data/02_archivos/foto.jpg"] ?? []), to: Sample.name + "/data/02_archivos/foto.jpg")
      try folder.write("hola", to: Sample.name + "/data/02_archivos/intruso.txt")
      let report = try await BundleAudit.run(at: place + "/", workers: 2) { _ in }
      #expect(report.codes == ["B007", "B014", "H001"])
    }
  }
}

struct `What is not a bundle` {
  @Test func `is an error and not a finding`() async throws {
    try await ScratchFolder.use { folder in
      let other = RawZip(entries: [.init("hola.txt", Array("hola".utf8))]).bytes
      let zip = try folder.write(Data(other), to: "otro.zip").path(percentEncoded: false)
      let text = try folder.write("hola", to: "hola.txt").path(percentEncoded: false)
      let gone = folder.file("nada.zip").path(percentEncoded: false)
      for path in [zip, text, folder.url.path(percentEncoded: false)] {
        let error = await #expect(throws: BundleError.self) {
          try await BundleAudit.run(at: path, workers: 1) { _ in }
        }
        guard case .notABundle = error else {
          Issue.record("\(path): \(String(describing: error))")
          continue
        }
      }
      await #expect(throws: BundleError.fileMissing(path: gone)) {
        try await BundleAudit.run(at: gone, workers: 1) { _ in }
      }
      await #expect(throws: BundleError.malformedSello(text: "12AB")) {
        try await BundleAudit.run(at: zip, expecting: "12AB", workers: 1) { _ in }
      }
    }
  }
}

struct `The list of finding codes` {
  @Test func `has each identifier once and a sentence for each`() {
    let codes = FindingCode.allBundleCodes
    #expect(Set(codes.map(\.id)).count == codes.count)
    #expect(codes.allSatisfy { !$0.sentence.isEmpty && !$0.remedy.isEmpty && !$0.sentence.hasSuffix(".") })
  }
}

struct `A ZIP on its way` {
  @Test func `is altered wherever it is cut off`() async throws {
    let bytes = try await Sample.bytes()
    for cut in stride(from: 5, to: bytes.count, by: 97) {
      let report = try await Sample.audit(Array(bytes.prefix(cut)))
      #expect(report.verdict == .altered, "cut at \(cut)")
    }
  }

  @Test func `is compared with SHA256SUMS when that lies beside it`() async throws {
    let bytes = try await Sample.bytes()
    try await ScratchFolder.use { folder in
      let zip = try folder.write(Data(bytes), to: "a.zip").path(percentEncoded: false)
      try folder.write("\(Hashing.sha256(bytes).hex)  a.zip\n", to: "SHA256SUMS")
      #expect(try await BundleAudit.run(at: zip, workers: 1) { _ in }.verdict == .intact)
      try folder.write("\(Hashing.sha256([]).hex) *a.zip\n", to: "SHA256SUMS")
      #expect(try await BundleAudit.run(at: zip, workers: 1) { _ in }.codes == ["Z030"])
    }
  }
}

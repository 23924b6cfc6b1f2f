import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A chain of versions` {
  /// Three versions, each after the one before; the last one's bytes.
  private func third() async throws -> (bytes: [UInt8], sellos: [Digest]) {
    try await ScratchFolder.use { folder in
      var previous: PreviousVersion?
      var sellos: [Digest] = []
      var path = ""
      for version in 1...3 {
        let name = "empalme_v000\(version)"
        let sealed = try await Sample.seal(
          try Sample.plan(name: name, version: version, previous: previous), in: folder)
        previous = try PreviousVersion.read(fromZip: sealed.path)
        sellos.append(sealed.sello)
        path = sealed.path
      }
      return (Array(try Data(contentsOf: URL(filePath: path))), sellos)
    }
  }

  @Test func `is proved by the newest bundle alone`() async throws {
    let (bytes, sellos) = try await third()
    let report = try await Sample.audit(bytes)
    #expect(report.findings == [])
    #expect(report.version == 3)
    #expect(report.previousVersion == 2)
    #expect(report.previousSello == sellos[1])
    #expect(report.sello == sellos[2])
  }

  @Test(arguments: [1, 2], ["manifest-sha256.txt", "bag-info.txt"])
  func `breaks where an earlier text is rewritten`(version: Int, file: String) async throws {
    var forge = try Forge(try await third().bytes)
    forge.top = "empalme_v0003"
    let path = "historia/v000\(version).\(file)"
    forge.replace("a", "b", in: path)
    forge.resealTags()
    let report = try await Sample.audit(forge.zip.bytes)
    #expect(report.findings.contains { $0.code == .chainTextAltered && $0.place == path })
  }

  @Test(arguments: [1, 2])
  func `breaks where an earlier seal is rewritten`(version: Int) async throws {
    var forge = try Forge(try await third().bytes)
    forge.top = "empalme_v0003"
    let path = "historia/v000\(version).tagmanifest-sha256.txt"
    forge.files[path]?.append(0x0A)
    forge.resealTags()
    let report = try await Sample.audit(forge.zip.bytes)
    #expect(report.findings.contains { $0.code == .chainBroken && $0.place == path })
  }

  @Test(arguments: [1, 2])
  func `misses a version that was left out`(version: Int) async throws {
    var forge = try Forge(try await third().bytes)
    forge.top = "empalme_v0003"
    for path in forge.files.keys where path.hasPrefix("historia/v000\(version)") { forge.files[path] = nil }
    forge.resealTags()
    let report = try await Sample.audit(forge.zip.bytes)
    #expect(report.codes.contains("C001"))
  }

  @Test func `knows what has not changed`() async throws {
    try await ScratchFolder.use { folder in
      let first = try await Sample.seal(try Sample.plan(name: "uno"), in: folder)
      let previous = try PreviousVersion.read(fromZip: first.path)
      let inSections: (BundlePath) -> Bool = { $0.parent != nil }
      #expect(previous.fingerprint(of: inSections) == first.fingerprint(of: inSections))
      let second = try await Sample.seal(
        try Sample.plan(name: "dos", version: 2, previous: previous), in: folder)
      #expect(second.fingerprint(of: inSections) == first.fingerprint(of: inSections))
      #expect(second.fingerprint { _ in true } != first.fingerprint { _ in true })
    }
  }

  @Test func `refuses a predecessor that is not one`() async throws {
    try await ScratchFolder.use { folder in
      let first = try await Sample.seal(try Sample.plan(name: "uno"), in: folder)
      let previous = try PreviousVersion.read(fromZip: first.path)
      let plans = try [
        Sample.plan(name: "x", version: 1, previous: previous), Sample.plan(name: "x", version: 2),
        Sample.plan(name: "x", version: 2, previous: previous, edition: .public),
      ]
      for plan in plans {
        let error = await #expect(throws: BundleError.self) { try await Sample.seal(plan, in: folder) }
        guard case .planInvalid = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }
  }
}

struct `A sello typed from paper` {
  static let digest = Hashing.sha256(Array("empalme".utf8))

  @Test(arguments: [
    digest.hex, digest.grouped, digest.short, digest.hex.uppercased(), " " + digest.short + "\n",
    digest.grouped.replacing("-", with: " "), digest.short.replacing("-", with: "–").lowercased(),
  ])
  func `is understood with any case and separators`(text: String) throws {
    let code = try #require(SelloCode(text))
    #expect(code.matches(Self.digest))
    #expect(!code.matches(Hashing.sha256([])))
  }

  @Test(arguments: ["", "ABCD", digest.hex + "0", String(digest.hex.dropLast()), "GGGG-GGGG-GGGG-GGGG"])
  func `is refused when it cannot be one`(text: String) {
    #expect(SelloCode(text) == nil)
  }

  @Test func `that is another one is a finding`() async throws {
    let report = try await Sample.audit(try await Sample.bytes(), expecting: Self.digest.short)
    #expect(report.codes == ["S001"])
    #expect(report.match == .different)
    #expect(report.verdict == .altered)
  }
}

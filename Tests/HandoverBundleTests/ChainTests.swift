import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A chain of versions` {
  @Test func `is proved by the newest bundle alone`() async throws {
    let chain = try await Sample.chain()
    let sellos = chain.sellos
    let report = try await Sample.audit(chain.bytes[2])
    #expect(report.findings == [])
    #expect(report.version == 3)
    #expect(report.previousVersion == 2)
    #expect(report.previousSello == sellos[1])
    #expect(report.sello == sellos[2])
  }

  @Test(arguments: [1, 2], ["manifest-sha256.txt", "bag-info.txt", "tagmanifest-sha256.txt"])
  func `breaks at every text that is rewritten`(version: Int, file: String) async throws {
    var forge = try Forge(try await Sample.chain().bytes[2])
    forge.top = "empalme_v0003"
    let path = "historia/v000\(version).\(file)"
    forge.files[path]?.append(0x0A)
    forge.resealTags()
    let report = try await Sample.audit(forge.zip.bytes)
    let code: FindingCode = file.hasPrefix("tag") ? .chainBroken : .chainTextAltered
    #expect(report.findings.contains { $0.code == code && $0.place == path })
  }

  @Test(arguments: [1, 2])
  func `misses a version that was left out`(version: Int) async throws {
    var forge = try Forge(try await Sample.chain().bytes[2])
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
      let inSections: (BundlePath) -> Bool = { !$0.isWrittenBySealing }
      #expect(previous.fingerprint == first.fingerprint(of: inSections))
      let second = try await Sample.seal(
        try Sample.plan(name: "dos", version: 2, previous: previous), in: folder)
      #expect(second.fingerprint(of: inSections) == first.fingerprint(of: inSections))
      #expect(second.fingerprint { _ in true } != first.fingerprint { _ in true })
    }
  }

  @Test func `tells what was added, changed and removed`() async throws {
    try await ScratchFolder.use { folder in
      let items = try Sample.plan(name: "uno").items
      let first = try await Sample.seal(try Sample.plan(name: "uno"), in: folder)
      let previous = try PreviousVersion.read(fromZip: first.path)
      #expect(previous.changes(to: first.files).isEmpty)
      let paths = items.map(\.path).sorted()
      let (gone, other) = (try #require(paths.first), try #require(paths.last))
      let added = try #require(BundlePath("02_archivos/~nuevo.txt"))
      let later =
        items.filter { $0.path != gone && $0.path != other }
        + [added, other].map { PayloadItem(path: $0, content: .bytes([0x31])) }
      let second = try await Sample.seal(
        try Sample.plan(name: "dos", version: 2, items: later, previous: previous), in: folder)
      let changes = previous.changes(to: second.files)
      #expect(Set(changes.map(\.kind)) == [.removed, .added, .changed] && changes.count == 3)
      #expect(changes.first { $0.kind == .removed }?.path == gone)
      #expect(changes.first { $0.kind == .added }?.path == added)
      #expect(changes.first { $0.kind == .changed }?.path == other)
      #expect(changes.map(\.path) == changes.map(\.path).sorted())
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
}

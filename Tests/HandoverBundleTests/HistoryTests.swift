import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The history of a bundle` {
  /// Three versions, each with one file more than the one before: the last one taken apart.
  private func third() async throws -> (forge: Forge, sellos: [Digest]) {
    try await ScratchFolder.use { folder in
      var previous: PreviousVersion?
      var sellos: [Digest] = []
      var path = ""
      var items = try Sample.texts.map { try PayloadItem(path: Sample.path($0.0), content: .bytes($0.1)) }
      for version in 1...3 {
        let plan = try Sample.plan(
          name: "empalme_v000\(version)", version: version, items: items, previous: previous)
        let sealed = try await Sample.seal(plan, in: folder)
        previous = try PreviousVersion.read(fromZip: sealed.path)
        sellos.append(sealed.sello)
        path = sealed.path
        let added = try Sample.path("03_informes_fases/\(version).md")
        items.append(PayloadItem(path: added, content: .bytes([UInt8(version)])))
      }
      var forge = try Forge(Array(try Data(contentsOf: URL(filePath: path))))
      forge.top = "empalme_v0003"
      return (forge, sellos)
    }
  }

  private func history(_ forge: Forge, expecting code: String? = nil) throws -> BundleHistory {
    try history(forge.zip.bytes, expecting: code)
  }

  private func history(_ bytes: [UInt8], expecting code: String? = nil) throws -> BundleHistory {
    try ScratchFolder.use { folder in
      let url = try folder.write(Data(bytes), to: "paquete.zip")
      return try BundleHistory.read(url.path(percentEncoded: false), expecting: code)
    }
  }

  @Test func `tells every version with its sello and what it changed`() async throws {
    let (forge, sellos) = try await third()
    let history = try history(forge)

    #expect(history.isProved)
    #expect(history.findings == [])
    #expect(history.versions.map(\.number) == [1, 2, 3])
    #expect(history.versions.map(\.sello) == sellos)
    #expect(history.versions.map(\.reason) == ["Primera entrega", "Aclaraciones", "Aclaraciones"])
    #expect(
      history.versions.map { $0.changes?.added } == [
        nil, ["03_informes_fases/1.md"], ["03_informes_fases/2.md"],
      ])
    #expect(history.versions.map { $0.changes?.changed } == [nil, [], []])
    #expect(history.versions.map(\.files) == [9, 10, 11])
  }

  @Test func `finds the code of an acta at any version of the chain`() async throws {
    let (forge, sellos) = try await third()
    for (index, sello) in sellos.enumerated() {
      #expect(try history(forge, expecting: sello.short).matched == index + 1)
    }
    let stranger = try history(forge, expecting: Hashing.sha256([]).hex)
    #expect(stranger.matched == nil)
    #expect(stranger.findings.map(\.code.id) == ["C007"])
    #expect(throws: BundleError.malformedSello(text: "ABC")) { try history(forge, expecting: "ABC") }
  }

  @Test(arguments: [1, 2], ["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
  func `names the link that is broken`(version: Int, file: String) async throws {
    var (forge, _) = try await third()
    forge.files["historia/v000\(version).\(file)"]?.append(0x0A)
    forge.resealTags()
    let history = try history(forge)

    #expect(!history.isProved)
    #expect(history.versions.filter { !$0.isProved }.map(\.number) == [version])
  }

  @Test func `names a version whose texts are gone`() async throws {
    var (forge, _) = try await third()
    for path in forge.files.keys where path.hasPrefix("historia/v0001") { forge.files[path] = nil }
    forge.resealTags()
    let history = try history(forge)

    #expect(history.findings.map(\.code.id) == ["C001", "C001", "C001"])
    #expect(!history.isProved)
  }

  @Test func `sees that the newest version's own texts were changed`() async throws {
    var (forge, _) = try await third()
    forge.replace("Aclaraciones", "Aclaraciones falsas", in: "bag-info.txt")
    let history = try history(forge)

    #expect(history.findings.map(\.code.id) == ["H002"])
    #expect(history.versions.filter { !$0.isProved }.map(\.number) == [3])
  }

  @Test func `does not read the payload`() async throws {
    let (forge, _) = try await third()
    var zip = forge.zip
    for index in zip.entries.indices where !zip.entries[index].isFolder {
      let name = String(decoding: zip.entries[index].name, as: UTF8.self)
      if name.contains("/data/") { zip.entries[index].crc = 7 }
    }
    #expect(try history(zip.bytes).isProved)
  }

  @Test func `reports a text that is damaged inside the ZIP`() async throws {
    let (forge, _) = try await third()
    var zip = forge.zip
    zip.entries[zip.index(of: "historia/v0001.bag-info.txt")].crc = 7
    let history = try history(zip.bytes)

    #expect(history.findings.map(\.code.id) == ["H003"])
    #expect(history.findings.map(\.place) == ["historia/v0001.bag-info.txt"])
    #expect(history.versions.filter { !$0.isProved }.map(\.number) == [1])
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `never takes a damaged tag file for a proof`(seed: UInt64) async throws {
    var (forge, _) = try await third()
    var random = SplitMix64(seed: seed)
    let texts = forge.files.keys.filter { !$0.hasPrefix("data/") && $0 != "tagmanifest-sha256.txt" }.sorted()
    let path = texts[Int(random.next() % UInt64(texts.count))]
    var bytes = forge.files[path] ?? []
    bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 << (random.next() % 8))
    forge.files[path] = bytes

    #expect(try !history(forge).isProved, "\(path)")
  }

  @Test func `is refused for a bag of another program`() throws {
    try ScratchFolder.use { folder in
      try folder.write("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", to: "a/bagit.txt")
      let path = folder.url.appending(path: "a").path(percentEncoded: false)
      let error = #expect(throws: BundleError.self) { try BundleHistory.read(path) }
      #expect(error?.status == .data)
    }
  }
}

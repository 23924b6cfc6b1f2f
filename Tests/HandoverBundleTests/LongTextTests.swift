import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverBundle

struct `A text that is packed while it is written` {
  @Test(arguments: [Compression.none, .fast])
  func `comes out whole, however many blocks it takes`(compression: Compression) async throws {
    let title = String(repeating: "Título con «comillas» y \"otras\" ", count: 20)
    let items = try (0..<2_500).map { number in
      try PayloadItem(
        path: Sample.path("02_archivos/serie \(number % 7)/oficio \(number).txt"),
        content: .bytes(Array("\(number)".utf8)), metadata: ItemMetadata(title: title))
    }
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(
        try Sample.plan(items: items, compression: compression), in: folder)
      let report = try await BundleAudit.run(
        at: sealed.path, expecting: sealed.sello.hex, workers: 2, progress: { _ in })
      #expect(report.codes == [])

      let bundle = try BundleEntries.open(sealed.path)
      let inventory = try bundle.bytes(of: "data/empalme.json", limit: 64 << 20)
      let crate = try bundle.bytes(of: "data/ro-crate-metadata.json", limit: 64 << 20)
      #expect(inventory.count > 2 << 20)
      let listed = try #require(try JSONSerialization.jsonObject(with: Data(inventory)) as? [String: Any])
      let files = try #require(listed["archivos"] as? [[String: Any]])
      #expect(files.count == items.count + 2)
      #expect(
        files.allSatisfy {
          ($0["titulo"] as? String) == title || ($0["ruta"] as? String)?.contains("/") == false
        })
      let told = try #require(try JSONSerialization.jsonObject(with: Data(crate)) as? [String: Any])
      let graph = try #require(told["@graph"] as? [[String: Any]])
      let ids = graph.compactMap { $0["@id"] as? String }
      #expect(Set(ids).count == ids.count)
      #expect(ids.dropFirst(2).elementsEqual(ids.dropFirst(2).sorted { $0.precedesInUTF8($1) }))
    }
  }

  @Test(arguments: 0..<20)
  func `has files and folders in order of their identifiers, each in its folder`(seed: UInt64) throws {
    let pieces = ["a", "b ", " c", "ñ", "[1]", "#2", "&", "!", "z{", "-", "0"]
    var random = SplitMix64(seed: seed)
    var files: Set<BundlePath> = []
    var folders: Set<BundlePath> = []
    for _ in 0..<60 {
      let names = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        "d" + (pieces.randomElement(using: &random) ?? "") + "d"
      }
      files.insert(try Sample.path(("02_archivos" as String) + "/" + names.joined(separator: "/") + "/f.txt"))
    }
    for file in files {
      var folder = file.parent
      while let some = folder { folder = folders.insert(some).inserted ? some.parent : nil }
    }
    let tree = CrateTree(files: files.sorted(), folders: folders.sorted().map(\.text))

    func id(_ node: CrateTree.Node) -> String {
      CrateText.identifier(tree.path(node)) + (node.isFolder ? "/" : "")
    }
    let ids = tree.nodes.map(id)
    #expect(ids.elementsEqual(ids.sorted { $0.precedesInUTF8($1) }))
    #expect(ids.count == files.count + folders.count)
    #expect(tree.top.map(id) == ["02_archivos/"])
    for node in tree.nodes where node.isFolder {
      for child in tree.children(ofFolder: node.index) {
        #expect(BundlePath(tree.path(child))?.parent?.text == tree.path(node))
      }
    }
  }
}

struct `The digest of a ZIP that is being written` {
  @Test func `is refused with the reason for which there is no ZIP`() async throws {
    try await ScratchFolder.use { folder in
      let missing = try PayloadItem(
        path: Sample.path("02_archivos/a.txt"),
        content: .file(path: folder.file("no-existe").path(percentEncoded: false)))
      let follower = ZipFollower()
      let digest = Task { try await follower.digest() }
      await #expect(throws: BundleError.self) {
        try await Sample.seal(try Sample.plan(items: [missing]), in: folder, follower: follower)
      }
      await #expect(throws: BundleError.cancelled) { try await digest.value }
    }
  }

  @Test func `is given up when nobody wants it any more`() async throws {
    let work = Task { try await ZipFollower().digest() }
    work.cancel()
    await #expect(throws: BundleError.cancelled) { try await work.value }
  }
}

struct `A moment in the inventory` {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (86_399, "1970-01-01T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (4_102_444_800, "2100-01-01T00:00:00Z"),
  ])
  func `is written as ISO 8601 in UTC`(seconds: Int, text: String) {
    var bytes: [UInt8] = []
    Timestamp.append(seconds, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}

import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A sealed bundle` {
  @Test(arguments: Compression.allCases)
  func `is intact when it is verified`(_ compression: Compression) async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(compression: compression), in: folder)
      let report = try await BundleAudit.run(at: sealed.path, expecting: sealed.sello.short, workers: 2) {
        _ in
      }

      #expect(report.findings == [])
      #expect(report.verdict == .intact)
      #expect(report.match == .equal)
      #expect(report.sello == sealed.sello)
      #expect(report.version == 1)
      #expect(report.edition == .integral)
      #expect(report.entity == Sample.facts.entity)
      #expect(report.payloadFiles == sealed.payloadFiles)
      #expect(report.payloadBytes == sealed.payloadBytes)
      #expect(report.containerBytes == sealed.zipBytes)
    }
  }

  @Test func `gives back every byte that went in`() async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(), in: folder)
      let entries = try BundleEntries.open(sealed.path)
      for (path, bytes) in Sample.texts {
        #expect(try entries.bytes(of: "data/" + path, limit: 1 << 20) == bytes)
      }
    }
  }

  @Test func `has a sello that does not depend on compression`() async throws {
    try await ScratchFolder.use { folder in
      var sellos: Set<Digest> = []
      for (index, compression) in Compression.allCases.enumerated() {
        let inside = folder.file("c\(index)")
        try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
        let page = try Sample.path("documento-empalme.html")
        let sealed = try await BundleSealing.seal(
          try Sample.plan(compression: compression), into: inside.path(percentEncoded: false),
          compose: { _ in [page: Array(Sample.page.utf8)] }, progress: { _ in })
        sellos.insert(sealed.sello)
      }
      #expect(sellos.count == 1)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `has the same bytes in any folder and with any number of workers`(workers: Int) async throws {
    let reference = try await Sample.bytes()
    try await ScratchFolder.use { folder in
      var items: [PayloadItem] = []
      for (path, bytes) in Sample.texts {
        let url = try folder.write(Data(bytes), to: "fuente/" + path)
        items.append(
          try PayloadItem(path: Sample.path(path), content: .file(path: url.path(percentEncoded: false))))
      }
      let follower = ZipFollower()
      async let digest = follower.digest()
      let sealed = try await Sample.seal(
        try Sample.plan(items: items.reversed(), workers: workers), in: folder, follower: follower)
      #expect(try Data(contentsOf: URL(filePath: sealed.path)).elementsEqual(reference))
      #expect(try await digest == Hashing.sha256(reference))
      #expect(UInt64(reference.count) == sealed.zipBytes)
    }
  }

  @Test(arguments: [1, 3])
  func `holds files of many blocks whole, whoever packs the blocks`(workers: Int) async throws {
    let text = Array((0..<700_000).map { "línea \($0)\n" }.joined().utf8)
    let noise = Sample.noise(2_500_000, seed: 3)
    try await ScratchFolder.use { folder in
      let big = try folder.write(Data(text), to: "grande.txt").path(percentEncoded: false)
      let blob = try folder.write(Data(noise), to: "grande.bin").path(percentEncoded: false)
      let items = try [
        PayloadItem(path: Sample.path("02_archivos/grande.txt"), content: .file(path: big)),
        PayloadItem(path: Sample.path("02_archivos/grande.bin"), content: .file(path: blob)),
      ]
      let sealed = try await Sample.seal(try Sample.plan(items: items, workers: workers), in: folder)
      let report = try await BundleAudit.run(at: sealed.path, workers: 2) { _ in }
      #expect(report.findings == [])
      let entries = try BundleEntries.open(sealed.path)
      #expect(try entries.bytes(of: "data/02_archivos/grande.txt", limit: 1 << 26) == text)
      #expect(try entries.bytes(of: "data/02_archivos/grande.bin", limit: 1 << 26) == noise)
      #expect(sealed.zipBytes < UInt64(noise.count + text.count / 2))
    }
  }

  @Test func `built from another bundle's packed bytes equals one built from the files`() async throws {
    try await ScratchFolder.use { folder in
      var items: [PayloadItem] = []
      for (path, bytes) in Sample.texts + [
        ("02_archivos/largo.txt", Array(String(repeating: "abc ", count: 900_000).utf8))
      ] {
        let url = try folder.write(Data(bytes), to: "fuente/" + path)
        items.append(
          try PayloadItem(path: Sample.path(path), content: .file(path: url.path(percentEncoded: false))))
      }
      let first = try await Sample.seal(try Sample.plan(name: "uno", items: items), in: folder)
      let plain = try await Sample.seal(try Sample.plan(name: "dos", items: items), in: folder)
      let expected = try Data(contentsOf: URL(filePath: plain.path))
      try FileManager.default.removeItem(atPath: plain.path)
      let reused = try await Sample.seal(
        try Sample.plan(name: "dos", items: items), in: folder, reusing: first.cache)

      #expect(first.cache.count == items.count)
      #expect(try Data(contentsOf: URL(filePath: reused.path)) == expected)
      #expect(reused.sello == plain.sello)
    }
  }

  @Test func `is readable by everyone and never writable by others, whatever the umask`() async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(), in: folder)
      let attributes = try FileManager.default.attributesOfItem(atPath: sealed.path)
      #expect(attributes[.posixPermissions] as? Int == 0o644)
      #expect(try folder.files() == [Sample.name + ".zip"])
    }
  }

  @Test func `reports progress up to the last byte`() async throws {
    try await ScratchFolder.use { folder in
      let heard = Heard()
      let page = try Sample.path("documento-empalme.html")
      _ = try await BundleSealing.seal(
        try Sample.plan(), into: folder.url.path(percentEncoded: false),
        compose: { _ in [page: []] }, progress: { heard.add($0) })
      let last = try #require(heard.all.max { $0.bytesDone < $1.bytesDone })
      #expect(last.bytesDone == last.bytesTotal)
      #expect(last.filesTotal == Sample.texts.count)
    }
  }

  @Test func `tells the documents what was packed before them`() async throws {
    try await ScratchFolder.use { folder in
      let page = try Sample.path("documento-empalme.html")
      let sealed = try await BundleSealing.seal(
        try Sample.plan(), into: folder.url.path(percentEncoded: false),
        compose: { packed in [page: Array(packed.map(\.path.text).joined(separator: "\n").utf8)] },
        progress: { _ in })
      let entries = try BundleEntries.open(sealed.path)
      let text = String(
        decoding: try entries.bytes(of: "data/documento-empalme.html", limit: 1 << 20), as: UTF8.self)
      #expect(text.split(separator: "\n").map(String.init) == Sample.texts.map(\.0))
    }
  }
}

import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Rescuing a damaged bundle` {
  /// Rescues copies into `rescatado`.
  static func rescue(
    _ copies: [[UInt8]], in folder: ScratchFolder, partials: Bool = false, workers: Int = 2
  ) async throws -> RescueReport {
    let paths = try copies.enumerated().map { number, bytes in
      try folder.write(Data(bytes), to: "copia-\(number).zip").path(percentEncoded: false)
    }
    return try await BundleRescue.run(
      copies: paths, into: folder.file("rescatado").path(percentEncoded: false), keepsPartials: partials,
      workers: workers, progress: { _ in })
  }

  /// The state of a file; nil when the report does not name it.
  static func state(of path: String, in report: RescueReport) -> RescueState? {
    report.items.first { $0.path == path }?.state
  }

  private func place(of ending: String, in zip: [UInt8]) throws -> ZipMap.Entry {
    try #require(ZipMap(zip).entries.first { ("/" + $0.path).hasSuffix(ending) })
  }

  @Test func `gives a sound bundle back whole`() async throws {
    let zip = try await Sample.bytes()
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([zip], in: folder)

      #expect(report.isWhole)
      #expect(report.items.count == ZipMap(zip).entries.count - 1)
      let audit = try await BundleAudit.run(
        at: report.folder + "/" + report.name, workers: 1, progress: { _ in })
      #expect(audit.verdict == .intact)
      #expect(Array(try Data(contentsOf: folder.file("copia-0.zip"))) == zip)
    }
  }

  @Test func `names the one file that is damaged and keeps its rest apart only when asked`() async throws {
    var zip = try await Sample.bytes()
    let photo = try place(of: "foto.jpg", in: zip)
    zip[photo.data.lowerBound + 100] ^= 1
    for partials in [false, true] {
      try await ScratchFolder.use { folder in
        let report = try await Self.rescue([zip], in: folder, partials: partials)

        let bad = report.items.filter { $0.state != .recovered }
        #expect(bad.map(\.path) == ["data/02_archivos/foto.jpg"])
        #expect(bad.map(\.reason) == ["su contenido no coincide con su huella"])
        let saved = "danados/data/02_archivos/foto (dañado).jpg"
        #expect(bad.map(\.savedAt) == [partials ? saved : nil])
        #expect(try folder.files().contains("rescatado/" + saved) == partials)
      }
    }
  }

  @Test func `needs no directory`() async throws {
    let zip = try await Sample.bytes()
    let start = try #require(ZipMap(zip).entries.map(\.range.upperBound).max())
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([Array(zip[..<start])], in: folder)
      #expect(report.isWhole)
    }
  }

  @Test func `finds the bundle between strangers' bytes`() async throws {
    let zip = try await Sample.bytes()
    var random = SplitMix64(seed: 5)
    let dirty = random.bytes(70_001) + zip + random.bytes(90_000)
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([dirty], in: folder)
      #expect(report.isWhole)
    }
  }

  @Test func `says of a truncated bundle what is only half sure`() async throws {
    let zip = try await Sample.bytes()
    let photo = try place(of: "foto.jpg", in: zip)
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([Array(zip[..<(photo.data.upperBound - 10)])], in: folder)

      #expect(report.manifest == .lost)
      #expect(report.count(.recovered) == 0)
      #expect(Self.state(of: "data/01_material_capacitacion/manual.txt", in: report) == .unproven)
      #expect(Self.state(of: "data/02_archivos/foto.jpg", in: report) == .damaged)
      #expect(Self.state(of: "manifest-sha256.txt", in: report) == .lost)
      let manual = folder.file("rescatado/sin_comprobar/data/01_material_capacitacion/manual.txt")
      #expect(Array(try Data(contentsOf: manual)) == Sample.texts[0].1)
    }
  }

  @Test func `is not misled by bundles and other ZIPs that the bundle holds`() async throws {
    let inner = try await Sample.bytes()
    let other = ForgedOffice.document()
    let items = try (0..<3).flatMap { number in
      [
        try PayloadItem(path: Sample.path("02_archivos/paquete-\(number).zip"), content: .bytes(inner)),
        try PayloadItem(path: Sample.path("02_archivos/oficio-\(number).docx"), content: .bytes(other)),
      ]
    }
    try await ScratchFolder.use { folder in
      let name = "empalme_piedras_2026-11-23_v0001"
      let sealed = try await Sample.seal(
        try Sample.plan(name: name, items: items, compression: .none), in: folder)
      let zip = [UInt8](try Data(contentsOf: URL(filePath: sealed.path)))
      let cut = try place(of: "empalme.json", in: zip).data.lowerBound

      let report = try await Self.rescue([Array(zip.prefix(cut))], in: folder)

      #expect(report.name == name)
      let saved = report.items.filter { $0.state == .unproven && $0.path.hasPrefix("data/02_archivos/") }
      #expect(saved.count == 6)
      let copy = try Data(contentsOf: folder.file("rescatado/" + (saved.last?.savedAt ?? "")))
      #expect([UInt8](copy) == inner)
    }
  }

  @Test func `puts two damaged copies together`() async throws {
    let zip = try await Sample.bytes()
    var first = zip
    first[try place(of: "foto.jpg", in: zip).data.lowerBound + 9] ^= 8
    first = Array(first.dropLast(900))
    var second = zip
    for ending in ["manual.txt", "/manifest-sha256.txt"] {
      second[try place(of: ending, in: zip).data.lowerBound + 3] ^= 8
    }
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([first, second], in: folder)

      #expect(report.isWhole)
      #expect(Set(report.items.map(\.copy)) == [0, 1])
    }
  }

  @Test func `mixes no two bundles`() async throws {
    let forge = try Forge(try await Sample.bytes())
    var other = forge
    other.replace("Acta", "Otra", in: "data/02_archivos/Año 2011/acta número 1.txt")
    other.reseal()
    var renamed = forge
    renamed.top = "empalme_otro_v0001"
    for stranger in [other, renamed] {
      try await ScratchFolder.use { folder in
        let error = await #expect(throws: BundleError.self) {
          _ = try await Self.rescue([forge.zip.bytes, stranger.zip.bytes], in: folder)
        }
        guard case .differentBundles = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        let left = try folder.files()
        #expect(left == ["copia-0.zip", "copia-1.zip"])
      }
    }
  }

  @Test func `knows a file again whose name is damaged`() async throws {
    var zip = try await Sample.bytes()
    let photo = try place(of: "foto.jpg", in: zip)
    zip[photo.range.lowerBound + 31] ^= 0x40
    zip[photo.data.lowerBound - 1] ^= 1
    let start = try #require(ZipMap(try await Sample.bytes()).entries.map(\.range.upperBound).max())
    for bytes in [zip, Array(zip[..<start])] {
      try await ScratchFolder.use { folder in
        let report = try await Self.rescue([bytes], in: folder)
        #expect(Self.state(of: "data/02_archivos/foto.jpg", in: report) == .recovered)
      }
    }
  }

  @Test func `calls no file good whose manifest is not the sealed one`() async throws {
    var forge = try Forge(try await Sample.bytes())
    forge.replace("Acta", "Otra", in: "data/02_archivos/Año 2011/acta número 1.txt")
    let payload = forge.files.filter { $0.key.hasPrefix("data/") }
    forge.files["manifest-sha256.txt"] = Forge.manifest(payload)
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([forge.zip.bytes], in: folder)

      #expect(report.manifest == .lost)
      #expect(report.items.filter { $0.state == .recovered && $0.path.hasPrefix("data/") } == [])
      #expect(Self.state(of: "manifest-sha256.txt", in: report) == .damaged)
    }
  }

  @Test func `writes a list that Excel opens`() async throws {
    try await ScratchFolder.use { folder in
      let report = try await Self.rescue([Array(try await Sample.bytes().dropLast(2_000))], in: folder)

      let list = String(
        decoding: try Data(contentsOf: folder.file("rescatado/rescate.csv")), as: UTF8.self)
      #expect(list.hasPrefix("\u{FEFF}estado;archivo;motivo;guardado_en;bytes;copia\r\n"))
      #expect(list.split(separator: "\r\n").count == report.items.count + 1)
    }
  }

  @Test func `writes into no folder that holds something, and finds nothing in noise`() async throws {
    try await ScratchFolder.use { folder in
      let zip = try await Sample.bytes()
      try folder.write("mío", to: "rescatado/a.txt")
      await #expect(
        throws: BundleError.folderTaken(path: folder.file("rescatado").path(percentEncoded: false))
      ) {
        _ = try await Self.rescue([zip], in: folder)
      }
      let left = try folder.files()
      #expect(left == ["copia-0.zip", "rescatado/a.txt"])
    }
    for noise in [[], [0x50, 0x4B, 3, 4], Sample.noise(100_000, seed: 3)] as [[UInt8]] {
      try await ScratchFolder.use { folder in
        let path = folder.file("copia-0.zip").path(percentEncoded: false)
        await #expect(throws: BundleError.nothingToRescue(paths: [path])) {
          _ = try await Self.rescue([noise], in: folder)
        }
        let left = try folder.files()
        #expect(left == ["copia-0.zip"])
      }
    }
  }
}

/// A ZIP with many entries below `word/`, as office documents have them.
private enum ForgedOffice {
  static func document() -> [UInt8] {
    RawZip(entries: (0..<40).map { .init("word/parte-\($0).xml", Array("<p>\($0)</p>".utf8)) }).bytes
  }
}

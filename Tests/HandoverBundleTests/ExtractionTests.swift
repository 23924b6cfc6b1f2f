import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Extracting a bundle` {
  static let archive = "paquete.zip"

  /// Writes `zip` into the folder and extracts it into `destino` beside it.
  static func extract(
    _ zip: [UInt8], in folder: ScratchFolder, only names: [String] = [], workers: Int = 2,
    progress: @escaping BundleAudit.Report = { _ in }
  ) async throws -> ExtractionReport {
    let url = try folder.write(Data(zip), to: archive)
    return try await BundleExtraction.run(
      zip: url.path(percentEncoded: false), into: folder.file("destino").path(percentEncoded: false),
      only: names, workers: workers, progress: progress)
  }

  @Test(arguments: [Compression.none, .fast])
  func `writes every file byte for byte, and verifying calls the folder intact`(
    compression: Compression
  ) async throws {
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(compression: compression), in: folder)
      let zip = Array(try Data(contentsOf: URL(filePath: sealed.path)))

      let report = try await Self.extract(zip, in: folder)

      let top = URL(filePath: report.folder)
      for (path, content) in Sample.texts {
        #expect(Array(try Data(contentsOf: top.appending(path: "data/" + path))) == content, "\(path)")
      }
      let audit = try await BundleAudit.run(at: report.folder, workers: 1, progress: { _ in })
      #expect(audit.verdict == .intact)
      #expect(audit.sello == report.sello)
      #expect(report.isComplete && report.sello == sealed.sello && report.files == ZipMap(zip).entries.count)
      #expect(try folder.files().filter { $0.contains("partial") } == [])
    }
  }

  @Test func `gives back the times and tells the names of before`() async throws {
    let item = try PayloadItem(
      path: Sample.path("02_archivos/que.txt"), content: .bytes([1, 2]), originalPath: "archivos/¿qué?.txt",
      originalModified: 1_298_937_598)
    let plain = try PayloadItem(
      path: Sample.path("02_archivos/b.txt"), content: .bytes([3]), originalPath: "archivos/b.txt",
      originalModified: 946_598_400)
    try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(items: [item, plain]), in: folder)

      let report = try await Self.extract(Array(try Data(contentsOf: URL(filePath: sealed.path))), in: folder)

      let names = ["que.txt": 1_298_937_598.0, "b.txt": 946_598_400]
      for (name, seconds) in names {
        let path = report.folder + "/data/02_archivos/" + name
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(date == Date(timeIntervalSince1970: seconds), "\(name)")
      }
      #expect(report.mapped.map(\.path) == ["02_archivos/que.txt"])
      #expect(report.mapped.map(\.original) == ["archivos/¿qué?.txt"])
    }
  }

  @Test(
    arguments: [
      (
        ["archivos"],
        ["Año 2011/acta número 1.txt", "foto.jpg", "vacío.txt"].map { "data/02_archivos/" + $0 }
      ),
      (["02_archivos/Año 2011/"], ["data/02_archivos/Año 2011/acta número 1.txt"]),
      (
        ["data/02_archivos/foto.jpg", "tablas"], ["data/02_archivos/foto.jpg", "data/05_tablas/equipos.csv"]
      ),
      (["LEAME.txt", "documento-empalme.html"], ["LEAME.txt", "data/documento-empalme.html"]),
      (["manifest-sha256.txt"], ["manifest-sha256.txt"]),
      (["\(Sample.name)/bagit.txt"], ["bagit.txt"]),
    ] as [([String], [String])])
  func `takes out what is asked for and nothing else`(names: [String], files: [String]) async throws {
    try await ScratchFolder.use { folder in
      let report = try await Self.extract(try await Sample.bytes(), in: folder, only: names)

      #expect(report.folder.hasSuffix("/\(Sample.name)_seleccion"))
      #expect(!report.isComplete)
      let below = "destino/\(Sample.name)_seleccion/"
      #expect(try folder.files().filter { $0 != Self.archive } == files.map { below + $0 }.sorted())
    }
  }

  @Test(arguments: ["otra.txt", "02_archivos/fot", "../\(Sample.name)", "", "/", "data/../LEAME.txt"])
  func `has nothing for a name that the bundle does not hold`(name: String) async throws {
    try await ScratchFolder.use { folder in
      await #expect(throws: BundleError.notInBundle(name: name)) {
        _ = try await Self.extract(try await Sample.bytes(), in: folder, only: [name])
      }
      let left = try folder.files()
      #expect(left == [Self.archive])
    }
  }

  @Test func `fills an empty folder and never one that holds something`() async throws {
    try await ScratchFolder.use { folder in
      let target = "destino/\(Sample.name)"
      try FileManager.default.createDirectory(at: folder.file(target), withIntermediateDirectories: true)
      _ = try await Self.extract(try await Sample.bytes(), in: folder)
      try folder.write("mío", to: target + "/LEAME.txt")
      let before = try folder.files()

      await #expect(throws: BundleError.folderTaken(path: folder.file(target).path(percentEncoded: false))) {
        _ = try await Self.extract(try await Sample.bytes(), in: folder)
      }

      let left = try folder.files()
      #expect(left == before)
      #expect(try folder.text(of: target + "/LEAME.txt") == "mío")
    }
  }

  @Test(arguments: [true, false])
  func `replaces neither a file nor a link of that name`(isLink: Bool) async throws {
    try await ScratchFolder.use { folder in
      try folder.write("x", to: "otra/a.txt")
      try folder.write("x", to: "destino/b.txt")
      let target = folder.file("destino/\(Sample.name)")
      if isLink {
        try FileManager.default.createSymbolicLink(at: target, withDestinationURL: folder.file("vacía"))
        try FileManager.default.createDirectory(at: folder.file("vacía"), withIntermediateDirectories: true)
      } else {
        try Data([1]).write(to: target)
      }
      let before = try folder.files()

      await #expect(throws: BundleError.folderTaken(path: target.path(percentEncoded: false))) {
        _ = try await Self.extract(try await Sample.bytes(), in: folder)
      }
      let left = try folder.files()
      #expect(left == (before + [Self.archive]).sorted())
    }
  }

  @Test func `clears away what a killed extraction left behind`() async throws {
    try await ScratchFolder.use { folder in
      try folder.write("a medias", to: "destino/\(Sample.name).empalme.partial/data/02_archivos/viejo.txt")

      _ = try await Self.extract(try await Sample.bytes(), in: folder)

      #expect(try folder.files().filter { $0.contains("partial") || $0.contains("viejo") } == [])
    }
  }

  @Test func `says so when the destination's folder or the ZIP is missing, or the ZIP is another's`()
    async throws
  {
    try await ScratchFolder.use { folder in
      let zip = try folder.write(Data(try await Sample.bytes()), to: Self.archive).path(percentEncoded: false)
      let nowhere = folder.file("no/hay").path(percentEncoded: false)
      await #expect(throws: BundleError.fileMissing(path: folder.file("no").path(percentEncoded: false))) {
        _ = try await BundleExtraction.run(zip: zip, into: nowhere, workers: 1, progress: { _ in })
      }
      await #expect(throws: BundleError.fileMissing(path: nowhere)) {
        _ = try await BundleExtraction.run(
          zip: nowhere, into: folder.url.path(percentEncoded: false), workers: 1, progress: { _ in })
      }
      let foreign = RawZip(entries: [.init("bolsa/bagit.txt", Array("x".utf8))])
      await #expect(throws: BundleError.notOurs(path: zip)) {
        _ = try await Self.extract(foreign.bytes, in: folder)
      }
      let left = try folder.files()
      #expect(left == [Self.archive])
    }
  }
}

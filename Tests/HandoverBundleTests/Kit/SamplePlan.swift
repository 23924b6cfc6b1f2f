import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// A small handover in memory and on disk, the same on every run.
struct Sample {
  static let name = "empalme_piedras_2026-11-22_v0001"
  static let page =
    "<!DOCTYPE html>\n<html lang=\"es-CO\"><head><meta charset=\"utf-8\"><title>Empalme</title></head>"
    + "<body><p>Empalme</p></body></html>\n"

  static let facts = MunicipalityFacts(
    entity: "Alcaldía Municipal de Piedras", nit: "890702015-2", department: "Tolima", town: "Piedras",
    contactName: "Ana Gómez", contactEmail: "empalme@piedras-tolima.gov.co",
    website: "https://www.piedras-tolima.gov.co")

  /// Files by path below `data/`: text, CSV, noise, nothing, a name with tildes.
  static let texts: [(String, [UInt8])] = [
    (
      "01_material_capacitacion/manual.txt",
      Array(String(repeating: "Cómo se usa el trámite en línea. ", count: 90).utf8)
    ),
    ("02_archivos/Año 2011/acta número 1.txt", Array("Acta\n".utf8)),
    ("02_archivos/foto.jpg", noise(3_000, seed: 7)),
    ("02_archivos/vacío.txt", []),
    ("05_tablas/equipos.csv", Array("nombre,cargo\nAna,Alcaldesa\n".utf8)),
  ]

  static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
  }

  static func path(_ text: String) throws -> BundlePath { try #require(BundlePath(text)) }

  static func plan(
    name: String = name, version: Int = 1, items: [PayloadItem]? = nil, previous: PreviousVersion? = nil,
    edition: Edition = .integral, compression: Compression = .fast, workers: Int = 2
  ) throws -> PackingPlan {
    let given = try items ?? texts.map { try PayloadItem(path: path($0.0), content: .bytes($0.1)) }
    let document = AnnouncedDocument(
      path: try path("documento-empalme.html"), metadata: ItemMetadata(title: "Documento de empalme"))
    return PackingPlan(
      name: name, series: "empalme-piedras-2011", edition: edition, version: version, date: "2026-11-22",
      title: "Empalme de Piedras", description: "Entrega de la estrategia Gobierno en Línea",
      reason: version == 1 ? "Primera entrega" : "Aclaraciones", author: "Secretaría de Gobierno",
      licence: "https://www.piedras-tolima.gov.co/terminos", municipality: facts, items: given,
      documents: [document], previous: previous, compression: compression, workers: workers,
      program: ProgramFacts(name: "empalme", version: "1.0.0", url: "https://example.org/empalme"))
  }

  /// Seals a plan into a folder with the sample's page.
  static func seal(
    _ plan: PackingPlan, in folder: ScratchFolder, reusing cache: PackedCache? = nil,
    follower: ZipFollower = ZipFollower()
  ) async throws -> SealedBundle {
    let document = try path("documento-empalme.html")
    return try await BundleSealing.seal(
      plan, into: folder.url.path(percentEncoded: false).trimmedSlash, reusing: cache, follower: follower,
      compose: { _ in [document: Array(page.utf8)] }, progress: { _ in })
  }

  private static let sealedOnce = Task {
    try await ScratchFolder.use { folder in
      try contents(of: try await seal(try plan(), in: folder).path)
    }
  }

  private static let takenApart = Task { try Forge(try await sealedOnce.value) }

  private static let sealedThrice = Task {
    try await ScratchFolder.use { folder in
      var previous: PreviousVersion?
      var sealed: [SealedBundle] = []
      for version in 1...3 {
        let plan = try plan(name: "empalme_v000\(version)", version: version, previous: previous)
        sealed.append(try await seal(plan, in: folder))
        previous = try PreviousVersion.read(fromZip: sealed[version - 1].path)
      }
      return Chain(bytes: try sealed.map { try contents(of: $0.path) }, sellos: sealed.map(\.sello))
    }
  }

  /// Three versions, each after the one before.
  struct Chain: Sendable {
    let bytes: [[UInt8]]
    let sellos: [Digest]
  }

  /// The sample's bundle, sealed once per run.
  static func bytes() async throws -> [UInt8] { try await sealedOnce.value }

  /// The sample's bundle taken apart.
  static func forge() async throws -> Forge { try await takenApart.value }

  /// The sample in three versions, sealed once per run.
  static func chain() async throws -> Chain { try await sealedThrice.value }

  private static func contents(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// Audits bytes as a ZIP.
  static func audit(_ bytes: [UInt8], expecting code: String? = nil, workers: Int = 1) async throws
    -> AuditReport
  {
    try await ScratchFolder.use { folder in
      let path = try write(bytes, in: folder)
      return try await BundleAudit.run(
        at: path, expecting: code, workers: workers, progress: { _ in })
    }
  }

  /// Writes bytes as a ZIP and gives its path.
  static func write(_ bytes: [UInt8], in folder: ScratchFolder) throws -> String {
    let url = folder.file("paquete.zip")
    // Foundation waits for the disk with every file it writes; thousands of these need not survive anything.
    let stream = try #require(OutputStream(url: url, append: false))
    stream.open()
    defer { stream.close() }
    try #require(unsafe stream.write(bytes, maxLength: bytes.count) == bytes.count)
    return url.path(percentEncoded: false)
  }
}

extension String {
  /// Without slashes at the end.
  var trimmedSlash: String {
    var text = self
    while text.count > 1, text.hasSuffix("/") { text.removeLast() }
    return text
  }
}

extension AuditReport {
  /// The distinct codes of the findings, sorted.
  var codes: [String] { Set(findings.map(\.code.id)).sorted() }
}

import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverActions

struct `Holding the public edition against the integral one` {
  private func sealed(_ sample: SampleCase) async throws -> (published: String, integral: String) {
    guard case .sealed(_, let editions, _) = try await sample.seal() else { return ("", "") }
    return (editions[1].zip.path(percentEncoded: false), editions[0].zip.path(percentEncoded: false))
  }

  private func compare(_ published: String, _ integral: String) async throws -> CompareEditions.Outcome {
    try await CompareEditions.run(
      published: published, integral: integral, code: nil, SampleCase.surroundings)
  }

  @Test func `proves what this program sealed, in every version`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      for version in 1...2 {
        let (published, integral) = try await sealed(sample)
        let outcome = try await compare(published, integral)

        #expect(outcome.findings == [])
        #expect(outcome.isContained)
        #expect(outcome.incomparable == ["documento-empalme.html"])
        #expect(outcome.compared.contains("05_tablas/cobertura_capacitacion.csv"))
        try sample.put("archivos/acta \(version + 1).txt", "Otra acta\n")
      }
    }
  }

  @Test func `compares nothing when a bundle is altered`() async throws {
    try await ScratchFolder.use { scratch in
      let (published, integral) = try await sealed(try SampleCase(in: scratch))
      var bytes = try Data(contentsOf: URL(filePath: published))
      bytes[bytes.count / 2] ^= 0x10
      let broken = try scratch.write(bytes, to: "roto.zip").path(percentEncoded: false)
      let outcome = try await compare(broken, integral)

      #expect(!outcome.isCompared)
      #expect(!outcome.isContained)
      #expect(outcome.published.verdict == .altered)
      #expect(outcome.findings == [])
    }
  }

  // MARK: Tables

  /// The tables of the integral edition of the sample.
  private func integralTables() async throws -> [BundlePath: [UInt8]] {
    try await ScratchFolder.use { scratch in
      let (_, integral) = try await sealed(try SampleCase(in: scratch))
      let zip = try BundleEntries.open(integral)
      var tables: [BundlePath: [UInt8]] = [:]
      for name in zip.names where name.hasPrefix("data/05_tablas/") {
        let path = try #require(BundlePath(String(name.dropFirst(5))))
        tables[path] = try zip.bytes(of: name, limit: 1 << 20)
      }
      return tables
    }
  }

  @Test(arguments: ["personas", "asistencias", "evaluaciones", "certificados", "otra"])
  func `finds a table that no public edition has`(name: String) async throws {
    let path = try #require(BundlePath("05_tablas/\(name).csv"))
    let tables = PublishedTables(ofIntegral: try await integralTables())
    #expect(tables.findings == [])
    #expect(tables.check(path, Array("a\n".utf8)).map(\.code.id) == ["E006"])
  }

  @Test(arguments: [
    ("elementos", "E008"), ("cobertura_capacitacion", "E008"), ("plan", "E008"),
  ])
  func `finds what only the integral edition may say`(name: String, code: String) async throws {
    let path = try #require(BundlePath("05_tablas/\(name).csv"))
    let tables = try await integralTables()
    let found = PublishedTables(ofIntegral: tables).check(path, try #require(tables[path]))
    #expect(Set(found.map(\.code.id)) == [code])
  }

  @Test func `finds a column that is not published`() async throws {
    let path = try #require(BundlePath("05_tablas/sistemas.csv"))
    let tables = try await integralTables()
    let found = PublishedTables(ofIntegral: tables).check(path, try #require(tables[path]))
    #expect(found.map(\.code.id) == ["E007"])
    #expect(found.map(\.sentence) == ["la columna «canal_recuperacion» no es de las que se publican"])
  }

  @Test func `finds a published table that cannot be read as one`() async throws {
    let path = try #require(BundlePath("05_tablas/herramientas.csv"))
    let tables = PublishedTables(ofIntegral: try await integralTables())
    #expect(tables.check(path, Array("codigo,nombre\n\"1,2\n".utf8)).map(\.code.id) == ["E009"])
  }

  @Test func `takes rows left out for what they are: nothing more is said`() async throws {
    let path = try #require(BundlePath("05_tablas/herramientas.csv"))
    let tables = try await integralTables()
    let header = try #require(tables[path]).prefix { $0 != 0x0A } + [0x0A]
    #expect(PublishedTables(ofIntegral: tables).check(path, Array(header)) == [])
  }

  @Test(arguments: ["\"", "a,b\n\"x", "\u{FEFF}\"\"\"", "nombre\n\u{0},\n", "codigo,nombre\n1,2,3,4\n"])
  func `survives tables that are none`(text: String) async throws {
    let path = try #require(BundlePath("05_tablas/herramientas.csv"))
    let found = PublishedTables(ofIntegral: [path: Array(text.utf8)]).check(path, Array(text.utf8))
    #expect(!found.isEmpty)
  }

  @Test(
    arguments: [("E-001", nil), ("E-003", "E004"), ("E-005", "E005"), ("E-999", "E004")]
      as [(String, String?)])
  func `asks the table of elements whether a file may be published`(element: String, code: String?)
    async throws
  {
    let path = try #require(BundlePath("02_archivos/a.txt"))
    let tables = PublishedTables(ofIntegral: try await integralTables())
    #expect(tables.check(path, element: element)?.code.id == code)
  }
}

import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// One way to spoil the container, and the code that must name it.
struct ContainerDamage: Sendable, CustomTestStringConvertible {
  let title: String
  let codes: [String]
  var place: String?
  let spoil: @Sendable (inout RawZip) -> Void

  init(
    _ title: String, _ codes: [String], at place: String? = nil,
    _ spoil: @escaping @Sendable (inout RawZip) -> Void
  ) {
    self.title = title
    self.codes = codes
    self.place = place
    self.spoil = spoil
  }

  var testDescription: String { title }

  private static let act = "data/02_archivos/Año 2011/acta número 1.txt"

  private static func touch(_ change: @escaping @Sendable (inout RawZip.Entry) -> Void)
    -> @Sendable (inout RawZip) -> Void
  {
    { zip in
      let index = zip.index(of: act)
      change(&zip.entries[index])
    }
  }

  static let all: [ContainerDamage] = [
    .init("bytes after the end", ["Z002"]) { $0.suffix = [0] },
    .init("bytes before the first entry", ["Z003"]) { $0.prefix = Array("MZ".utf8) },
    .init("bytes between entries", ["Z004"]) { zip in zip.entries[5].gap = [1, 2, 3] },
    // Z011 too when the two differ in method, for then the version needed differs.
    .init("an entry declared at another one's place", ["Z005", "Z004", "Z008", "Z022", "Z011"]) { zip in
      zip.entries[3].offset = 0
    },
    .init("an archive comment", ["Z006"]) { $0.comment = Array("hola".utf8) },
    .init("an entry comment", ["Z006"], at: act, touch { $0.comment = [65] }),
    .init("the same name twice", ["Z007"], at: act) { zip in
      zip.entries.insert(zip.entries[zip.index(of: act)], at: zip.index(of: act))
      zip.settleChecks()
    },
    .init(
      "another name in the local header", ["Z008"], at: act,
      touch { entry in
        entry.localName = Array(
          String(decoding: entry.name, as: UTF8.self).replacing("acta", with: "alta").utf8)
      }),
    .init("another CRC in the local header", ["Z008"], at: act, touch { $0.localCRC = 1 }),
    .init("another method in the local header", ["Z008"], at: act, touch { $0.localMethod = 8 }),
    .init("an encrypted entry", ["Z009"], at: act, touch { $0.flags = 0x0801 }),
    .init("a data descriptor flag", ["Z011"], at: act, touch { $0.flags = 0x0808 }),
    .init("no UTF-8 flag on a name with tildes", ["Z011"], at: act, touch { $0.flags = 0 }),
    .init(
      "method 12", ["Z010"], at: act,
      touch {
        $0.method = 12; $0.needed = 10
      }),
    .init("another date", ["Z011"], at: act, touch { $0.date = 0x5A21 }),
    .init("another maker", ["Z011"], at: act, touch { $0.madeBy = 0x0014 }),
    .init("another version needed", ["Z011"], at: act, touch { $0.needed = 45 }),
    .init("other permissions", ["Z011"], at: act, touch { $0.attributes = 0x81ED_0000 }),
    .init("a symbolic link", ["Z031"], at: act, touch { $0.attributes = 0xA1FF_0000 }),
    .init("an extra field in the directory", ["Z012"], at: act, touch { $0.extra = [0x55, 0x54, 1, 0, 0] }),
    .init(
      "an extra field in the local header", ["Z012"], at: act,
      touch { $0.localExtra = [0x55, 0x54, 1, 0, 0] }),
    .init("one entry too many declared", ["Z013"]) { $0.countShift = 1 },
    .init("several volumes", ["Z015"]) { $0.disk = 1 },
    .init("a wrong CRC in both headers", ["Z019"], at: act, touch { $0.crc = 1 }),
    .init("a stored entry of another size", ["Z020"], at: act, touch { $0.size = 2 }),
    .init(
      "packed bytes that reach into the next entry", ["Z020", "Z022"], at: act,
      touch { entry in
        entry.packedSize = UInt32(entry.data.count + 1)
      }),
    .init(
      "an entry that announces a thousandfold expansion", ["Z023"], at: act,
      touch { entry in
        entry.method = 8
        entry.size = 4_000_000_000
      }),
    .init("garbage instead of deflate data", ["Z018"], at: act, touch { $0.method = 8 }),
    .init(
      "bytes hidden behind deflate data", ["Z021"], at: act,
      touch { entry in
        // One stored deflate block, then two bytes that no reader shows.
        let plain = entry.data
        entry.crc = RawZip.crc32(plain)
        entry.size = UInt32(plain.count)
        entry.data = [1] + le16(UInt16(plain.count)) + le16(~UInt16(plain.count)) + plain + [9, 9]
        entry.method = 8
      }),
    .init("two entries in the wrong order", ["Z024"]) { zip in
      let index = zip.index(of: "data/02_archivos/foto.jpg")
      zip.entries.swapAt(index, index + 1)
      zip.settleChecks()
    },
    .init("a folder with content", ["Z025", "Z019"]) { zip in zip.entries[1].crc = 5 },
    .init("a folder without an entry", ["Z026"], at: "data/02_archivos/") { zip in
      zip.entries.remove(at: zip.index(of: "data/02_archivos/"))
    },
    .init("a folder with nothing in it", ["Z027"], at: "data/03_informes_fases/") { zip in
      let next = zip.index(of: "data/05_tablas/")
      zip.entries.insert(.init(Sample.name + "/data/03_informes_fases/", []), at: next)
    },
    .init("no zip-crc32.txt", ["Z028"]) { $0.entries.removeLast() },
    .init("other packed bytes than were written", ["Z029"], at: "data/01_material_capacitacion/manual.txt") {
      zip in
      let own = zip.index(of: "/zip-crc32.txt")
      zip.entries[own].data[0] ^= 1
    },
    .init("a path that climbs out", ["N002"], at: "../fuera.txt") { zip in
      zip.entries.insert(.init("../fuera.txt", []), at: 0)
      zip.settleChecks()
    },
    .init("an absolute path", ["N002"], at: "/etc/passwd") { zip in
      zip.entries.insert(.init("/etc/passwd", []), at: 0)
      zip.settleChecks()
    },
    .init("a second top folder", ["N005"], at: "otra/a.txt") { zip in
      zip.entries.insert(.init("otra/a.txt", []), at: 0)
      zip.settleChecks()
    },
    .init("a name that is not UTF-8", ["N001"]) { zip in
      var entry = RawZip.Entry(Sample.name + "/data/x", [])
      entry.name.append(0xE9)
      zip.entries.insert(entry, at: zip.index(of: "/LEAME.txt"))
      zip.settleChecks()
    },
    .init("folders that differ by case", ["N004"]) { zip in
      zip.entries.append(.init(Sample.name + "/DATA/", []))
      zip.entries.append(.init(Sample.name + "/DATA/02_archivos/x.txt", []))
      zip.settleChecks()
    },
  ]
}

struct `A container that someone touched` {
  @Test func `is intact before anyone touches it`() async throws {
    let report = try await Sample.audit(try Forge(try await Sample.bytes()).zip.bytes)
    #expect(report.findings == [])
  }

  @Test(arguments: ContainerDamage.all)
  func `is altered, and the code says how`(_ damage: ContainerDamage) async throws {
    var zip = try Forge(try await Sample.bytes()).zip
    damage.spoil(&zip)
    let report = try await Sample.audit(zip.bytes)

    #expect(report.verdict == .altered)
    let first = try #require(damage.codes.first)
    #expect(report.codes.contains(first), "\(report.codes)")
    if let place = damage.place {
      #expect(
        report.findings.contains { $0.code.id == first && $0.place == place },
        "\(report.findings.map(\.place))")
    }
    let container = report.codes.filter { $0.hasPrefix("Z") }
    #expect(Set(container).isSubset(of: damage.codes + ["Z024", "Z026", "Z028"]), "\(container)")
  }

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

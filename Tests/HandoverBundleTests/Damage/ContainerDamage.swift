import Foundation
import HandoverModel
import HandoverTestSupport

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let manual = "data/01_material_capacitacion/manual.txt"
private let index = "índice del ZIP"

extension Damage {
  /// The container as a whole: its ends, its directory, the order and place of its entries.
  static let container: [Damage] = [
    .init("the last bytes cut off", "Z001", at: index, .bytes { $0.bytes.removeLast(30) }),
    .init("bytes after the end", "Z002", at: index, .container { $0.suffix = [0] }),
    .init("bytes before the first entry", "Z003", at: index, .container { $0.prefix = Array("MZ".utf8) }),
    .init(
      "bytes between entries", "Z004", at: act,
      .container { $0.entries[$0.index(of: act) + 1].gap = [1, 2, 3] }),
    .init(
      "an entry declared at another one's place", "Z005", at: act,
      with: ["Z004", "Z008", "Z011", "Z022", "Z024"],
      .container { $0.entries[$0.index(of: act)].offset = 0 }),
    .init("an archive comment", "Z006", at: index, .container { $0.comment = Array("hola".utf8) }),
    .init("an entry comment", "Z006", at: act, .container { $0.entries[$0.index(of: act)].comment = [65] }),
    .init(
      "the same name twice", "Z007", at: act,
      .container { zip in
        zip.entries.insert(zip.entries[zip.index(of: act)], at: zip.index(of: act))
        zip.settleChecks()
      }),
    .init("one entry too many declared", "Z013", at: index, .container { $0.countShift = 1 }),
    .init("one entry too few declared", "Z013", at: index, .container { $0.countShift = -1 }),
    .init("two numbers of entries", "Z014", at: index, .bytes { $0.setEnd(8, [0]) }),
    .init(
      "a directory declared one byte further on", "Z014", at: index, with: ["Z013", "Z016"],
      .bytes { $0.setEnd(16, le32(UInt32($0.directory + 1))) }),
    .init("ZIP64 end records that nothing needs", "Z014", at: index, .bytes { $0.insertZip64() }),
    .init("several volumes", "Z015", at: index, .container { $0.disk = 1 }),
    .init(
      "the record of the last entry overwritten", "Z016", at: Sample.name + "/tagmanifest-sha256.txt",
      with: ["Z013", "Z004", "Z028"], .bytes { $0.setCentral("/zip-crc32.txt", 0, [0]) }),
    .init(
      "two entries in the wrong order", "Z024", at: "data/02_archivos/foto.jpg",
      .container { zip in
        let photo = zip.index(of: "data/02_archivos/foto.jpg")
        zip.entries.swapAt(photo, photo + 1)
        zip.settleChecks()
      }),
    .init(
      "a file before its folder", "Z024", at: "data/01_material_capacitacion/",
      .container { zip in
        let first = zip.index(of: manual)
        zip.entries.swapAt(first, first - 1)
      }),
    .init(
      "a folder with content", "Z025", at: "data/02_archivos/", with: ["Z019"],
      .container { $0.entries[$0.index(of: "data/02_archivos/")].crc = 5 }),
    .init(
      "a folder without an entry", "Z026", at: "data/02_archivos/",
      .container { $0.entries.remove(at: $0.index(of: "data/02_archivos/")) }),
    .init(
      "a folder with nothing in it", "Z027", at: "data/03_informes_fases/",
      .container { zip in
        let next = zip.index(of: "data/05_tablas/")
        zip.entries.insert(.init(Sample.name + "/data/03_informes_fases/", []), at: next)
      }),
    .init("no zip-crc32.txt", "Z028", at: "zip-crc32.txt", .container { $0.entries.removeLast() }),
    .init(
      "a list of checks with a line too many", "Z028", at: "zip-crc32.txt",
      .container { $0.entries[$0.index(of: "/zip-crc32.txt")].data += Array("00000000\n".utf8) }),
    .init(
      "other packed bytes than were written", "Z029", at: manual,
      .container { $0.entries[$0.index(of: "/zip-crc32.txt")].data[0] ^= 1 }),
    .init(
      "another digest in SHA256SUMS", "Z030", at: "a.zip",
      .place { folder, forge in
        try folder.write(String(repeating: "0", count: 64) + " *a.zip\n", to: "SHA256SUMS")
        return try folder.write(.init(forge.zip.bytes), to: "a.zip")
      }),
  ]
}

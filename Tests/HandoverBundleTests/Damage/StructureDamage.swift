import HandoverModel

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let index = "índice del ZIP"

extension Damage {
  /// C1 to C5: where a ZIP's parts are looked for.
  static let structure: [Damage] = [
    .init(
      "C1 local headers: one that the directory does not name", "Z004", at: act,
      .container { zip in
        let hidden = RawZip(entries: [.init(Sample.name + "/data/02_archivos/z.txt", [65])]).bytes
        zip.entries[zip.index(of: act) + 1].gap = Array(hidden.prefix(ZipBytes(hidden).directory))
      }),
    .init(
      "C1 local headers: one inside a comment", "Z006", at: act, with: ["Z004", "Z017", "Z024"],
      .container { zip in
        zip.entries[zip.index(of: act)].comment = Array(
          RawZip(entries: [.init("z.txt", [65])]).bytes.prefix(36))
        zip.entries[zip.index(of: "/foto.jpg")].offset = 0xFFFF
      }),
    .init(
      "C1 local headers: an entry inside another one's data", "Z022", at: "data/02_archivos/foto.jpg",
      with: ["B014", "Z004", "Z024", "Z028"],
      .container { zip in
        let photo = zip.index(of: "/foto.jpg")
        var inner = RawZip.Entry(Sample.name + "/data/02_archivos/z.txt", [65])
        let header = Array(RawZip(entries: [inner]).bytes.prefix(30 + inner.name.count + 1))
        zip.entries[photo].data.replaceSubrange(0..<header.count, with: header)
        inner.offset =
          UInt32(ZipBytes(zip.bytes).locals[Sample.name + "/data/02_archivos/foto.jpg"] ?? 0) + 30
        inner.offset? += UInt32(zip.entries[photo].name.count)
        inner.gap = []
        zip.entries.append(inner)
      }),
    .init(
      "C1 local headers: a data descriptor after the data", "Z011", at: act, with: ["Z004", "Z008"],
      .container { zip in
        var entry = zip.entries[zip.index(of: act)]
        entry.flags = 0x0808
        (entry.localSize, entry.localPackedSize, entry.localCRC) = (0, 0, 0)
        entry.descriptor = le32(0x0807_4B50) + le32(RawZip.crc32(entry.data)) + le64(5)
        zip.entries[zip.index(of: act)] = entry
      }),
    .init(
      "C2 end records: a second one in the comment", "Z014", at: index, with: ["Z016"],
      .bytes { zip in
        let copy = Array(zip.bytes[zip.end...])
        zip.setEnd(20, le16(22))
        zip.bytes += copy
      }),
    .init(
      "C2 end records: a comment length too long", "Z014", at: index, with: ["Z006"],
      .bytes { $0.setEnd(20, le16(1)) }),
    .init(
      "C2 end records: a comment length too short", "Z002", at: index, with: ["Z006"],
      .bytes { zip in
        zip.setEnd(20, le16(1))
        zip.bytes += [0, 0]
      }),
    .init(
      "C2 end records: a whole ZIP behind another", "Z014", at: index, with: ["Z016"],
      .bytes { $0.bytes = $0.bytes + $0.bytes }),
    .init(
      "C3 count: one less on this volume", "Z014", at: index,
      .bytes { $0.setEnd(8, le16(UInt16($0.names.count - 1))) }),
    .init(
      "C3 count: one less in all", "Z013", at: index, with: ["Z014"],
      .bytes { $0.setEnd(10, le16(UInt16($0.names.count - 1))) }),
    .init("C3 count: one less on both", "Z013", at: index, .container { $0.countShift = -1 }),
    .init(
      "C3 count: a directory that ends one record earlier", "Z014", at: index,
      .bytes { zip in
        zip.setEnd(12, le32(UInt32((zip.centrals[zip.name("/zip-crc32.txt")] ?? 0) - zip.directory)))
      }),
    .init(
      "C4 directory: a second one before the end record", "Z014", at: index,
      with: ["Z005", "Z007", "Z013", "Z024", "Z028"],
      .bytes { $0.bytes.insert(contentsOf: $0.bytes[$0.directory..<$0.end], at: $0.end) }),
    .init(
      "C4 directory: declared at another place", "Z014", at: index, with: ["Z013", "Z016"],
      .bytes { $0.setEnd(16, le32(UInt32($0.directory - 1))) }),
    .init("C5 ZIP64: records that nothing needs", "Z014", at: index, .bytes { $0.insertZip64() }),
    .init("C5 ZIP64: another count", "Z013", at: index, with: ["Z014"], .bytes { $0.insertZip64(count: 1) }),
    .init(
      "C5 ZIP64: all other fields full", "Z014", at: index,
      .bytes { zip in
        let values = (zip.endField(10, 2), zip.endField(12, 4), zip.endField(16, 4))
        zip.setEnd(8, Array(repeating: 0xFF, count: 12))
        zip.insertZip64(count: values.0, size: values.1, start: values.2)
      }),
    .init(
      "C5 ZIP64: full fields without records", "Z016", at: index,
      .bytes { $0.setEnd(8, Array(repeating: 0xFF, count: 12)) }),
    .init(
      "C5 ZIP64: a locator that points elsewhere", "Z014", at: index, with: ["Z016"],
      .bytes { $0.insertZip64(shift: -4) }),
    .init(
      "C5 ZIP64: a record with more in it", "Z014", at: index, with: ["Z016"],
      .bytes { $0.insertZip64(extensible: Array(repeating: 0, count: 8)) }),
    .init(
      "C5 ZIP64: a gap before the end record", "Z014", at: index, with: ["Z016"],
      .bytes { zip in
        zip.insertZip64()
        zip.bytes.insert(0, at: zip.bytes.count - 22)
      }),
  ]
}

import HandoverModel

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let manual = "data/01_material_capacitacion/manual.txt"

/// Changes one entry, the record of the session of act number 1.
private func touch(_ change: @escaping @Sendable (inout RawZip.Entry) -> Void) -> Damage.Way {
  .container { zip in
    let index = zip.index(of: act)
    change(&zip.entries[index])
  }
}

extension Damage {
  /// One entry: its two headers and its data.
  static let entry: [Damage] = [
    .init(
      "another name in the local header", "Z008", at: act,
      touch { entry in
        entry.localName = Array(
          String(decoding: entry.name, as: UTF8.self).replacing("acta", with: "alta").utf8)
      }),
    .init("another CRC in the local header", "Z008", at: act, touch { $0.localCRC = 1 }),
    .init("another method in the local header", "Z008", at: act, touch { $0.localMethod = 8 }),
    .init("other flags in the local header", "Z008", at: act, .bytes { $0.setLocal(act, 6, [8]) }),
    .init("another date in the local header", "Z008", at: act, .bytes { $0.setLocal(act, 12, [0x42]) }),
    .init("another packed size in the local header", "Z008", at: act, .bytes { $0.setLocal(act, 18, [6]) }),
    .init("another size in the local header", "Z008", at: act, .bytes { $0.setLocal(act, 22, [6]) }),
    .init("an encrypted entry", "Z009", at: act, touch { $0.flags = 0x0801 }),
    .init("a strongly encrypted directory", "Z009", at: act, touch { $0.flags = 0x2800 }),
    .init("method 12", "Z010", at: act, touch { ($0.method, $0.needed) = (12, 10) }),
    .init("a data descriptor flag", "Z011", at: act, touch { $0.flags = 0x0808 }),
    .init("no UTF-8 flag on a name with tildes", "Z011", at: act, touch { $0.flags = 0 }),
    .init(
      "a UTF-8 flag on a name without tildes", "Z011", at: manual,
      .container { zip in
        zip.entries[zip.index(of: manual)].flags = 0x0800
      }),
    .init("another date", "Z011", at: act, touch { $0.date = 0x5A21 }),
    .init("another maker", "Z011", at: act, touch { $0.madeBy = 0x0014 }),
    .init("another version needed", "Z011", at: act, touch { $0.needed = 45 }),
    .init("other permissions", "Z011", at: act, touch { $0.attributes = 0x81ED_0000 }),
    .init("internal attributes", "Z011", at: act, .bytes { $0.setCentral(act, 36, [1]) }),
    .init("another volume", "Z011", at: act, .bytes { $0.setCentral(act, 34, [1]) }),
    .init("an extra field in the directory", "Z012", at: act, touch { $0.extra = [0x55, 0x54, 1, 0, 0] }),
    .init(
      "an extra field in the local header", "Z012", at: act, touch { $0.localExtra = [0x55, 0x54, 1, 0, 0] }),
    .init(
      "a ZIP64 field that nothing needs", "Z012", at: act,
      touch { entry in
        entry.localExtra = le16(1) + le16(16) + le64(5) + le64(5)
      }),
    .init("no local header in its place", "Z017", at: act, .bytes { $0.setLocal(act, 0, [0]) }),
    .init("garbage instead of deflate data", "Z018", at: act, touch { $0.method = 8 }),
    .init("a wrong CRC in both headers", "Z019", at: act, touch { $0.crc = 1 }),
    .init("a stored entry of another size", "Z020", at: act, touch { $0.size = 2 }),
    .init(
      "a deflated entry of another size", "Z020", at: manual,
      .bytes { zip in
        let size = le32(UInt32(ZipBytes.number(zip.bytes, (zip.centrals[zip.name(manual)] ?? 0) + 24, 4) - 1))
        zip.setLocal(manual, 22, size)
        zip.setCentral(manual, 24, size)
      }),
    .init(
      "bytes hidden behind deflate data", "Z021", at: act,
      touch { entry in
        // One stored deflate block, then two bytes that no reader shows.
        let plain = entry.data
        entry.crc = RawZip.crc32(plain)
        entry.size = UInt32(plain.count)
        entry.data = [1] + le16(UInt16(plain.count)) + le16(~UInt16(plain.count)) + plain + [9, 9]
        entry.method = 8
      }),
    .init(
      "packed bytes that reach into the next entry", "Z022", at: manual,
      .bytes { zip in
        let size = le32(UInt32(ZipBytes.number(zip.bytes, (zip.centrals[zip.name(manual)] ?? 0) + 20, 4) + 1))
        zip.setLocal(manual, 18, size)
        zip.setCentral(manual, 20, size)
      }),
    .init(
      "an entry that announces a thousandfold expansion", "Z023", at: act,
      touch { ($0.method, $0.size) = (8, 4_000_000_000) }),
    .init("a symbolic link", "Z031", at: act, touch { $0.attributes = 0xA1FF_0000 }),
    .init("a device", "Z031", at: act, touch { $0.attributes = 0x21B6_0000 }),
  ]
}

import HandoverModel

private let folder = Sample.name + "/data/02_archivos/"
private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let index = "índice del ZIP"

private func touch(_ change: @escaping @Sendable (inout RawZip.Entry) -> Void) -> Damage.Way {
  .container { zip in
    let index = zip.index(of: act)
    change(&zip.entries[index])
  }
}

/// Adds files to section 2 and settles `zip-crc32.txt`, so that only their names are wrong.
private func add(_ names: String...) -> Damage.Way {
  .container { zip in
    let next = zip.index(of: "data/05_tablas/")
    zip.entries.insert(contentsOf: names.map { .init(folder + $0, [65]) }, at: next)
    zip.settleChecks()
  }
}

/// An Info-ZIP Unicode path field (identifier 0x7075) that gives a name another name.
private func unicodePath(_ name: [UInt8], _ other: String, version: UInt8 = 1) -> [UInt8] {
  le16(0x7075) + le16(UInt16(5 + other.utf8.count)) + [version] + le32(RawZip.crc32(name)) + Array(other.utf8)
}

/// A ZIP64 field with the sizes of an entry.
private func zip64(_ entry: RawZip.Entry) -> [UInt8] {
  le16(1) + le16(16) + le64(UInt64(entry.data.count)) + le64(UInt64(entry.data.count))
}

extension Damage {
  /// A1 to A5: metadata that a ZIP holds twice (You and others, "My ZIP isn't your ZIP", USENIX Security 2025).
  static let redundantMetadata: [Damage] = [
    .init(
      "A1 compression method: stored only in the directory", "Z008", at: act, touch { $0.localMethod = 8 }),
    .init(
      "A1 compression method: stored only in the local header", "Z008", at: act, with: ["Z018"],
      touch { ($0.method, $0.localMethod) = (8, 0) }),
    .init("A2 sizes: packed size 0 in the local header", "Z008", at: act, touch { $0.localPackedSize = 0 }),
    .init("A2 sizes: size 0 in the local header", "Z008", at: act, touch { $0.localSize = 0 }),
    .init(
      "A2 sizes: packed size 0 in the directory", "Z008", at: act,
      with: ["B007", "H001", "I005", "Z004", "Z020"],
      touch { ($0.packedSize, $0.localPackedSize) = (0, UInt32($0.data.count)) }),
    .init(
      "A2 sizes: size 0 in the directory", "Z008", at: act, with: ["Z020"],
      touch { ($0.size, $0.localSize) = (0, UInt32($0.data.count)) }),
    .init(
      "A2 sizes: zeros in a data descriptor", "Z011", at: act, with: ["Z004"],
      touch { entry in
        entry.flags = 0x0808
        entry.descriptor = le32(0x0807_4B50) + le32(RawZip.crc32(entry.data)) + le64(0)
      }),
    .init(
      "A2 sizes: a ZIP64 field in the local header only", "Z008", at: act, with: ["Z012"],
      touch { entry in
        entry.localExtra = zip64(entry)
        (entry.localSize, entry.localPackedSize) = (.max, .max)
      }),
    .init(
      "A2 sizes: a ZIP64 field in the directory only", "Z012", at: act, with: ["Z011", "Z014"],
      touch { entry in
        entry.extra = zip64(entry)
        (entry.localSize, entry.localPackedSize) = (UInt32(entry.data.count), UInt32(entry.data.count))
        (entry.size, entry.packedSize) = (.max, .max)
      }),
    .init(
      "A2 sizes: two ZIP64 fields", "Z012", at: act,
      touch { entry in
        entry.extra = zip64(entry) + le16(1) + le16(16) + le64(0) + le64(0)
        entry.localExtra = entry.extra
      }),
    .init(
      "A3 path: another in the local header", "Z008", at: act,
      touch { $0.localName = Array((folder + "alta.txt").utf8) }),
    .init(
      "A3 path: a Unicode path in both headers", "Z012", at: act,
      touch { entry in
        entry.extra = unicodePath(entry.name, folder + "alta.txt")
        entry.localExtra = entry.extra
      }),
    .init(
      "A3 path: two Unicode paths", "Z012", at: act,
      touch { entry in
        entry.extra = unicodePath(entry.name, folder + "alta.txt")
        entry.localExtra = unicodePath(entry.name, folder + "baja.txt")
      }),
    .init(
      "A3 path: a Unicode path of another version, for another name", "Z012", at: act,
      touch { entry in
        entry.extra = unicodePath([], folder + "alta.txt", version: 2)
        entry.localExtra = entry.extra
      }),
    .init(
      "A4 file type: a folder's name and content", "Z025", at: "data/02_archivos/z/", with: ["Z027"],
      add("z/")),
    .init(
      "A4 file type: a name that ends in a backslash", "N003", at: "data/02_archivos/z\\",
      with: ["B007", "B014"],
      add("z\\")),
    .init(
      "A4 file type: a DOS folder by its attributes", "Z011", at: act, touch { $0.attributes = 0x81A4_0010 }),
    .init(
      "A4 file type: a Unix folder by its attributes", "Z011", at: act, touch { $0.attributes = 0x41ED_0000 }),
    .init(
      "A4 file type: a folder of another system", "Z011", at: act,
      touch { ($0.attributes, $0.madeBy) = (0x41ED_0010, 19 << 8) }),
    .init("A5 encryption: in the local header only", "Z008", at: act, touch { $0.localFlags = 0x0801 }),
    .init(
      "A5 encryption: in the directory only", "Z009", at: act, with: ["Z008"],
      touch { ($0.flags, $0.localFlags) = (0x0801, 0x0800) }),
    .init(
      "A5 encryption: of the first file only", "Z009", at: "data/01_material_capacitacion/manual.txt",
      .container { $0.entries[$0.index(of: "manual.txt")].flags = 1 }),
  ]

  /// B1 to B4: paths that one program takes for another path.
  static let paths: [Damage] =
    [
      .init(
        "B1 duplicate paths", "Z007", at: "data/02_archivos/z.txt", with: ["B007", "B014"],
        add("z.txt", "z.txt"))
    ]
    + [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1F, 0x22, 0x2A, 0x3A, 0x3C, 0x3F, 0x5C, 0x7C, 0x7F].map { byte in
      let name = "z" + String(Unicode.Scalar(UInt8(byte))) + "b"
      return .init(
        "B2 special characters: \(byte)", "N003", at: "data/02_archivos/" + name, with: ["B007", "B014"],
        add(name))
    }
    + ["z//b", "./z", "z/./b", "z/.", "...z/b.", "z/..."].map { name in
      .init(
        "B3 canonical paths: \(name)", "N003", at: "data/02_archivos/" + name,
        with: Set(["B007", "B014"]).union(name.contains("/") ? ["Z026"] : []).union(
          name.first == "." ? ["Z024"] : []),
        add(name))
    }
    + ["../z", "c/../z"].map { name in
      .init(
        "B3 canonical paths: \(name)", "N002", at: "data/02_archivos/" + name,
        with: ["B007", "B014", "Z024", "Z026"], add(name))
    } + [
      .init(
        "B4 case: twins", "N004", at: "data/02_archivos/z.txt", with: ["B007", "B014"], add("z.TXT", "z.txt"))
    ]
}

import HandoverModel

/// The one value that each fixed field of an entry may have (rules B-32 to B-39).
enum HeaderRules {
  /// What is wrong with a central directory record on its own.
  static func check(_ entry: ZipEntry, at place: String) -> [Finding] {
    var findings: [Finding] = []
    func expect(_ holds: Bool, _ field: String) {
      if !holds { findings.append(Finding(.zipFieldValue, at: place, ["campo": field])) }
    }
    if entry.flags & 0x2041 != 0 {
      findings.append(Finding(.zipEncrypted, at: place))
    } else {
      expect(entry.flags == BundleFormat.flags(forName: entry.nameBytes), "indicadores")
    }
    if entry.method != 0 && entry.method != 8 {
      findings.append(Finding(.zipMethod, at: place, ["metodo": String(entry.method)]))
    }
    expect(entry.madeBy == BundleFormat.madeBy, "versión de origen")
    expect(entry.time == BundleFormat.dosTime && entry.date == BundleFormat.dosDate, "fecha")
    expect(entry.disk == 0, "volumen")
    expect(entry.internalAttributes == 0, "atributos internos")
    let kind = entry.externalAttributes >> 28
    if kind != 0, kind != 0o10, kind != 0o04 {
      findings.append(Finding(.zipSpecialFile, at: place))
    } else {
      let allowed = entry.isFolder ? BundleFormat.folderAttributes : BundleFormat.fileAttributes
      expect(entry.externalAttributes == allowed, "atributos")
    }
    if entry.commentCount > 0 { findings.append(Finding(.zipComment, at: place)) }
    if !entry.hasPlainExtra { findings.append(Finding(.zipExtraField, at: place)) }
    if entry.isFolder {
      let isEmpty = entry.size == 0 && entry.packedSize == 0 && entry.crc == 0 && entry.method == 0
      if !isEmpty { findings.append(Finding(.zipFolderData, at: place)) }
    } else if entry.method == 0, entry.size != entry.packedSize {
      findings.append(
        Finding(
          .zipSize, at: place, ["anunciado": String(entry.size), "encontrado": String(entry.packedSize)]))
    }
    return findings
  }
}

/// An entry's local header, compared with the central directory.
struct LocalHeader {
  /// Bytes before the name.
  static let fixedCount = 30

  let dataOffset: Int
  let findings: [Finding]

  /// Reads the header that begins the bytes; nil when there is none.
  init?(_ view: LittleEndian, of entry: ZipEntry, at place: String) {
    guard view.u32(0) == 0x0403_4B50, let needed = view.u16(4), let flags = view.u16(6),
      let method = view.u16(8),
      let time = view.u16(10), let date = view.u16(12), let crc = view.u32(14), let packed = view.u32(18),
      let size = view.u32(22), let nameCount = view.u16(26).map(Int.init),
      let extraCount = view.u16(28).map(Int.init), let name = view.slice(30, nameCount),
      let extra = view.slice(30 + nameCount, extraCount)
    else { return nil }
    dataOffset = Self.fixedCount + nameCount + extraCount
    var fields: [String] = []
    if flags != entry.flags { fields.append("indicadores") }
    if method != entry.method { fields.append("método") }
    if time != entry.time || date != entry.date { fields.append("fecha") }
    if crc != entry.crc { fields.append("CRC-32") }
    if !name.elementsEqual(entry.nameBytes) { fields.append("nombre") }
    let isLong = packed == .max && size == .max
    let long = LittleEndian(extra)
    if isLong, long.u16(0) == 1 {
      if long.u64(4) != entry.size || long.u64(12) != entry.packedSize { fields.append("tamaño") }
    } else if UInt64(packed) != entry.packedSize || UInt64(size) != entry.size {
      fields.append("tamaño")
    }
    var findings = fields.map { Finding(.zipHeadersDiffer, at: place, ["campo": $0]) }
    let extraIsPlain = isLong ? extra.count == 20 && long.u16(0) == 1 && long.u16(2) == 16 : extra.isEmpty
    if !extraIsPlain, entry.hasPlainExtra { findings.append(Finding(.zipExtraField, at: place)) }
    // Each header asks for 45 when it has a ZIP64 field of its own: a distant entry has one in the directory only.
    let plain: UInt16 = entry.isFolder || entry.method == 8 ? 20 : 10
    if needed != (isLong ? 45 : plain) || entry.neededVersion != (entry.usesZip64 ? 45 : plain) {
      findings.append(Finding(.zipFieldValue, at: place, ["campo": "versión necesaria"]))
    }
    self.findings = findings
  }
}

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
    let long = Zip64Sizes(extra)
    let matches = long?.match(entry) ?? false
    let isLong = Zip64Sizes.areNeeded(for: entry)
    let isSpare = matches && Zip64Sizes.mayBeSpare(in: entry)
    let sizesHold =
      isLong
      ? matches && packed == .max && size == .max : packed == entry.packedSize && size == entry.size
    if !sizesHold { fields.append("tamaño") }
    var findings = fields.map { Finding(.zipHeadersDiffer, at: place, ["campo": $0]) }
    let extraIsPlain = isLong || isSpare ? long != nil : extra.isEmpty
    if !extraIsPlain, entry.hasPlainExtra { findings.append(Finding(.zipExtraField, at: place)) }
    // Each header asks for 45 when it has a ZIP64 field of its own: a distant entry has one in the directory only.
    // A spare field asks for 45 in both.
    let plain: UInt16 = entry.isFolder || entry.method == 8 ? 20 : 10
    let local = isLong || isSpare ? 45 : plain
    let central = entry.usesZip64 || isSpare ? 45 : plain
    if needed != local || entry.neededVersion != central {
      findings.append(Finding(.zipFieldValue, at: place, ["campo": "versión necesaria"]))
    }
    self.findings = findings
  }
}

/// The ZIP64 field of a local header: both sizes and nothing else.
private struct Zip64Sizes {
  let size: UInt64
  let packedSize: UInt64

  /// Nil when the extra fields are anything but this one.
  init?(_ extra: ArraySlice<UInt8>) {
    let view = LittleEndian(extra)
    guard extra.count == 20, view.u16(0) == 1, view.u16(2) == 16, let size = view.u64(4),
      let packedSize = view.u64(12)
    else { return nil }
    (self.size, self.packedSize) = (size, packedSize)
  }

  func match(_ entry: ZipEntry) -> Bool { size == entry.size && packedSize == entry.packedSize }

  /// Whether a size does not fit its 32-bit field: all ones stand for a ZIP64 field.
  static func areNeeded(for entry: ZipEntry) -> Bool {
    max(entry.size, entry.packedSize) >= UInt64(UInt32.max)
  }

  /// Whether libzip may have reserved the field before it knew that 32 bits are enough (rule B-37).
  static func mayBeSpare(in entry: ZipEntry) -> Bool {
    entry.method == 8 && BundleFormat.mayTurnOutLong(entry.size) && !areNeeded(for: entry)
  }
}

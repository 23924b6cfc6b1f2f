import HandoverModel

/// The headers of an entry in a ZIP of another program: what two readers could take differently is a finding.
enum ForeignHeader {
  /// The bits of the flags that change what a reader sees: encryption, descriptor, patch, UTF-8, masked headers.
  private static let meaningful: UInt16 = 0x2869
  /// Identifiers of extra fields that only carry times, owners and long sizes.
  private static let usual: Set<UInt16> = [
    0x0001, 0x000A, 0x000D, 0x5455, 0x5855, 0x7075, 0x7855, 0x7875, 0xCAFE,
  ]

  /// What is wrong with a central directory record on its own.
  static func check(_ entry: ZipEntry, at place: String) -> [Finding] {
    var findings: [Finding] = []
    if entry.flags & 0x2041 != 0 { findings.append(Finding(.zipEncrypted, at: place)) }
    if entry.method != 0 && entry.method != 8 {
      findings.append(Finding(.zipMethod, at: place, ["metodo": String(entry.method)]))
    }
    if entry.disk != 0 { findings.append(Finding(.zipFieldValue, at: place, ["campo": "volumen"])) }
    let kind = entry.madeBy >> 8 == 3 ? entry.externalAttributes >> 28 : 0
    if kind != 0, kind != 0o10, kind != 0o04 { findings.append(Finding(.zipSpecialFile, at: place)) }
    if entry.isFolder {
      if entry.size != 0 || entry.crc != 0 { findings.append(Finding(.zipFolderData, at: place)) }
    } else if entry.method == 0, entry.size != entry.packedSize {
      let values = ["anunciado": String(entry.size), "encontrado": String(entry.packedSize)]
      findings.append(Finding(.zipSize, at: place, values))
    }
    if let other = unicodeName(entry), !other.utf8.elementsEqual(entry.nameBytes) {
      findings.append(Finding(.bagNameInExtra, at: place, ["otro": other]))
    }
    return findings
  }

  /// Whether all extra fields are of the usual kinds.
  static func hasUsualExtra(_ entry: ZipEntry) -> Bool {
    var rest = LittleEndian(entry.extra)
    while rest.count > 0 {
      guard let id = rest.u16(0), let count = rest.u16(2), usual.contains(id),
        let next = rest.slice(4 + Int(count), rest.count - 4 - Int(count))
      else { return false }
      rest = LittleEndian(next)
    }
    return true
  }

  /// The name in Info-ZIP's Unicode path field, which some readers prefer.
  private static func unicodeName(_ entry: ZipEntry) -> String? {
    field(0x7075, in: entry.extra[...]).map { String(decoding: $0.bytes.dropFirst(5), as: UTF8.self) }
  }

  private static func field(_ wanted: UInt16, in extra: ArraySlice<UInt8>) -> LittleEndian? {
    let view = LittleEndian(extra)
    var at = 0
    while let id = view.u16(at), let count = view.u16(at + 2), let data = view.slice(at + 4, Int(count)) {
      if id == wanted { return LittleEndian(data) }
      at += 4 + Int(count)
    }
    return nil
  }

  /// The local header against the central record; sizes may be left to the data descriptor.
  static func compare(_ view: LittleEndian, with entry: ZipEntry, at place: String) -> [Finding] {
    guard let flags = view.u16(6), let method = view.u16(8), let crc = view.u32(14),
      let packed = view.u32(18), let size = view.u32(22), let nameCount = view.u16(26),
      let extraCount = view.u16(28), let name = view.slice(LocalHeader.fixedCount, Int(nameCount)),
      let extra = view.slice(LocalHeader.fixedCount + Int(nameCount), Int(extraCount))
    else { return [Finding(.zipHeaderMissing, at: place)] }
    var fields: [String] = []
    if flags & meaningful != entry.flags & meaningful { fields.append("indicadores") }
    if method != entry.method { fields.append("método") }
    if !name.elementsEqual(entry.nameBytes) { fields.append("nombre") }
    let isOpen = flags & 0x0008 != 0
    if crc != entry.crc, !isOpen || crc != 0 { fields.append("CRC-32") }
    let long = field(1, in: extra)
    let longSize = size == .max ? long?.u64(0) : UInt64(size)
    let longPacked = packed == .max ? long?.u64(size == .max ? 8 : 0) : UInt64(packed)
    for (local, central) in [(longSize, entry.size), (longPacked, entry.packedSize)]
    where local != central && !(isOpen && (local ?? 0) == 0) && !fields.contains("tamaño") {
      fields.append("tamaño")
    }
    return fields.map { Finding(.zipHeadersDiffer, at: place, ["campo": $0]) }
  }

  /// Bytes of a data descriptor with its signature and long sizes.
  static let longestDescriptor = 24

  /// Bytes of the whole local header that begins the bytes; nil when there is none.
  static func localCount(_ view: LittleEndian) -> Int? {
    guard view.u32(0) == 0x0403_4B50, let name = view.u16(26), let extra = view.u16(28) else { return nil }
    return LocalHeader.fixedCount + Int(name) + Int(extra)
  }

  /// How many of the bytes after an entry's data are its data descriptor; nil when none agrees with the entry.
  static func descriptorCount(_ view: LittleEndian, of entry: ZipEntry) -> Int? {
    for start in [4, 0] where start == 0 || view.u32(0) == 0x0807_4B50 {
      guard view.u32(start) == entry.crc else { continue }
      if view.u64(start + 4) == entry.packedSize, view.u64(start + 12) == entry.size { return start + 20 }
      if view.u32(start + 4).map(UInt64.init) == entry.packedSize,
        view.u32(start + 8).map(UInt64.init) == entry.size
      {
        return start + 12
      }
    }
    return nil
  }
}

/// A ZIP written field by field, so that every field can be wrong.
struct RawZip: Sendable {
  struct Entry: Sendable {
    var name: [UInt8]
    var data: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16?
    var crc: UInt32?
    var size: UInt32?
    var packedSize: UInt32?
    var needed: UInt16?
    var madeBy: UInt16 = 0x033F
    var date: UInt16 = 0x0041
    var attributes: UInt32?
    var extra: [UInt8] = []
    var localExtra: [UInt8] = []
    var comment: [UInt8] = []
    var offset: UInt32?
    /// Bytes written before the local header.
    var gap: [UInt8] = []
    /// What the local header says instead.
    var localName: [UInt8]?
    var localCRC: UInt32?
    var localMethod: UInt16?
    var localFlags: UInt16?
    var localSize: UInt32?
    var localPackedSize: UInt32?
    /// Bytes written after the data.
    var descriptor: [UInt8] = []

    init(_ name: String, _ data: [UInt8]) {
      self.name = Array(name.utf8)
      self.data = data
    }

    var isFolder: Bool { name.last == 0x2F }
  }

  var entries: [Entry]
  var prefix: [UInt8] = []
  var suffix: [UInt8] = []
  var comment: [UInt8] = []
  var countShift = 0
  var disk: UInt16 = 0

  /// The position of an entry by the end of its name.
  func index(of ending: String) -> Int {
    entries.firstIndex { String(decoding: $0.name, as: UTF8.self).hasSuffix(ending) } ?? 0
  }

  var bytes: [UInt8] {
    var out = prefix
    var directory: [UInt8] = []
    for entry in entries {
      out += entry.gap
      let offset = UInt32(out.count)
      let tail = fields(entry)
      out += le32(0x0403_4B50) + tail(true) + le16(UInt16((entry.localName ?? entry.name).count))
      out +=
        le16(UInt16(entry.localExtra.count)) + (entry.localName ?? entry.name) + entry.localExtra + entry.data
        + entry.descriptor
      directory += le32(0x0201_4B50) + le16(entry.madeBy) + tail(false) + le16(UInt16(entry.name.count))
      directory += le16(UInt16(entry.extra.count)) + le16(UInt16(entry.comment.count)) + le16(0) + le16(0)
      directory += le32(entry.attributes ?? (entry.isFolder ? 0x41ED_0010 : 0x81A4_0000))
      directory += le32(entry.offset ?? offset) + entry.name + entry.extra + entry.comment
    }
    let start = UInt32(out.count)
    let count = UInt16(entries.count + countShift)
    out += directory + le32(0x0605_4B50) + le16(disk) + le16(disk) + le16(count) + le16(count)
    out += le32(UInt32(directory.count)) + le32(start) + le16(UInt16(comment.count)) + comment + suffix
    return out
  }

  /// What both headers share, from the needed version to the sizes.
  private func fields(_ entry: Entry) -> (_ isLocal: Bool) -> [UInt8] {
    let flags = entry.flags ?? (entry.name.contains { $0 >= 0x80 } ? 0x0800 : 0)
    let crc = entry.crc ?? Self.crc32(entry.data)
    let needed = entry.needed ?? (entry.isFolder || entry.method == 8 ? 20 : 10)
    return { isLocal in
      let method = isLocal ? entry.localMethod ?? entry.method : entry.method
      let size = entry.size ?? UInt32(entry.data.count)
      let packed = entry.packedSize ?? UInt32(entry.data.count)
      return le16(needed) + le16(isLocal ? entry.localFlags ?? flags : flags) + le16(method) + le16(0)
        + le16(entry.date) + le32(isLocal ? entry.localCRC ?? crc : crc)
        + le32(isLocal ? entry.localPackedSize ?? packed : packed)
        + le32(isLocal ? entry.localSize ?? size : size)
    }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }

  /// CRC-32 written independently of the product's.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    var crc = ~0 as UInt32
    for byte in bytes { crc = crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
    return ~crc
  }
}

func le16(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

func le32(_ value: UInt32) -> [UInt8] { le16(UInt16(truncatingIfNeeded: value)) + le16(UInt16(value >> 16)) }

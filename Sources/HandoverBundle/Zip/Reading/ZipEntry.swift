/// One entry as the central directory declares it.
struct ZipEntry: Hashable, Sendable {
  /// Position in the central directory, from 0.
  let index: Int
  let nameBytes: [UInt8]
  let madeBy: UInt16
  let neededVersion: UInt16
  let flags: UInt16
  let method: UInt16
  let time: UInt16
  let date: UInt16
  let crc: UInt32
  let disk: UInt16
  let internalAttributes: UInt16
  let externalAttributes: UInt32
  let commentCount: Int
  /// The extra fields as they are.
  let extra: [UInt8]
  /// Sizes and place with ZIP64 resolved.
  let packedSize: UInt64
  let size: UInt64
  let offset: UInt64
  /// Whether the extra fields are exactly the ZIP64 one that the fields ask for, or none.
  let hasPlainExtra: Bool
  let usesZip64: Bool

  /// The name for people: what is not UTF-8 shows as a replacement character.
  var name: String { String(decoding: nameBytes, as: UTF8.self) }

  var isFolder: Bool { nameBytes.last == 0x2F }
}

extension ZipEntry {
  /// What a record of the central directory begins with.
  static let signature: UInt32 = 0x0201_4B50
  /// Bytes of a record of the central directory before its name.
  static let fixedCount = 46

  /// Reads the record that begins the bytes, and its length; nil when it is none or is cut off.
  static func parse(_ view: LittleEndian, index: Int) -> (entry: ZipEntry, count: Int)? {
    guard view.u32(0) == signature, let madeBy = view.u16(4), let needed = view.u16(6),
      let flags = view.u16(8),
      let method = view.u16(10), let time = view.u16(12), let date = view.u16(14), let crc = view.u32(16),
      let packed = view.u32(20), let size = view.u32(24), let nameCount = view.u16(28).map(Int.init),
      let extraCount = view.u16(30).map(Int.init), let commentCount = view.u16(32).map(Int.init),
      let disk = view.u16(34), let internals = view.u16(36), let externals = view.u32(38),
      let offset = view.u32(42),
      let name = view.slice(46, nameCount), let extra = view.slice(46 + nameCount, extraCount),
      view.slice(46 + nameCount + extraCount, commentCount) != nil
    else { return nil }
    let long = Zip64Extra.resolve(extra, size: size, packed: packed, offset: offset)
    let entry = ZipEntry(
      index: index, nameBytes: Array(name), madeBy: madeBy, neededVersion: needed, flags: flags,
      method: method,
      time: time, date: date, crc: crc, disk: disk, internalAttributes: internals,
      externalAttributes: externals,
      commentCount: commentCount, extra: Array(extra), packedSize: long.packed, size: long.size,
      offset: long.offset, hasPlainExtra: long.isExact, usesZip64: long.isUsed)
    return (entry, 46 + nameCount + extraCount + commentCount)
  }
}

/// The ZIP64 extra field of a central directory record.
enum Zip64Extra {
  struct Resolved {
    var size: UInt64
    var packed: UInt64
    var offset: UInt64
    var isUsed = false
    /// Whether the extra bytes are exactly what the fields ask for.
    var isExact = true
  }

  /// Replaces the fields that are all ones by the values of the extra field.
  static func resolve(_ extra: ArraySlice<UInt8>, size: UInt32, packed: UInt32, offset: UInt32) -> Resolved {
    var resolved = Resolved(size: UInt64(size), packed: UInt64(packed), offset: UInt64(offset))
    let missing = [size, packed, offset].filter { $0 == .max }.count
    guard missing > 0 else {
      resolved.isExact = extra.isEmpty
      return resolved
    }
    let view = LittleEndian(extra)
    resolved.isUsed = true
    resolved.isExact =
      view.u16(0) == 1 && view.u16(2) == UInt16(missing * 8) && extra.count == 4 + missing * 8
    guard let values = field(view, count: missing * 8) else {
      resolved.isExact = false
      return resolved
    }
    var next = 0
    func take(_ old: UInt32) -> UInt64 {
      guard old == .max, let long = values.u64(next) else { return UInt64(old) }
      next += 8
      return long
    }
    resolved.size = take(size)
    resolved.packed = take(packed)
    resolved.offset = take(offset)
    // All ones stand for a value that does not fit, and for nothing else.
    let short = [(size, resolved.size), (packed, resolved.packed), (offset, resolved.offset)]
    if short.contains(where: { $0 == .max && $1 < UInt64(UInt32.max) }) { resolved.isExact = false }
    return resolved
  }

  /// The data of the first field with the identifier 1, if it is long enough.
  private static func field(_ view: LittleEndian, count: Int) -> LittleEndian? {
    var at = 0
    while let id = view.u16(at), let length = view.u16(at + 2) {
      if id == 1 {
        return Int(length) >= count ? view.slice(at + 4, Int(length)).map { LittleEndian($0) } : nil
      }
      at += 4 + Int(length)
    }
    return nil
  }
}

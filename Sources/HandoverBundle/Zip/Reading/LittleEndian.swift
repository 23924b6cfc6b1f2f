/// Numbers of the ZIP format in a byte array; reading past the end is nil, never a trap.
struct LittleEndian {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { self.bytes = ArraySlice(bytes) }

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func u16(_ offset: Int) -> UInt16? { number(offset, 2).map { UInt16(truncatingIfNeeded: $0) } }

  func u32(_ offset: Int) -> UInt32? { number(offset, 4).map { UInt32(truncatingIfNeeded: $0) } }

  func u64(_ offset: Int) -> UInt64? { number(offset, 8) }

  /// A range of the bytes; nil when it does not lie inside.
  func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count]
  }

  private func number(_ offset: Int, _ count: Int) -> UInt64? {
    guard offset >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    var number: UInt64 = 0
    for index in stride(
      from: bytes.startIndex + offset + count - 1, through: bytes.startIndex + offset, by: -1)
    {
      number = number << 8 | UInt64(bytes[index])
    }
    return number
  }
}

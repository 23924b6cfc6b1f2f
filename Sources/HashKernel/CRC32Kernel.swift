/// CRC-32 as ZIP has it, eight bytes at a time, for the page that verifies bundles in a browser.
package enum CRC32Kernel {
  /// How many numbers the tables have.
  package static let tableCount = 8 * 256

  /// Fills the eight tables.
  package static func fill(_ tables: UnsafeMutablePointer<UInt32>) {
    for index in 0..<256 {
      var crc = UInt32(truncatingIfNeeded: index)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc &>> 1 ^ 0xEDB8_8320 : crc &>> 1 }
      unsafe tables[index] = crc
    }
    for index in 256..<tableCount {
      let crc = unsafe tables[index &- 256]
      unsafe tables[index] = crc &>> 8 ^ tables[Int(crc & 255)]
    }
  }

  /// The CRC-32 of all bytes so far, from that of the bytes before.
  @inline(__always)
  package static func update(
    _ crc: UInt32, _ bytes: UnsafePointer<UInt8>, count: Int, tables: UnsafePointer<UInt32>
  ) -> UInt32 {
    var crc = ~crc
    var at = 0
    let words = unsafe UnsafeRawPointer(bytes)
    while at &+ 8 <= count {
      let low = unsafe UInt32(littleEndian: words.loadUnaligned(fromByteOffset: at, as: UInt32.self)) ^ crc
      let high = unsafe UInt32(littleEndian: words.loadUnaligned(fromByteOffset: at &+ 4, as: UInt32.self))
      crc = unsafe entry(tables, 7, low) ^ entry(tables, 6, low &>> 8) ^ entry(tables, 5, low &>> 16)
      crc = unsafe crc ^ entry(tables, 4, low &>> 24) ^ entry(tables, 3, high)
      crc = unsafe crc ^ entry(tables, 2, high &>> 8) ^ entry(tables, 1, high &>> 16)
      crc = unsafe crc ^ entry(tables, 0, high &>> 24)
      at &+= 8
    }
    while at < count {
      unsafe crc = crc &>> 8 ^ entry(tables, 0, crc ^ UInt32(bytes[at]))
      at &+= 1
    }
    return ~crc
  }

  @inline(__always)
  private static func entry(_ tables: UnsafePointer<UInt32>, _ table: Int, _ index: UInt32) -> UInt32 {
    unsafe tables[table &* 256 &+ Int(index & 255)]
  }
}

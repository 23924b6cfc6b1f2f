import Glibc
import HandoverModel

/// Looks for local headers in the bytes themselves, where no directory leads to them.
struct HeaderScan {
  /// What was found, in the order of the file.
  private(set) var candidates: [RescueCandidate] = []
  private var weight = 0

  private static let window = 1 << 20
  /// A header, the longest name that is believed, and the ZIP64 field.
  private static let reach = 30 + longestName + 64
  private static let longestName = 1024
  /// What the candidates may take in memory, so that a file full of fake headers stays harmless.
  private static let heaviest = 64 << 20

  /// Reads a copy but for the ranges that are known to hold good files (ascending).
  mutating func run(
    _ source: RescueSource, number: Int, skipping good: [Range<UInt64>], _ advance: (Int) -> Void
  ) throws(BundleError) {
    var at: UInt64 = 0
    for range in good + [source.length..<source.length] {
      while at < range.lowerBound {
        if Task.isCancelled { throw .cancelled }
        let count = Int(min(UInt64(Self.window), range.lowerBound - at))
        look(source.bytes(at: at, count: count + Self.reach), first: count, at: at, number)
        at += UInt64(count)
        advance(count)
      }
      at = max(at, range.upperBound)
    }
  }

  /// Collects the headers that begin among the first bytes of a window.
  private mutating func look(_ bytes: [UInt8], first count: Int, at offset: UInt64, _ source: Int) {
    var from = 0
    while let hit = Self.letter(in: bytes, from: from, to: min(count, bytes.count)) {
      from = hit + 1
      let view = LittleEndian(bytes[hit...])
      guard view.u32(0) == 0x0403_4B50, weight < Self.heaviest else { continue }
      guard let found = Self.parse(view, at: offset + UInt64(hit), source) else { continue }
      weight += found.name.count + 128
      candidates.append(found)
    }
  }

  /// The next `P`.
  private static func letter(in bytes: [UInt8], from: Int, to end: Int) -> Int? {
    guard from < end else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let hit = unsafe memchr(base + from, 0x50, end - from) else {
        return nil
      }
      return unsafe UnsafeRawPointer(hit) - base
    }
  }

  private static func parse(_ view: LittleEndian, at offset: UInt64, _ source: Int) -> RescueCandidate? {
    guard let flags = view.u16(6), let method = view.u16(8), method == 0 || method == 8, flags & 0x2041 == 0,
      let crc = view.u32(14), let packed = view.u32(18), let size = view.u32(22),
      let nameCount = view.u16(26).map(Int.init), (1...longestName).contains(nameCount),
      let name = view.slice(30, nameCount), name.last != 0x2F
    else { return nil }
    var long = (packed: UInt64(packed), size: UInt64(size))
    if packed == .max, size == .max, let extra = view.slice(30 + nameCount, 20).map({ LittleEndian($0) }),
      extra.u16(0) == 1
    {
      long = (extra.u64(12) ?? long.packed, extra.u64(4) ?? long.size)
    }
    return RescueCandidate(
      source: source, offset: offset, name: Array(name), method: method, crc: crc, packedSize: long.packed,
      size: long.size)
  }
}

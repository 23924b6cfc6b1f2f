import HandoverTestSupport

/// A change of bytes such as broken discs, broken transfers and curious editors make, drawn from a seed.
enum Mutation: CaseIterable, Sendable {
  case flipBit, overwrite, insert, delete, swapBlocks, truncate, splice, duplicate, zero, flipInTail

  /// The bytes after a change; `other` is what pieces are taken from.
  static func any(of bytes: [UInt8], with other: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    let kind = allCases[Int(random.next() % UInt64(allCases.count))]
    return kind.apply(to: bytes, with: other, &random)
  }

  func apply(to bytes: [UInt8], with other: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
    guard !bytes.isEmpty else { return [UInt8(draw(256))] }
    var changed = bytes
    let at = draw(bytes.count)
    let stop = min(bytes.count, at + 1 + draw(64))
    switch self {
    case .flipBit: changed[at] ^= 1 << UInt8(draw(8))
    case .overwrite: for place in at..<stop { changed[place] = UInt8(draw(256)) }
    case .insert: changed.insert(contentsOf: (0..<(stop - at)).map { _ in UInt8(draw(256)) }, at: at)
    case .delete: changed.removeSubrange(at..<stop)
    case .swapBlocks:
      let count = min(64, bytes.count / 2)
      let first = draw(bytes.count - 2 * count + 1)
      let second = first + count + draw(bytes.count - first - 2 * count + 1)
      changed.replaceSubrange(first..<first + count, with: bytes[second..<second + count])
      changed.replaceSubrange(second..<second + count, with: bytes[first..<first + count])
    case .truncate: changed.removeSubrange(at...)
    case .splice: changed = Array(bytes.prefix(at)) + other.dropFirst(draw(other.count))
    case .duplicate: changed.insert(contentsOf: bytes[at..<stop], at: stop)
    case .zero: for place in at..<stop { changed[place] = 0 }
    case .flipInTail: changed[max(0, bytes.count - 1 - draw(2_000))] ^= 1 << UInt8(draw(8))
    }
    return changed
  }
}

import HandoverModel

/// The lines of a manifest that tell of the payload, one after the other, without a text being made of each.
struct PayloadLines: Sequence, IteratorProtocol {
  private let manifest: [UInt8]
  private var at = 0

  init(_ manifest: [UInt8]) { self.manifest = manifest }

  mutating func next() -> PayloadLine? {
    while at < manifest.count {
      let line = PayloadLine(text: manifest[at..<end(of: at)])
      at = line.text.endIndex + 1
      if line.isWellFormed { return line }
    }
    return nil
  }

  /// Where the line ends that begins at a place.
  private func end(of start: Int) -> Int {
    let bytes = manifest.span
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }
}

/// What a manifest says of one file of the payload.
struct PayloadLine {
  /// The line without its LF.
  let text: ArraySlice<UInt8>

  private static let below = Array("  data/".utf8)

  /// The bytes of the path below `data/`.
  var path: ArraySlice<UInt8> { text.dropFirst(64 + Self.below.count) }

  /// The path, if it is a portable one.
  var bundlePath: BundlePath? { String(validating: path, as: UTF8.self).flatMap { BundlePath($0) } }

  var digest: HandoverModel.Digest? { HandoverModel.Digest(hexDigits: text.prefix(64)) }

  /// Whether this is a lower-case digest, two spaces and a path below `data/`.
  fileprivate var isWellFormed: Bool {
    let bytes = text.span
    guard bytes.count > 64 + Self.below.count else { return false }
    for index in Self.below.indices where bytes[64 + index] != Self.below[index] { return false }
    // Digits and letters come in no order that a processor could foresee, so nothing depends on which it is.
    var wrong = 0
    for index in 0..<64 {
      let isLowerHex = (bytes[index] &- 0x30 < 10) != (bytes[index] &- 0x61 < 6)
      wrong |= isLowerHex ? 0 : 1
    }
    return wrong == 0
  }
}

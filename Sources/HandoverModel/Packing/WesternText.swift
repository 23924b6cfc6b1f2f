/// Text of printable ASCII, `¡` to `¿` and the letters U+00C0 to U+017F: nearly every name that an office here writes.
///
/// All of it is in NFC whatever stands beside what, so such names are judged by their bytes. What this does not
/// recognize is judged by Unicode's tables; both ways give the same answer.
enum WesternText {
  /// Whether a path is portable beyond doubt; false only says that it takes a closer look.
  static func isPortable(path: String) -> Bool {
    let bytes = path.utf8Span.span
    var units = 0
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == slash {
      guard let more = Self.units(ofPortable: bytes.extracting(start..<index)) else { return false }
      units += more + 1
      start = index + 1
    }
    return units - 1 <= PortableName.longestPath
  }

  /// Whether a name without `/` is portable beyond doubt.
  static func isPortable(component: String) -> Bool {
    units(ofPortable: component.utf8Span.span) != nil
  }

  /// Whether a text consists of such characters alone.
  static func holds(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    var index = 0
    while index < bytes.count {
      let count = length(in: bytes, at: index)
      if count == 0 { return false }
      index += count
    }
    return true
  }

  /// What ``PortableName/folded(_:)`` makes of a text of such characters; nil for any other.
  static func folded(_ text: String) -> String? {
    let bytes = text.utf8Span.span
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count + 8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch length(in: bytes, at: index) {
      case 1: folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      case 2: folded += foldings[Int(byte & 3) << 6 | Int(bytes[index + 1] & 0x3F)]
      default: return nil
      }
      index += byte < 0x80 ? 1 : 2
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The digest of what ``folded(_:)`` makes of a text, without making it; nil for any other text.
  static func foldedDigest(_ text: String) -> UInt64? {
    let bytes = text.utf8Span.span
    var digest = Self.digestSeed
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch length(in: bytes, at: index) {
      case 1: digest = mixed(digest, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      case 2:
        for byte in foldings[Int(byte & 3) << 6 | Int(bytes[index + 1] & 0x3F)] {
          digest = mixed(digest, byte)
        }
      default: return nil
      }
      index += byte < 0x80 ? 1 : 2
    }
    return digest
  }

  /// A number that depends on the bytes of a text (FNV-1a, 64 bits).
  static func digest(_ text: String) -> UInt64 { text.utf8.reduce(digestSeed, mixed) }

  private static let digestSeed: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func mixed(_ digest: UInt64, _ byte: UInt8) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static let slash = UInt8(ascii: "/")
  private static let space = UInt8(ascii: " ")

  /// The foldings of the two-byte characters, by the six bits of their last byte and the two before.
  private static let foldings: [[UInt8]] = (0..<256).map { low in
    let lead: UInt8 = [0xC4, 0xC5, 0xC2, 0xC3][low >> 6]
    let character = String(decoding: [lead, 0x80 | UInt8(low & 0x3F)], as: UTF8.self)
    return Array(PortableName.foldedByTables(character).utf8)
  }

  /// How many bytes the character takes: 1 or 2, or 0 when it is none of these.
  private static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte >= 0x20, byte < 0x7F { return 1 }
    guard byte >= 0xC2, byte <= 0xC5, index + 1 < bytes.count else { return 0 }
    // Not the controls, the space that does not break, nor the hyphen that hides.
    let isLetter = byte > 0xC2 || bytes[index + 1] > 0xA0 && bytes[index + 1] != 0xAD
    return isLetter ? 2 : 0
  }

  /// The UTF-16 units of a component if it is portable beyond doubt.
  private static func units(ofPortable name: Span<UInt8>) -> Int? {
    guard name.count > 0, name.count <= PortableName.longestComponent else { return nil }
    var units = 0
    var index = 0
    while index < name.count {
      let count = length(in: name, at: index)
      if count == 0 || count == 1 && isForbidden(name[index]) { return nil }
      units += 1
      index += count
    }
    let last = name[name.count - 1]
    return last == space || last == UInt8(ascii: ".") || mayBeReserved(name) ? nil : units
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
      UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "%"), slash:
      true
    default: false
    }
  }

  /// Whether the part before the first point is short and begins as Windows' reserved names do.
  private static func mayBeReserved(_ name: Span<UInt8>) -> Bool {
    var letters: UInt32 = 0
    var count = 0
    var index = 0
    while index < name.count, name[index] != UInt8(ascii: ".") {
      if name[index] != space {
        count += 1
        if count <= 3 { letters = letters << 8 | UInt32(name[index] | 0x20) }
        if count > 8 { return false }
      }
      index += 1
    }
    return reservedBeginnings.contains(letters)
  }

  /// CON, COM, PRN, AUX, NUL, LPT, CLO.
  private static let reservedBeginnings: [UInt32] = ["con", "com", "prn", "aux", "nul", "lpt", "clo"].map {
    $0.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }
}

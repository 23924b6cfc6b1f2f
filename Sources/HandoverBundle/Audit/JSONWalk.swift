/// A reader of JSON that builds nothing: it checks the grammar and hands out scalars with the keys that lead to them.
///
/// Inventories may describe hundreds of thousands of files; a tree of them would take more memory than the bundle.
struct JSONWalk {
  /// Where a scalar stands: the keys from the top; elements of a list share their list's key, with their position.
  struct Place {
    var keys: [String] = []
    /// The position in the outermost list.
    var element = -1
  }

  /// Something that is not JSON.
  struct Malformed: Error {
    let offset: Int
  }

  private static let deepest = 32
  /// So many keys are looked through one by one.
  private static let fewKeys = 24
  private let bytes: [UInt8]
  private var at = 0
  private var place = Place()
  private var depth = 0
  /// The keys so far of all objects that are open.
  private var keys: [String] = []
  private let visit: (Place, Scalar) -> Void

  /// A text with its escapes undone or a number as it is written, both UTF-8; whoever needs a `String` makes it.
  enum Scalar {
    case text(ArraySlice<UInt8>)
    case number(ArraySlice<UInt8>)
    case other

    /// The bytes of a text or number.
    var bytes: ArraySlice<UInt8>? {
      switch self {
      case .text(let bytes), .number(let bytes): bytes
      case .other: nil
      }
    }

    /// The text or number.
    var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  private init(_ bytes: [UInt8], _ visit: @escaping (Place, Scalar) -> Void) {
    self.bytes = bytes
    self.visit = visit
  }

  /// Reads one JSON text from its first to its last byte.
  static func read(_ bytes: [UInt8], _ visit: @escaping (Place, Scalar) -> Void) throws(Malformed) {
    // Outside of its texts JSON is ASCII, and a text is UTF-8 if the whole is.
    guard (try? UTF8Span(validating: bytes.span)) != nil else { throw Malformed(offset: 0) }
    var walk = JSONWalk(bytes, visit)
    try walk.value()
    walk.skipSpace()
    guard walk.at == bytes.count else { throw walk.malformed }
  }

  private var malformed: Malformed { Malformed(offset: at) }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Malformed) {
    skipSpace()
    guard next == byte else { throw malformed }
    at += 1
  }

  private mutating func value() throws(Malformed) {
    skipSpace()
    guard let byte = next else { throw malformed }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw malformed }
    switch byte {
    case 0x7B: try object()
    case 0x5B: try list()
    case 0x22: visit(place, .text(try text()))
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    default: visit(place, .number(try number()))
    }
  }

  private mutating func object() throws(Malformed) {
    at += 1
    skipSpace()
    if next == 0x7D {
      at += 1
      return
    }
    let first = keys.count
    defer { keys.removeSubrange(first...) }
    var many: Set<String> = []
    while true {
      skipSpace()
      let key = String(decoding: try text(), as: UTF8.self)
      // Of two values for one key, one reader takes the first and another the last.
      if keys.count - first < Self.fewKeys {
        guard !keys[first...].contains(key) else { throw malformed }
        keys.append(key)
      } else {
        if many.isEmpty { many = Set(keys[first...]) }
        guard many.insert(key).inserted else { throw malformed }
      }
      try expect(0x3A)
      place.keys.append(key)
      try value()
      place.keys.removeLast()
      skipSpace()
      if next == 0x7D { break }
      try expect(0x2C)
    }
    at += 1
  }

  private mutating func list() throws(Malformed) {
    at += 1
    let isOutermost = place.element < 0
    defer { if isOutermost { place.element = -1 } }
    skipSpace()
    if next == 0x5D {
      at += 1
      return
    }
    while true {
      if isOutermost { place.element += 1 }
      try value()
      skipSpace()
      if next == 0x5D { break }
      try expect(0x2C)
    }
    at += 1
  }

  private mutating func word(_ word: StaticString) throws(Malformed) {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count, bytes[at..<at + count].elementsEqual("\(word)".utf8) else {
      throw malformed
    }
    at += count
    visit(place, .other)
  }

  /// A number exactly as RFC 8259 writes it: no plus, no leading zero, digits on both sides of the point.
  private mutating func number() throws(Malformed) -> ArraySlice<UInt8> {
    let start = at
    if next == 0x2D { at += 1 }
    if next == 0x30 { at += 1 } else { try digits() }
    if next == 0x2E {
      at += 1
      try digits()
    }
    if next == 0x65 || next == 0x45 {
      at += 1
      if next == 0x2B || next == 0x2D { at += 1 }
      try digits()
    }
    return bytes[start..<at]
  }

  private mutating func digits() throws(Malformed) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw malformed }
  }

  private mutating func text() throws(Malformed) -> ArraySlice<UInt8> {
    guard next == 0x22 else { throw malformed }
    at += 1
    // What was said before the last escape; empty without one.
    var out: [UInt8] = []
    var start = at
    while let byte = next {
      switch byte {
      case 0x22:
        let rest = bytes[start..<at]
        at += 1
        return out.isEmpty ? rest : (out + rest)[...]
      case 0x5C:
        out += bytes[start..<at]
        at += 1
        try escape(&out)
        start = at
      case 0..<0x20: throw malformed
      default: at += 1
      }
    }
    throw malformed
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
  ]

  private mutating func escape(_ out: inout [UInt8]) throws(Malformed) {
    guard let byte = next else { throw malformed }
    at += 1
    if let simple = Self.plainEscapes[byte] {
      out.append(simple)
      return
    }
    guard byte == 0x75 else { throw malformed }
    var unit = try hexadecimal()
    if (0xD800..<0xDC00).contains(unit), next == 0x5C, at + 1 < bytes.count, bytes[at + 1] == 0x75 {
      at += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw malformed }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw malformed }
    out.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt32 {
    let digits = bytes[at..<min(at + 4, bytes.count)]
    let isHexadecimal = digits.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
    guard digits.count == 4, isHexadecimal,
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed }
    at += 4
    return unit
  }
}

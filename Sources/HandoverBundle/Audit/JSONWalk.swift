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
  private let bytes: [UInt8]
  private var at = 0
  private var place = Place()
  private var depth = 0
  private let visit: (Place, Scalar) -> Void

  enum Scalar: Hashable {
    case text(String)
    case number(String)
    case other
  }

  private init(_ bytes: [UInt8], _ visit: @escaping (Place, Scalar) -> Void) {
    self.bytes = bytes
    self.visit = visit
  }

  /// Reads one JSON text from its first to its last byte.
  static func read(_ bytes: [UInt8], _ visit: @escaping (Place, Scalar) -> Void) throws(Malformed) {
    var walk = JSONWalk(bytes, visit)
    try walk.value(inOutermostList: false)
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

  private mutating func value(inOutermostList: Bool) throws(Malformed) {
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
    var keys: Set<String> = []
    while true {
      skipSpace()
      let key = try text()
      // Of two values for one key, one reader takes the first and another the last.
      guard keys.insert(key).inserted else { throw malformed }
      try expect(0x3A)
      place.keys.append(key)
      try value(inOutermostList: false)
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
      try value(inOutermostList: isOutermost)
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
  private mutating func number() throws(Malformed) -> String {
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
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(Malformed) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw malformed }
  }

  private mutating func text() throws(Malformed) -> String {
    guard next == 0x22 else { throw malformed }
    at += 1
    var out: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case 0x22:
        guard let text = String(validating: out, as: UTF8.self) else { throw malformed }
        return text
      case 0x5C: try escape(&out)
      case 0..<0x20: throw malformed
      default: out.append(byte)
      }
    }
    throw malformed
  }

  private mutating func escape(_ out: inout [UInt8]) throws(Malformed) {
    guard let byte = next else { throw malformed }
    at += 1
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]
    if let simple = plain[byte] {
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

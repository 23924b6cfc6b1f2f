/// Why a text is not the JSON that it should be.
package struct JSONProblem: Error, Hashable, Sendable {
  /// The line, counted from 1.
  package let line: Int
  /// Spanish, what is the matter there.
  package let text: String
}

/// Reads a JSON text (RFC 8259) into a tree and refuses what two readers could read differently.
///
/// That is a key that stands twice in one object, half of a surrogate pair, and bytes that are not UTF-8. Lists and
/// objects may lie 16 deep within each other.
package struct JSONReader {
  private static let deepest = 16
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tree of a whole text.
  package static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONTree {
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw JSONProblem(line: 1, text: "no está escrito en UTF-8")
    }
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw reader.problem("empieza con una marca de orden de bytes")
    }
    let tree = try reader.value()
    reader.skipSpace()
    guard reader.at == bytes.count else { throw reader.problem("sigue algo después del final") }
    return tree
  }

  private func problem(_ text: String) -> JSONProblem {
    JSONProblem(line: 1 + bytes[..<min(at, bytes.count)].count { $0 == 0x0A }, text: text)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func value() throws(JSONProblem) -> JSONTree {
    skipSpace()
    guard let byte = next else { throw problem("está cortado") }
    guard depth < Self.deepest else { throw problem("tiene demasiados niveles") }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONTree) throws(JSONProblem) -> JSONTree {
    guard bytes[at...].starts(with: word.utf8) else { throw problem("no es JSON") }
    at += word.utf8.count
    return value
  }

  /// Reads members or elements up to the closing bracket.
  private mutating func block(
    until end: UInt8, _ element: (inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    at += 1
    skipSpace()
    if next == end {
      at += 1
      return
    }
    while true {
      try element(&self)
      skipSpace()
      guard let byte = next else { throw problem("está cortado") }
      at += 1
      if byte == end { return }
      guard byte == UInt8(ascii: ",") else {
        at -= 1
        throw problem("no es JSON")
      }
    }
  }

  private mutating func list() throws(JSONProblem) -> JSONTree {
    var values: [JSONTree] = []
    try block(until: UInt8(ascii: "]")) { (reader) throws(JSONProblem) in values.append(try reader.value()) }
    return .list(values)
  }

  private mutating func object() throws(JSONProblem) -> JSONTree {
    var members: [JSONTree.Member] = []
    var keys: Set<ByteText> = []
    try block(until: UInt8(ascii: "}")) { (reader) throws(JSONProblem) in
      reader.skipSpace()
      let key = try reader.text()
      guard keys.insert(ByteText(key)).inserted else {
        throw reader.problem("la clave «\(key)» está repetida")
      }
      reader.skipSpace()
      guard reader.next == UInt8(ascii: ":") else { throw reader.problem("no es JSON") }
      reader.at += 1
      members.append(JSONTree.Member(key, try reader.value()))
    }
    return .object(members)
  }

  /// A number exactly as RFC 8259 writes it: no plus, no leading zero, digits on both sides of the point.
  private mutating func number() throws(JSONProblem) -> JSONTree {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    if next == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func digits() throws(JSONProblem) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw problem("no es JSON") }
  }
}

extension JSONReader {
  private mutating func text() throws(JSONProblem) -> String {
    guard next == UInt8(ascii: "\"") else { throw problem("no es JSON") }
    at += 1
    var out: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(to: &out)
      case 0..<0x20: throw problem("un texto tiene un carácter de control")
      default: out.append(byte)
      }
    }
    throw problem("está cortado")
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
  ]

  private mutating func escape(to out: inout [UInt8]) throws(JSONProblem) {
    guard let byte = next else { throw problem("está cortado") }
    at += 1
    if let plain = Self.plainEscapes[byte] {
      out.append(plain)
      return
    }
    guard byte == UInt8(ascii: "u"), var unit = hexadecimal() else { throw problem("no es JSON") }
    if (0xD800..<0xDC00).contains(unit), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { throw problem("no es JSON") }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw problem("un texto tiene medio carácter") }
    out.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[at..<min(at + 4, bytes.count)]
    guard digits.count == 4, !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    at += 4
    return unit
  }
}

/// A JSON text as a value that keeps the order of its keys and the spelling of its numbers.
package indirect enum JSONTree: Hashable, Sendable {
  case null
  case flag(Bool)
  /// As it is written.
  case number(String)
  case text(String)
  case list([JSONTree])
  case object([Member])

  /// One key of an object with its value.
  package struct Member: Hashable, Sendable {
    /// The key, without quotation marks.
    package let key: String
    /// What it leads to.
    package let value: JSONTree

    package init(_ key: String, _ value: JSONTree) {
      self.key = key
      self.value = value
    }
  }

  /// The bytes that `JSON.stringify(value, null, 2)` gives, with one LF at the end.
  package var stringified: [UInt8] {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    out.append(0x0A)
    return out
  }

  private func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .text(let text): Self.quote(text, to: &out)
    case .list(let values):
      Self.block(values, to: &out, indent, brackets: (0x5B, 0x5D)) { value, out in
        value.write(to: &out, indent: indent + 1)
      }
    case .object(let members):
      Self.block(members, to: &out, indent, brackets: (0x7B, 0x7D)) { member, out in
        Self.quote(member.key, to: &out)
        out.append(contentsOf: ": ".utf8)
        member.value.write(to: &out, indent: indent + 1)
      }
    }
  }

  private static func block<Element>(
    _ elements: [Element], to out: inout [UInt8], _ indent: Int, brackets: (UInt8, UInt8),
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    out.append(brackets.0)
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(0x2C) }
      newLine(indent + 1, to: &out)
      write(element, &out)
    }
    if !elements.isEmpty { newLine(indent, to: &out) }
    out.append(brackets.1)
  }

  private static func newLine(_ indent: Int, to out: inout [UInt8]) {
    out.append(0x0A)
    out.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  /// Escapes what ECMAScript escapes: quotation mark, backslash and the controls below a space.
  private static func quote(_ text: String, to out: inout [UInt8]) {
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
      case 0x08: out.append(contentsOf: "\\b".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0C: out.append(contentsOf: "\\f".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0x00..<0x20:
        out.append(contentsOf: "\\u00".utf8)
        out.append(contentsOf: [byte < 0x10 ? 0x30 : 0x31, hexadecimalDigit(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}

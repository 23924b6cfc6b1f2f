/// A JSON value whose keys keep the order in which they were put: same input, same bytes.
enum JSONText: Sendable {
  case text(String)
  case number(UInt64)
  case null
  case list([JSONText])
  case object([(String, JSONText)])

  /// An object of texts without the empty ones.
  static func texts(_ pairs: [(String, String?)]) -> [(String, JSONText)] {
    pairs.compactMap { key, value in
      guard let value, !value.isEmpty else { return nil }
      return (key, .text(value))
    }
  }

  /// Appends the value; what follows its first line is indented by two spaces for each `indent`.
  func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .text(let text): Self.quote(text, to: &out)
    case .number(let number): out.append(contentsOf: String(number).utf8)
    case .null: out.append(contentsOf: "null".utf8)
    case .list(let values):
      Self.block(values, to: &out, indent, brackets: (0x5B, 0x5D)) { value, out in
        value.write(to: &out, indent: indent + 1)
      }
    case .object(let pairs):
      Self.block(pairs, to: &out, indent, brackets: (0x7B, 0x7D)) { pair, out in
        Self.quote(pair.0, to: &out)
        out.append(0x3A)
        out.append(0x20)
        pair.1.write(to: &out, indent: indent + 1)
      }
    }
  }

  private static func block<Element>(
    _ elements: some Collection<Element>, to out: inout [UInt8], _ indent: Int, brackets: (UInt8, UInt8),
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
    for _ in 0..<(indent * 2) { out.append(0x20) }
  }

  /// Appends a text in quotation marks.
  static func quote(_ text: some StringProtocol, to out: inout [UInt8]) {
    out.append(0x22)
    escape(text, to: &out)
    out.append(0x22)
  }

  /// Appends a text with what JSON reserves and every control character escaped.
  static func escape(_ text: some StringProtocol, to out: inout [UInt8]) {
    let start = out.count
    out.append(contentsOf: text.utf8)
    if isPlain(out.span.extracting(start..<out.count)) { return }
    out.removeLast(out.count - start)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0x00..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        out.append(contentsOf: "\\u00".utf8)
        out.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: out.append(byte)
      }
    }
  }

  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return false }
    }
    return true
  }
}

/// A piece of an HTML text.
struct MarkupToken: Sendable {
  enum Kind: Sendable {
    case opening
    case closing
    case text
    /// A comment or the document type.
    case other
  }

  let kind: Kind
  /// The element's name in lower case; empty for texts and comments.
  var name = ""
  var attributes: [Attribute] = []
  /// Whether an opening tag also closes its element, as `<br>` and `<rect …/>` do.
  var isEmpty = false
  /// Where the piece stands, in bytes.
  let range: Range<Int>

  /// An attribute as it is written, with its value as it is meant.
  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// The value of an attribute; nil when the tag has none of that name.
  subscript(name: String) -> String? { attributes.first { $0.name.lowercased() == name }?.value }
}

/// The tokens of an HTML text: together, and in their order, they are the whole text.
///
/// It reads what this program writes and what a municipality's own templates make of it; nothing in a text can make
/// it fail, and what is no tag is text.
struct MarkupTokens: Sendable {
  let bytes: [UInt8]
  private(set) var tokens: [MarkupToken] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let token = next(at: position)
      tokens.append(token)
      position = token.range.upperBound
      if token.kind == .opening, !token.isEmpty, Self.rawElements.contains(token.name) {
        let end = closing(of: token.name, from: position)
        if end > position { tokens.append(MarkupToken(kind: .text, range: position..<end)) }
        position = end
      }
    }
  }

  /// The text of a range as it is written.
  func source(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The line of a place, counted from 1.
  func line(of position: Int) -> Int { bytes[..<position].count { $0 == 0x0A } + 1 }

  /// Elements without content.
  static let voidElements: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Elements whose content is not markup.
  static let rawElements: Set = ["script", "style"]

  private func next(at start: Int) -> MarkupToken {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return text(from: start) }
    let second = bytes[start + 1]
    if second == UInt8(ascii: "!") {
      let isComment = has("<!--", at: start)
      let end = self.end(of: isComment ? "-->" : ">", from: start + (isComment ? 4 : 2))
      return MarkupToken(kind: .other, range: start..<end)
    }
    let isClosing = second == UInt8(ascii: "/")
    let nameStart = start + (isClosing ? 2 : 1)
    guard nameStart < bytes.count, bytes[nameStart].isLetter else { return text(from: start) }
    return tag(from: start, name: nameStart, isClosing: isClosing)
  }

  private func tag(from start: Int, name nameStart: Int, isClosing: Bool) -> MarkupToken {
    var scanner = AttributeScanner(bytes: bytes, position: nameStart)
    let name = scanner.name().lowercased()
    let attributes = scanner.attributes()
    return MarkupToken(
      kind: isClosing ? .closing : .opening, name: name, attributes: isClosing ? [] : attributes,
      isEmpty: !isClosing && (scanner.isSelfClosed || Self.voidElements.contains(name)),
      range: start..<scanner.position)
  }

  private func text(from start: Int) -> MarkupToken {
    let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    return MarkupToken(kind: .text, range: start..<end)
  }

  private func has(_ text: String, at position: Int) -> Bool { bytes[position...].starts(with: text.utf8) }

  private func end(of text: String, from position: Int) -> Int {
    var position = position
    while position < bytes.count {
      if has(text, at: position) { return position + text.utf8.count }
      position += 1
    }
    return bytes.count
  }

  private func closing(of name: String, from position: Int) -> Int {
    var position = position
    let wanted = Array("</\(name)".utf8)
    while position + wanted.count <= bytes.count {
      let piece = bytes[position..<(position + wanted.count)]
      if piece.elementsEqual(wanted, by: { $0 | ($0.isLetter ? 0x20 : 0) == $1 }) { return position }
      position += 1
    }
    return bytes.count
  }
}

/// Reads what stands in a tag.
private struct AttributeScanner {
  let bytes: [UInt8]
  var position: Int
  var isSelfClosed = false

  mutating func name() -> String {
    take { !$0.isSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
  }

  /// The attributes up to the end of the tag, which is passed over.
  mutating func attributes() -> [MarkupToken.Attribute] {
    var attributes: [MarkupToken.Attribute] = []
    while position < bytes.count {
      skipSpace()
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if bytes[position] == UInt8(ascii: "/") {
        position += 1
        isSelfClosed = position < bytes.count && bytes[position] == UInt8(ascii: ">")
        continue
      }
      let start = position
      let name = take {
        !$0.isSpace && ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0)
      }
      attributes.append(.init(name: name, value: value()))
      if position == start { position += 1 }
    }
    return attributes
  }

  private mutating func value() -> String {
    let before = position
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      position = before
      return ""
    }
    position += 1
    skipSpace()
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return CharacterReferences.resolved(take { !$0.isSpace && $0 != UInt8(ascii: ">") })
    }
    position += 1
    let text = take { $0 != quote }
    if position < bytes.count { position += 1 }
    return CharacterReferences.resolved(text)
  }

  private mutating func take(while isWanted: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }
}

/// Character references such as `&amp;` and `&#39;`.
enum CharacterReferences {
  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  /// A text as it is meant; a reference that is none of ours stays as it is written.
  static func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing(#/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/#) { match in
      let number = match.output.1.flatMap { UInt32($0) } ?? match.output.2.flatMap { UInt32($0, radix: 16) }
      if let number { return Unicode.Scalar(number).map { String(Character($0)) } ?? "\u{FFFD}" }
      return match.output.3.flatMap { named[$0] } ?? String(match.output.0)
    }
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

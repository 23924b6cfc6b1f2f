/// The name of an element without its namespace's prefix, as a number that is quick to compare.
struct MarkupName: Hashable, Sendable {
  private let hash: UInt64

  init(_ bytes: ArraySlice<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      if byte == UInt8(ascii: ":") {
        hash = 0xCBF2_9CE4_8422_2325
      } else if byte <= 0x20 {
        break
      } else {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    self.hash = hash
  }

  init(_ name: String) { self.init(Array(name.utf8)[...]) }
}

/// An opening tag as it stands, between its angle brackets.
struct MarkupTag {
  let name: MarkupName
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    name = MarkupName(bytes)
  }

  /// The value of an attribute by its name without prefix; nil when there is none.
  func attribute(_ name: String) -> String? {
    raw(name).map { String(decoding: MarkupText.decoded($0), as: UTF8.self) }
  }

  /// The bytes of an attribute as they stand.
  func raw(_ wanted: String) -> ArraySlice<UInt8>? {
    var at = bytes.startIndex
    let end = bytes.endIndex
    while at < end, bytes[at] > 0x20 { at += 1 }
    while at < end {
      while at < end, bytes[at] <= 0x20 { at += 1 }
      var start = at
      while at < end, bytes[at] != UInt8(ascii: "="), bytes[at] > 0x20 {
        if bytes[at] == UInt8(ascii: ":") { start = at + 1 }
        at += 1
      }
      let name = bytes[start..<at]
      while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
      guard at < end else { return nil }
      let quote = bytes[at]
      let valueStart = at + 1
      at = valueStart
      while at < end, bytes[at] != quote { at += 1 }
      if name.elementsEqual(wanted.utf8) { return bytes[valueStart..<at] }
      at += 1
    }
    return nil
  }

  /// Whether an attribute says yes.
  func isTrue(_ name: String) -> Bool {
    raw(name).map { $0.elementsEqual("1".utf8) || $0.elementsEqual("true".utf8) } ?? false
  }
}

/// Text between tags and in attributes.
enum MarkupText {
  /// The text with its entities resolved; one that is unknown stays as it is.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "&"),
        let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(of: bytes[(at + 1)..<end])
      {
        result += Array(String(Character(scalar)).utf8)
        at = end + 1
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return result
  }

  private static func scalar(of entity: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: entity, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }

  /// A text of a cell, in which Excel writes control characters as `_x000D_`.
  static func cell(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      let scalar = UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init)
      return scalar.map { String(Character($0)) } ?? String(match.output.0)
    }
  }
}

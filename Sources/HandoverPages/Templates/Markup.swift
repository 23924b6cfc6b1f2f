/// Making HTML and SVG text by hand: escaping and percent-encoding.
enum Markup {
  /// `text` as the content of an element or a quoted attribute.
  ///
  /// Works on scalars, so that a combining mark cannot hide a reserved character, and leaves out what HTML forbids.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.isReservedInMarkup || $0.isControl }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars where !scalar.isControl {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A path with every component percent-encoded, as it stands in a relative link.
  static func percentEncoded(path: String) -> String {
    path.utf8.reduce(into: "") { encoded, byte in
      if byte.isUnreserved || byte == UInt8(ascii: "/") {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// The text behind a percent-encoded address; one that is not well-formed stays as it is.
  static func percentDecoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = address.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, let text = String(digits),
        let value = UInt8(text, radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? address
  }

  /// An address that a reader may follow: `http`, `https` or `mailto`; anything else is nil.
  static func safeAddress(_ text: String) -> String? {
    let address = text.lowercased()
    let isSafe = ["https://", "http://", "mailto:"].contains(where: address.hasPrefix)
    return isSafe && !text.contains(where: { $0.isWhitespace || "<>\"'`{}|\\^[]".contains($0) }) ? text : nil
  }
}

extension Unicode.Scalar {
  /// The five characters that HTML reserves.
  var isReservedInMarkup: Bool {
    switch self {
    case "<", ">", "&", "\"", "'": true
    default: false
    }
  }

  /// A control character other than tab and line break, which HTML does not allow.
  var isControl: Bool {
    value < 32 ? value != 9 && value != 10 : (127..<160).contains(value)
  }
}

extension UInt8 {
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

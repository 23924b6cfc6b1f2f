import Foundation

/// The encodings that a bag may declare for its texts.
enum TagEncoding: Hashable, Sendable {
  case utf8, latin1, windows1252, ascii, utf16, utf16BigEndian, utf16LittleEndian

  /// Takes the names of IANA's register that bags use; anything else is nil.
  init?(declared name: String) {
    switch name.uppercased() {
    case "UTF-8", "UTF8": self = .utf8
    case "ISO-8859-1", "LATIN1": self = .latin1
    case "WINDOWS-1252", "CP1252": self = .windows1252
    case "US-ASCII", "ASCII": self = .ascii
    case "UTF-16": self = .utf16
    case "UTF-16BE": self = .utf16BigEndian
    case "UTF-16LE": self = .utf16LittleEndian
    default: return nil
    }
  }

  /// The bytes as UTF-8; nil when they are not in this encoding.
  fileprivate func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let text: String? =
      switch self {
      case .utf8: String(validating: bytes, as: UTF8.self)
      case .ascii: bytes.allSatisfy { $0 < 0x80 } ? String(validating: bytes, as: UTF8.self) : nil
      case .latin1: String(bytes: bytes, encoding: .isoLatin1)
      case .windows1252: String(bytes: bytes, encoding: .windowsCP1252)
      case .utf16, .utf16BigEndian: Self.utf16(bytes, isLittleEndian: false)
      case .utf16LittleEndian: Self.utf16(bytes, isLittleEndian: true)
      }
    return text.map { Array($0.utf8) }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { at in
      let (low, high) = isLittleEndian ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
      return UInt16(high) << 8 | UInt16(low)
    }
    return String(validating: units, as: UTF16.self)
  }
}

/// The lines of a tag file, whatever its encoding and its line ends: LF, CR or both.
struct TagText {
  struct Line: Hashable {
    /// From 1.
    let number: Int
    let text: String
  }

  let lines: [Line]
  /// Whether a byte order mark stood where BagIt allows none.
  let hasMark: Bool

  /// Reads bytes in the declared encoding; nil when they are not in it.
  init?(_ bytes: [UInt8], _ encoding: TagEncoding) {
    var encoding = encoding
    var rest = bytes[...]
    hasMark = encoding == .utf8 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { rest = rest.dropFirst(3) }
    if encoding == .utf16, let mark = [[0xFF, 0xFE], [0xFE, 0xFF]].first(where: { bytes.starts(with: $0) }) {
      encoding = mark[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
      rest = rest.dropFirst(2)
    }
    guard let text = encoding.decode(rest) else { return nil }
    lines = Self.split(text)
  }

  private static func split(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var at = 0
    func add(_ end: Int) {
      lines.append(Line(number: lines.count + 1, text: String(decoding: bytes[start..<end], as: UTF8.self)))
    }
    while at < bytes.count {
      if bytes[at] == 0x0A || bytes[at] == 0x0D {
        add(at)
        if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
        start = at + 1
      }
      at += 1
    }
    if start < bytes.count { add(bytes.count) }
    return lines
  }
}

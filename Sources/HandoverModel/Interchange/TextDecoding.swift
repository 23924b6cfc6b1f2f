/// The encodings in which Spanish spreadsheets write text files.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case windows1252
  case utf16LittleEndian
  case utf16BigEndian
}

/// Finds out how the bytes of a text file are encoded and turns them into UTF-8.
package enum TextDecoding {
  /// The file's text as UTF-8 bytes without a byte order mark.
  package static func utf8(_ bytes: [UInt8]) throws(GridProblem) -> (text: [UInt8], encoding: TextEncoding) {
    switch SheetKind(of: bytes) {
    case .text: break
    case .zip:
      throw GridProblem(
        "es un libro de Excel o un archivo comprimido (XLSX, ODS, ZIP), no un archivo CSV",
        allowed: "un archivo guardado como CSV")
    case .other(let problem): throw problem
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes, littleEndian: true), .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes, littleEndian: false), .utf16BigEndian) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let littleEndian = unmarkedUTF16(body) {
      return (
        try utf16([0, 0] + body, littleEndian: littleEndian),
        littleEndian ? .utf16LittleEndian : .utf16BigEndian
      )
    }
    try refuseNUL(in: body)
    let census = MultibyteCensus(of: body)
    guard let firstInvalid = census.firstInvalid else { return (body, .utf8) }
    if census.valid > census.invalid {
      throw GridProblem(
        row: lineNumber(at: firstInvalid, in: body),
        "mezcla UTF-8 con bytes que no lo son: el archivo está dañado",
        allowed: "un archivo guardado de nuevo como «CSV UTF-8»")
    }
    return (Windows1252.utf8(bytes), .windows1252)
  }

  /// Whether the text looks like UTF-16 without its mark: the first characters are ASCII with a zero byte each.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let head = bytes.prefix(64)
    guard head.count >= 8 else { return nil }
    let halves = [0, 1].map { parity in
      stride(from: parity, to: head.count, by: 2).allSatisfy { head[$0] == 0 }
    }
    return halves[0] == halves[1] ? nil : halves[1]
  }

  private static func utf16(_ bytes: [UInt8], littleEndian: Bool) throws(GridProblem) -> [UInt8] {
    guard bytes.count % 2 == 0 else {
      throw GridProblem(
        "está cortado: su último carácter está incompleto", allowed: "el archivo completo, guardado de nuevo")
    }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    try refuseNUL(in: text)
    return text
  }

  private static func refuseNUL(in bytes: [UInt8]) throws(GridProblem) {
    guard let index = bytes.firstIndex(of: 0) else { return }
    throw GridProblem(
      row: lineNumber(at: index, in: bytes), "contiene un byte nulo: no es texto o el archivo está dañado",
      allowed: "un archivo guardado como «CSV UTF-8»")
  }

  /// The line of a byte, counted from 1; it is the spreadsheet's row as long as no cell holds a line break.
  private static func lineNumber(at index: Int, in bytes: [UInt8]) -> Int {
    let head = bytes[..<index]
    let lineFeeds = head.count { $0 == UInt8(ascii: "\n") }
    return 1 + (lineFeeds > 0 ? lineFeeds : head.count { $0 == UInt8(ascii: "\r") })
  }
}

/// How many multibyte sequences of UTF-8 hold and how many bytes do not belong to any.
private struct MultibyteCensus {
  private(set) var valid = 0
  private(set) var invalid = 0
  private(set) var firstInvalid: Int?

  init(of bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let length = Self.sequenceLength(in: bytes, at: index)
      if length == 0 {
        invalid += 1
        firstInvalid = firstInvalid ?? index
      } else if length > 1 {
        valid += 1
      }
      index += max(length, 1)
    }
  }

  /// The length of the well-formed sequence at an index; 0 when there is none (Unicode table 3-7).
  private static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    let rest = bytes[(index + 2)..<(index + length)]
    return rest.allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
  }
}

/// The code page of Spanish Windows.
package enum Windows1252 {
  /// The text in UTF-8.
  ///
  /// The five undefined bytes become the C1 control of the same number, as browsers do it.
  package static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(contentsOf: Character(scalar(byte)).utf8)
      }
    }
    return text
  }

  /// The character of one byte.
  package static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? middle[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The characters of 0x80 to 0x9F.
  private static let middle: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]
}

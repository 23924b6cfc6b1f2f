/// One quick pass over the bytes of a text, which spares almost every line the slow look.
///
/// It works on UTF-8 and on Windows-1252 alike: what it looks for is ASCII.
package enum LineSurvey {
  /// Calls `take` with each line that may hold something private, by its number from 1 and its range.
  ///
  /// With `everyNumber` a number is enough, as in a table whose header announces document numbers; otherwise a word that
  /// gives it a meaning must stand in the line.
  package static func lines(
    of bytes: [UInt8], everyNumber: Bool = false, _ take: (Int, Range<Int>) -> Void
  ) {
    let span = bytes.span
    let (classes, words) = (Self.classes.span, WordTable.standard.span)
    var line = Line()
    var (number, start) = (1, 0)
    for index in span.indices {
      let byte = span[index]
      switch classes[Int(byte)] {
      case .letter:
        if line.run == 0 {
          let signs = words[WordTable.place(span, index)]
          if signs != 0 { line.begin(signs, span, index) }
        }
        line.letter()
      case .digit: line.digit(byte)
      case .joint: line.joint(byte)
      case .at: line.signs.insert(.at)
      case .other: line.breakRun()
      case .lineFeed:
        line.endGroup()
        if line.isWorthALook(everyNumber: everyNumber) { take(number, start..<index) }
        line = Line()
        number += 1
        start = index + 1
      }
    }
    line.endGroup()
    if start < span.count, line.isWorthALook(everyNumber: everyNumber) { take(number, start..<span.count) }
  }

  private enum Class { case other, digit, letter, joint, at, lineFeed }

  private static let classes: [Class] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: .letter
    case 0x0A: .lineFeed
    case UInt8(ascii: "@"): .at
    case 0x20, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "'"): .joint
    default: .other
    }
  }
}

/// What the first three characters of a word announce, as signs of a line by a number of fifteen bits.
private enum WordTable {
  static let standard: [UInt8] = {
    var table: [UInt8] = Array(repeating: 0, count: 1 << 15)
    for word in ["cla", "con", "pas", "tok", "api", "sec", "lla", "fra", "pin", "pwd"] {
      table[place(Array(word.utf8).span, 0)] |= Line.Signs.secretWord.rawValue
    }
    for word in ["pri", "put"] { table[place(Array(word.utf8).span, 0)] |= Line.Signs.key.rawValue }
    for word in [
      "ced", "c\u{E9}", "c.c", "c.e", "c. ", "cc ", "cc.", "cc,", "cc;", "cc:", "ide", "doc", "nui", "t.i",
      "ti ", "ti.", "ti,",
      "ti:", "ce ", "ce.", "ce:", "pas", "tel", "cel", "cue", "cta", "neq", "dav", "fij", "num", "n\u{FA}",
    ] {
      table[place(Array(word.utf8).span, 0)] |= Line.Signs.context.rawValue
    }
    // «céd…» and «núm…» in the code page of Windows.
    for word: [UInt8] in [[0x63, 0xE9, 0x64], [0x6E, 0xFA, 0x6D]] {
      table[place(word.span, 0)] |= Line.Signs.context.rawValue
    }
    return table
  }()

  /// Where the word that begins at an index stands; all accents are one, and all other signs.
  static func place(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Int {
    var place = 0
    for offset in 0..<3 {
      let byte = index + offset < bytes.count ? bytes[index + offset] : 0
      let code =
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x40
        case 0x61...0x7A: Int(byte) - 0x60
        case UInt8(ascii: "."): 27
        case 0x80...0xFF: 28
        default: 0
        }
      place = place << 5 | code
    }
    return place
  }
}

/// What is known of a line while its bytes go by.
private struct Line {
  struct Signs: OptionSet {
    let rawValue: UInt8
    static let at = Signs(rawValue: 1)
    static let secretWord = Signs(rawValue: 2)
    static let key = Signs(rawValue: 4)
    static let token = Signs(rawValue: 8)
    static let number = Signs(rawValue: 16)
    static let mobile = Signs(rawValue: 32)
    static let context = Signs(rawValue: 64)
  }

  var signs: Signs = []
  /// Letters and figures in a row.
  private(set) var run = 0
  /// Figures in a row, single joints between them left out.
  private var digits = 0
  /// Figures since a group that begins with a 3 or a 5, as mobile numbers do, without a comma between; 0 outside of one.
  private var mobile = 0
  private var joints = 0
  private var dashes = 0
  private var hasDigit = false

  /// Takes what the table says of a word, after a closer look at words that begin like many others.
  mutating func begin(_ table: UInt8, _ bytes: borrowing Span<UInt8>, _ index: Int) {
    var found = Signs(rawValue: table)
    if found.contains(.secretWord), !SecretWord.begins(bytes, at: index) { found.remove(.secretWord) }
    if found.contains(.key), !SecretWord.beginsKey(bytes, at: index) { found.remove(.key) }
    signs.formUnion(found)
  }

  mutating func letter() {
    run += 1
    endNumber()
    if run >= 20, hasDigit { signs.insert(.token) }
  }

  mutating func digit(_ byte: UInt8) {
    run += 1
    hasDigit = true
    if digits == 0 || joints > 0 {
      endGroup()
      if mobile == 0 || mobile > 12, byte == UInt8(ascii: "3") || byte == UInt8(ascii: "5") {
        mobile = 1
      } else if mobile > 0 {
        mobile += 1
      }
    } else if mobile > 0 {
      mobile += 1
    }
    digits += 1
    joints = 0
    dashes = 0
    if digits >= 6 { signs.insert(.number) }
    if run >= 20 { signs.insert(.token) }
  }

  mutating func joint(_ byte: UInt8) {
    run = 0
    hasDigit = false
    joints += 1
    if joints > 1 || byte == UInt8(ascii: ",") { endNumber(keepingDigits: joints == 1) }
    dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    if dashes >= 5 { signs.insert(.key) }
  }

  mutating func breakRun() {
    run = 0
    hasDigit = false
    endNumber()
  }

  /// A group has ended: ten figures may be a mobile number, twelve one with the country before it.
  mutating func endGroup() {
    if mobile == 10 || mobile == 12 { signs.insert(.mobile) }
  }

  private mutating func endNumber(keepingDigits: Bool = false) {
    endGroup()
    mobile = 0
    if keepingDigits { return }
    digits = 0
    joints = 0
    dashes = 0
  }

  func isWorthALook(everyNumber: Bool) -> Bool {
    if signs.isEmpty || signs == .context { return false }
    if !signs.isDisjoint(with: [.at, .secretWord, .key, .token, .mobile]) { return true }
    return everyNumber || signs.contains(.context)
  }
}

/// The words behind which a secret may stand.
private enum SecretWord {
  static func begins(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    for word in beginnings where matches(word, bytes, index) { return true }
    for word in words where matches(word, bytes, index) && !isLetter(bytes, index + word.count) {
      return true
    }
    // «secreto», «secreta» and «secret», but not «secretaría».
    guard matches(secret, bytes, index) else { return false }
    let last = index + 6 < bytes.count ? bytes[index + 6] | 0x20 : 0
    let isGendered = last == UInt8(ascii: "o") || last == UInt8(ascii: "a")
    return !isLetter(bytes, index + (isGendered ? 7 : 6))
  }

  private static func isLetter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && ((0x61...0x7A).contains(bytes[index] | 0x20) || bytes[index] >= 0x80)
  }

  static func beginsKey(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    matches(privateKey, bytes, index) || matches(putty, bytes, index)
  }

  private static let words = ["clave", "claves", "token", "api", "apikey", "pin", "pwd"].map {
    Array($0.utf8)
  }
  private static let beginnings = ["contrase", "passw", "passp", "llave priv"].map { Array($0.utf8) }
  private static let secret = Array("secret".utf8)
  private static let privateKey = Array("private".utf8)
  private static let putty = Array("putty".utf8)

  private static func matches(_ word: [UInt8], _ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    guard index + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[index + offset] | 0x20 != word[offset] { return false }
    return true
  }
}

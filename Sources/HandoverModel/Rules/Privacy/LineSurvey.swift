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
    let (kinds, table) = (Self.classes, WordTable.standard)
    let classes = kinds.span
    let words = table.span
    var line = Line()
    var (number, start) = (1, 0)
    for index in span.indices {
      guard span[index] == 0x0A else {
        line.take(span, index, classes, words)
        continue
      }
      line.endGroup()
      if line.isWorthALook(everyNumber: everyNumber) { take(number, start..<index) }
      line = Line()
      number += 1
      start = index + 1
    }
    line.endGroup()
    if start < span.count, line.isWorthALook(everyNumber: everyNumber) { take(number, start..<span.count) }
  }

  /// What a single line, or a piece of one, announces.
  static func signs(of bytes: [UInt8]) -> LineSigns {
    let span = bytes.span
    let (kinds, table) = (Self.classes, WordTable.standard)
    let classes = kinds.span
    let words = table.span
    var line = Line()
    for index in span.indices { line.take(span, index, classes, words) }
    line.endGroup()
    return line.signs
  }

  fileprivate enum Class { case other, digit, letter, joint, at }

  private static let classes: [Class] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: .letter
    case UInt8(ascii: "@"): .at
    case 0x20, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "'"): .joint
    default: .other
    }
  }
}

/// What a line may hold, as far as the quick pass can tell.
struct LineSigns: OptionSet {
  let rawValue: UInt8
  static let at = LineSigns(rawValue: 1)
  static let secretWord = LineSigns(rawValue: 2)
  static let key = LineSigns(rawValue: 4)
  static let token = LineSigns(rawValue: 8)
  static let number = LineSigns(rawValue: 16)
  static let mobile = LineSigns(rawValue: 32)
  static let context = LineSigns(rawValue: 64)
}

/// What is known of a line while its bytes go by.
private struct Line {
  private(set) var signs: LineSigns = []
  /// Letters and figures in a row.
  private(set) var run = 0
  /// Figures in a row, single joints between them left out.
  private var digits = 0
  /// Figures since a group that begins with a 3 or a 5, as mobile numbers do, without a comma between; 0 outside of one.
  private var mobile = 0
  private var joints = 0
  private var dashes = 0
  private var hasDigit = false

  /// Takes the next byte, which is no line feed.
  mutating func take(
    _ bytes: borrowing Span<UInt8>, _ index: Int, _ classes: borrowing Span<LineSurvey.Class>,
    _ words: borrowing Span<UInt8>
  ) {
    let byte = bytes[index]
    switch classes[Int(byte)] {
    case .letter:
      if run == 0 {
        let table = words[WordTable.place(bytes, index)]
        if table != 0 { begin(table, bytes, index) }
      }
      letter()
    case .digit: digit(byte)
    case .joint: joint(byte)
    case .at: signs.insert(.at)
    case .other: breakRun()
    }
  }

  /// Takes what the table says of a word, after a closer look at words that begin like many others.
  mutating func begin(_ table: UInt8, _ bytes: borrowing Span<UInt8>, _ index: Int) {
    var found = LineSigns(rawValue: table)
    if found.contains(.secretWord), !SecretWord.begins(bytes, at: index) { found.remove(.secretWord) }
    if found.contains(.key), !SecretWord.beginsKey(bytes, at: index) { found.remove(.key) }
    if found.contains(.context), !SecretWord.beginsContext(bytes, at: index) { found.remove(.context) }
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

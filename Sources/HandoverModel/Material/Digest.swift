/// A SHA-256 value.
///
/// Its 32 bytes lie in the value itself: a handover has one for every file, several times over.
package struct Digest: Hashable, Sendable {
  /// The bytes as four big-endian numbers, the first one first.
  private let words: Words

  private struct Words: Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0

    /// Moves everything four bits to the front and puts half a byte behind.
    mutating func append(_ nibble: UInt8) {
      first = first << 4 | second >> 60
      second = second << 4 | third >> 60
      third = third << 4 | fourth >> 60
      fourth = fourth << 4 | UInt64(nibble)
    }
  }

  /// Makes a digest from 64 hexadecimal digits of either case; anything else is nil.
  package init?(hex: String) { self.init(hexDigits: hex.utf8Span.span) }

  /// Makes a digest from the ASCII codes of 64 hexadecimal digits of either case; anything else is nil.
  package init?(hexDigits: ArraySlice<UInt8>) { self.init(hexDigits: hexDigits.span) }

  /// Makes a digest from the ASCII codes of 64 hexadecimal digits of either case; anything else is nil.
  package init?(hexDigits: Span<UInt8>) {
    guard hexDigits.count == 64, let first = hexDigits.extracting(0..<16).hexNumber,
      let second = hexDigits.extracting(16..<32).hexNumber,
      let third = hexDigits.extracting(32..<48).hexNumber,
      let fourth = hexDigits.extracting(48..<64).hexNumber
    else { return nil }
    words = Words(first: first, second: second, third: third, fourth: fourth)
  }

  /// Makes a digest from its 32 bytes; any other count is nil.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(computed: bytes.span)
  }

  /// The digest that a SHA-256 function has just computed: its 32 bytes, so nothing can be refused.
  package init(computed bytes: Span<UInt8>) {
    var words = Words()
    for index in bytes.indices {
      words.append(bytes[index] >> 4)
      words.append(bytes[index] & 15)
    }
    self.words = words
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: numbers[$0 / 8] >> (56 - 8 * UInt64($0 % 8))) }
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    appendHex(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Puts the ASCII codes of the 64 lower-case hexadecimal digits behind a text.
  package func appendHex(to text: inout [UInt8]) {
    let numbers = numbers
    text.append(addingCapacity: 64) { digits in
      for index in numbers.indices {
        for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
          let nibble = UInt8(truncatingIfNeeded: numbers[index] >> shift & 15)
          digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
      }
    }
  }

  private var numbers: [4 of UInt64] { [words.first, words.second, words.third, words.fourth] }

  /// The whole value in groups of four upper-case digits, as it is printed on paper.
  package var grouped: String { Self.groups(hex) }

  /// The first sixteen digits in groups of four: the short form of a sello.
  package var short: String { Self.groups(String(hex.prefix(16))) }

  private static func groups(_ text: String) -> String {
    let digits = Array(text.uppercased())
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }
      .joined(separator: "-")
  }
}

extension UInt8 {
  /// Whether this is an ASCII hexadecimal digit of either case.
  fileprivate var isHexDigit: Bool { (self &- 0x30 < 10) != ((self | 0x20) &- 0x61 < 6) }
}

extension Span<UInt8> {
  /// What sixteen hexadecimal digits stand for; nil when one is none.
  fileprivate var hexNumber: UInt64? {
    var number: UInt64 = 0
    var wrong = 0
    // Digits and letters come in no order that a processor could foresee, so nothing depends on which it is.
    for index in indices {
      let byte = self[index]
      wrong |= byte.isHexDigit ? 0 : 1
      number = number << 4 | UInt64(byte & 15 &+ (byte >> 6) &* 9)
    }
    return wrong == 0 ? number : nil
  }
}

extension Digest: Comparable {
  /// By the bytes, which is the order of the digits.
  package static func < (left: Digest, right: Digest) -> Bool {
    let (first, second) = (left.numbers, right.numbers)
    for index in 0..<4 where first[index] != second[index] { return first[index] < second[index] }
    return false
  }
}

extension Digest: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let digest = Digest(hex: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not 64 hexadecimal digits")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

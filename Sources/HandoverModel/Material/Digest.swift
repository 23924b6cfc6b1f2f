/// A SHA-256 value.
package struct Digest: Hashable, Sendable {
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  /// Makes a digest from 64 hexadecimal digits of either case; anything else is nil.
  package init?(hex: String) {
    let digits = hex.lowercased()
    guard digits.utf8.count == 64, digits.utf8.allSatisfy(\.isHexDigit) else { return nil }
    self.hex = digits
  }

  /// Makes a digest from its 32 bytes; any other count is nil.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    hex = String(decoding: text, as: UTF8.self)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

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
  fileprivate var isHexDigit: Bool {
    (48...57).contains(self) || (97...102).contains(self)
  }
}

extension Digest: Comparable {
  package static func < (left: Digest, right: Digest) -> Bool { left.hex < right.hex }
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

/// The number of a certificate with two check characters, for example `EMP-2011-00042-HZ`.
///
/// The check characters are those of ISO/IEC 7064, pure system MOD 1271-36, over all letters and figures of the code.
/// As 36 and 35 have no factor in common with 1271 = 31 · 41, they find every single wrong character and every swap of
/// two neighbours.
package struct CertificateCode: Hashable, Sendable {
  /// The year of issue.
  package let year: Int
  /// The number within the year, from 1; never given twice.
  package let number: Int

  package init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// Why a typed text is not a code.
  package enum Problem: Error, Hashable, Sendable {
    /// It has not the shape of a code.
    case form
    /// It has the shape, and a character is wrong or two are swapped.
    case check
  }

  /// Reads what somebody typed, in either case and with or without hyphens and spaces.
  package init(typed text: String) throws(Problem) {
    let compact = text.uppercased().utf8.filter { $0.alphanumericValue != nil }
    let body = compact.dropLast(2)
    guard body.starts(with: Self.prefix.utf8), body.count >= Self.prefix.utf8.count + 9 else { throw .form }
    let digits = body.dropFirst(Self.prefix.utf8.count)
    guard digits.allSatisfy({ (48...57).contains($0) }),
      let year = Int(String(decoding: digits.prefix(4), as: UTF8.self)),
      let number = Int(String(decoding: digits.dropFirst(4), as: UTF8.self)), number > 0
    else { throw .form }
    let code = CertificateCode(year: year, number: number)
    guard code.compact.utf8.dropLast(2).elementsEqual(body) else { throw .form }
    guard code.compact.utf8.elementsEqual(compact) else { throw .check }
    self = code
  }

  private static let prefix = "EMP"

  /// As it is printed.
  package var text: String {
    "\(Self.prefix)-\(Self.padded(year, to: 4))-\(Self.padded(number, to: 5))-\(checkCharacters)"
  }

  /// The letters and figures alone.
  private var compact: String { body + checkCharacters }

  private var body: String { Self.prefix + Self.padded(year, to: 4) + Self.padded(number, to: 5) }

  private var checkCharacters: String { Self.checkCharacters(of: body) }

  /// The two characters that make the weighted sum 1 modulo 1271.
  static func checkCharacters(of body: String) -> String {
    let remainder = body.utf8.reduce(0) { ($0 + ($1.alphanumericValue ?? 0)) * 36 % 1271 }
    let check = (1271 + 1 - remainder * 36 % 1271) % 1271
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return String([alphabet[check / 36], alphabet[check % 36]])
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension UInt8 {
  /// 0 to 35 for an ASCII figure or capital letter.
  fileprivate var alphanumericValue: Int? {
    switch self {
    case 48...57: Int(self) - 48
    case 65...90: Int(self) - 55
    default: nil
    }
  }
}

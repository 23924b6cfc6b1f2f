import Crypto
package import HandoverModel

/// The mark on a certificate: proof that it was issued as it stands there, and the key to its entry on the page.
///
/// The first 80 bits of HMAC-SHA-256 over the certificate's canonical text, under the municipality's secret salt, in
/// sixteen letters and figures. Without the salt nobody can compute it, whatever they know of the person.
package struct CertificateMark: Hashable, Sendable {
  /// As it is printed: `7K3M-9QXW-0ABC-DEFG`.
  package let text: String

  package init(of certificate: Certificate, salt: [UInt8]) {
    text = Self.grouped(Array(Keyed.digest(salt, certificate.canonicalText).prefix(10)))
  }

  /// The mark as somebody typed it: either case, any hyphens and spaces, and O, I and L for the figures 0 and 1.
  package static func tidied(_ typed: String) -> String {
    let characters = typed.uppercased().compactMap { character -> Character? in
      switch character {
      case "O": "0"
      case "I", "L": "1"
      default: character.isASCII && (character.isLetter || character.isNumber) ? character : nil
      }
    }
    return groups(characters)
  }

  /// Base 32 after Crockford: no I, L, O or U, which people take for something else.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func grouped(_ bytes: [UInt8]) -> String {
    var characters: [Character] = []
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        characters.append(alphabet[buffer >> bits & 31])
      }
      buffer &= (1 << bits) - 1
    }
    return groups(characters)
  }

  private static func groups(_ characters: [Character]) -> String {
    stride(from: 0, to: characters.count, by: 4)
      .map { String(characters[$0..<min($0 + 4, characters.count)]) }
      .joined(separator: "-")
  }
}

/// HMAC-SHA-256 of texts, and fresh secrets.
package enum Keyed {
  /// 32 bytes that nobody can foresee.
  package static func freshSecret() -> [UInt8] {
    unsafe SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Array($0) }
  }

  /// The 32 bytes of a text's authentication code.
  static func digest(_ key: [UInt8], _ text: String) -> [UInt8] { digest(key, Array(text.utf8)) }

  /// The 32 bytes of a text's authentication code.
  static func digest(_ key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
  }
}

import Crypto
import Foundation

/// The municipality's Ed25519 key (RFC 8032), with which it signs credentials.
package struct CredentialKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes the key from its 32 secret bytes; any other count is nil.
  package init?(secret: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret) else { return nil }
    self.key = key
  }

  /// The public key as a decentralized identifier (did:key): it needs no site to be found.
  package var did: String { "did:key:\(multibase)" }

  /// The name of the key in the header of a signature.
  var keyID: String { "\(did)#\(multibase)" }

  /// Base 58 of the public key behind the two bytes that say Ed25519.
  private var multibase: String { "z" + Base58.text([0xED, 0x01] + Array(key.publicKey.rawRepresentation)) }

  /// The public key as JSON Web Key (RFC 8037).
  var publicKey: PublicKeyJSON { PublicKeyJSON(x: Base64URL.text(Array(key.publicKey.rawRepresentation))) }

  struct PublicKeyJSON: Encodable {
    let kty = "OKP"
    let crv = "Ed25519"
    let x: String

    private enum CodingKeys: CodingKey { case kty, crv, x }
  }

  private struct Header: Encodable {
    let alg = "EdDSA"
    let typ = "JWT"
    let kid: String
    let jwk: PublicKeyJSON

    private enum CodingKeys: CodingKey { case alg, typ, kid, jwk }
  }

  /// A signed JSON Web Token in compact form (RFC 7515) over a payload in JSON.
  func token(over payload: some Encodable) throws -> String {
    let header = Base64URL.text(try PlainJSON.bytes(Header(kid: keyID, jwk: publicKey)))
    let input = header + "." + Base64URL.text(try PlainJSON.bytes(payload))
    return input + "." + Base64URL.text(Array(try key.signature(for: Array(input.utf8))))
  }
}

/// JSON on one line with sorted keys: same value, same bytes.
enum PlainJSON {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }
}

/// Base64 as addresses and tokens take it, without padding (RFC 4648, section 5).
enum Base64URL {
  static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}

/// Base 58 with the alphabet of Bitcoin, which did:key uses.
enum Base58 {
  private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")

  static func text(_ bytes: [UInt8]) -> String {
    var digits: [Int] = []
    for byte in bytes {
      var carry = Int(byte)
      for index in digits.indices {
        carry += digits[index] << 8
        digits[index] = carry % 58
        carry /= 58
      }
      while carry > 0 {
        digits.append(carry % 58)
        carry /= 58
      }
    }
    let zeros = bytes.prefix { $0 == 0 }.count
    return String(repeating: "1", count: zeros) + String(digits.reversed().map { alphabet[$0] })
  }
}

/// Identifiers in the form of RFC 9562.
enum UUIDText {
  /// Version 5: the same for the same name.
  static func named(_ name: String) -> String {
    // The namespace of addresses (RFC 9562, appendix C): 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
    let namespace: [UInt8] = [
      0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ]
    return text(Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16)), version: 5)
  }

  /// Version 8: from a keyed digest, so that nobody can find the person behind it by trying.
  static func keyed(_ key: [UInt8], _ name: String) -> String {
    text(Array(Keyed.digest(key, name).prefix(16)), version: 8)
  }

  private static func text(_ bytes: [UInt8], version: UInt8) -> String {
    var bytes = bytes
    bytes[6] = bytes[6] & 0x0F | version << 4
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let parts = [8, 4, 4, 4, 12]
    var rest = hex[...]
    return parts.map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }
    .joined(separator: "-")
  }
}

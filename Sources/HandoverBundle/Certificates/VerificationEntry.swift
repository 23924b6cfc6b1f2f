import Crypto
import Foundation
package import HandoverModel

/// What the verification page holds of one certificate: nothing that can be read without the paper.
///
/// Code and mark together, which only the paper has, give a key. The entry is found by a digest under that key, and
/// what it says is enciphered with it. The name and the document number are not in it: only digests under the same
/// key, with which what a viewer types can be compared.
package struct VerificationEntry: Hashable, Sendable {
  /// Where the page finds it: 32 hexadecimal digits.
  package let id: String
  /// What it says, enciphered, with 16 bytes behind it that prove it whole; Base64.
  package let content: String

  /// The entry of a certificate; `successor` is the code of the one in its place, if there is one.
  package init(of certificate: Certificate, successor: String?) {
    let key = Self.key(code: certificate.code, mark: certificate.mark)
    id = Self.hex(Keyed.digest(key, "entrada").prefix(16))
    let fields =
      Self.fields(of: certificate, successor: successor) + [
        ("n", Self.hex(Keyed.digest(key, "nombre " + Self.folded(certificate.name)).prefix(16))),
        ("c", Self.hex(Keyed.digest(key, "documento " + Self.folded(certificate.document)).prefix(16))),
      ]
    var json: [UInt8] = []
    JSONText.object(fields.map { ($0.0, .text($0.1)) }).write(to: &json, indent: 0)
    let hidden = zip(json, Self.stream(key, count: json.count)).map { $0 ^ $1 }
    let proof = Keyed.digest(key, Array("prueba ".utf8) + hidden).prefix(16)
    content = Data(hidden + proof).base64EncodedString()
  }

  /// What the page shows, in its order, by short names that its script knows.
  private static func fields(of certificate: Certificate, successor: String?) -> [(String, String)] {
    [
      ("e", certificate.state.rawValue), ("r", successor ?? ""), ("k", certificate.kind.rawValue),
      ("t", certificate.courseKind?.rawValue ?? ""), ("u", certificate.course),
      ("h", certificate.hours.map { $0.spanish } ?? ""), ("p", certificate.period), ("l", certificate.level),
      ("d", certificate.date?.inWords ?? ""), ("f", certificate.signer), ("g", certificate.signerPost),
      ("m", certificate.city),
    ]
  }

  private static func key(code: String, mark: String) -> [UInt8] {
    Array(SHA256.hash(data: Array("empalme: verificación 1\n\(code)\n\(mark)\n".utf8)))
  }

  private static func stream(_ key: [UInt8], count: Int) -> [UInt8] {
    (0..<(count + 31) / 32).flatMap { Keyed.digest(key, "flujo \($0)") }
  }

  /// A name as it is compared: lower case, without accents, single-spaced.
  static func folded(_ text: String) -> String {
    let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
    return String(String.UnicodeScalarView(plain)).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

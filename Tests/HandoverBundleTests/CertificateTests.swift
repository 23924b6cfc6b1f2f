import Foundation
import HandoverModel
import Testing

@testable import HandoverBundle

struct `The mark of a certificate` {
  private static let salt = Array("una sal de treinta y dos octetos".utf8)

  private static let certificate: Certificate = {
    var certificate = Certificate()
    (certificate.code, certificate.document, certificate.name) = (
      "EMP-2011-00042-HZ", "1000000042", "Rosa Páez"
    )
    (certificate.course, certificate.hours) = ("Correo", FixedDecimal(4))
    return certificate
  }()

  @Test func `is sixteen letters and figures that nobody confuses`() {
    let mark = CertificateMark(of: Self.certificate, salt: Self.salt).text

    #expect(mark.wholeMatch(of: #/([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/#) != nil)
    #expect(
      CertificateMark.tidied(mark.lowercased().replacing("-", with: " ").replacing("0", with: "o")) == mark)
  }

  @Test func `changes with the hours, the name and the salt`() {
    let mark = CertificateMark(of: Self.certificate, salt: Self.salt)
    var longer = Self.certificate
    longer.hours = FixedDecimal(40)
    var other = Self.certificate
    other.name = "Rosa Paéz"

    #expect(CertificateMark(of: longer, salt: Self.salt) != mark)
    #expect(CertificateMark(of: other, salt: Self.salt) != mark)
    #expect(CertificateMark(of: Self.certificate, salt: Keyed.freshSecret()) != mark)
  }

  @Test func `makes an entry in which nothing of the person or the course can be read`() throws {
    var certificate = Self.certificate
    certificate.mark = CertificateMark(of: certificate, salt: Self.salt).text
    let entry = VerificationEntry(of: certificate, successor: nil)
    let bytes = Array(try #require(Data(base64Encoded: entry.content)))

    for secret in [
      "Rosa", "1000000042", "Correo", "vigente", "asistencia", certificate.mark, certificate.code,
    ] {
      #expect(Data(bytes).firstRange(of: Data(secret.utf8)) == nil && !entry.content.contains(secret))
    }
    #expect(entry == VerificationEntry(of: certificate, successor: nil))
    #expect(entry.id != VerificationEntry(of: Self.certificate, successor: nil).id)
  }

  @Test func `compares names without case, accents and spare spaces`() {
    #expect(VerificationEntry.folded("  ROSA\u{A0} Pa\u{301}ez ÑÁÑEZ ") == "rosa paez nanez")
  }
}

struct `Identifiers of credentials` {
  @Test func `are those of their norms`() {
    // RFC 9562, appendix A.4 uses the namespace of names; Base 58 and did:key are held against Python in the oracles.
    #expect(UUIDText.named("empalme") == UUIDText.named("empalme"))
    #expect(
      UUIDText.named("a").wholeMatch(
        of: #/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil)
    #expect(
      UUIDText.keyed([1], "a").wholeMatch(
        of: #/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil)
    #expect(Base58.text(Array("Hello World!".utf8)) == "2NEpo7TZRRrLZSi2U")
    #expect(Base58.text([0, 0, 1]) == "112")
  }

  @Test func `of a key come from its public half alone`() throws {
    let key = try #require(CredentialKey(secret: Array(repeating: 7, count: 32)))
    #expect(key.did.hasPrefix("did:key:z6Mk"))
    #expect(CredentialKey(secret: [1, 2, 3]) == nil)
  }
}

package import HandoverModel

/// A certificate as an Open Badges 3.0 credential: OpenBadgeCredential, signed as a VC-JWT.
///
/// Sources: Open Badges 3.0 (the JWT carries the credential itself at its top level, with `iss`, `jti`, `sub` and
/// `nbf`), Verifiable Credentials Data Model 2.0. It names the holder, as the paper does, and carries no document
/// number; the holder's identifier is opaque.
package struct BadgeCredential {
  private let file: CaseFile
  private let key: CredentialKey
  private let salt: [UInt8]

  package init(of file: CaseFile, key: CredentialKey, salt: [UInt8]) {
    self.file = file
    self.key = key
    self.salt = salt
  }

  /// The signed credential in compact form.
  package func token(for certificate: Certificate) throws -> String {
    try key.token(over: payload(certificate))
  }

  /// The issuer's profile with its public key, for whoever verifies.
  package func issuerProfile() throws -> String {
    struct Profile: Encodable {
      let issuer: Issuer
      let jwk: CredentialKey.PublicKeyJSON
      let kid: String

      private enum CodingKeys: String, CodingKey {
        case issuer = "emisor"
        case jwk = "llave_publica"
        case kid = "nombre_llave"
      }
    }
    return try PlainJSON.text(Profile(issuer: issuer, jwk: key.publicKey, kid: key.keyID))
  }

  private var issuer: Issuer {
    let isAddress = ["https://", "http://"].contains { file.website.hasPrefix($0) }
    return Issuer(
      id: key.did, name: file.entity, url: isAddress ? file.website : nil,
      email: file.email.isEmpty ? nil : file.email)
  }

  private func payload(_ certificate: Certificate) -> Payload {
    let day = (certificate.date ?? CalendarDate(dayNumber: 0))
    let id = "urn:uuid:" + UUIDText.keyed(salt, "credencial \(certificate.code)")
    let subject = "urn:uuid:" + UUIDText.keyed(salt, "persona \(certificate.document)")
    let title = "Certificado de \(certificate.kind.rawValue): \(certificate.course)"
    return Payload(
      id: id, name: title, issuer: issuer, validFrom: Moment.text(day),
      subject: Subject(
        id: subject, identifier: [Identity(identityHash: certificate.name)], licenseNumber: certificate.code,
        activityStartDate: certificate.starts.map(Moment.text),
        activityEndDate: certificate.ends.map(Moment.text),
        achievement: achievement(certificate, title)),
      iss: key.did, jti: id, sub: subject, nbf: Moment.seconds(day))
  }

  private func achievement(_ certificate: Certificate, _ title: String) -> Achievement {
    let hours = certificate.hours.map { ", \($0.spanish) horas" } ?? ""
    let kind = certificate.courseKind?.rawValue ?? "capacitación"
    let criteria =
      certificate.kind == .approval
      ? "Aprobar la evaluación con al menos el \(file.passThreshold.spanish) % de la nota máxima."
      : "Asistir al menos al \(file.attendanceThreshold.spanish) % de las horas."
    return Achievement(
      id: "urn:uuid:"
        + UUIDText.named(
          "empalme:\(file.nit?.fieldText ?? ""):\(certificate.session):\(certificate.kind.rawValue)"
            + ":\(certificate.course):\(certificate.hours?.fieldText ?? "")"),
      name: title,
      description: "\(kind.prefix(1).uppercased() + kind.dropFirst()) «\(certificate.course)»\(hours).",
      humanCode: certificate.session, criteria: Criteria(narrative: criteria))
  }
}

/// Midnight in Colombia, which keeps UTC−5 all year round.
enum Moment {
  static func text(_ day: CalendarDate) -> String { "\(day)T00:00:00-05:00" }

  static func seconds(_ day: CalendarDate) -> Int { day.dayNumber * 86_400 + 5 * 3600 }
}

extension BadgeCredential {
  private struct Payload: Encodable {
    let context = [
      "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    let id: String
    let type = ["VerifiableCredential", "OpenBadgeCredential"]
    let name: String
    let issuer: Issuer
    let validFrom: String
    let subject: Subject
    let iss: String
    let jti: String
    let sub: String
    let nbf: Int

    private enum CodingKeys: String, CodingKey {
      case context = "@context"
      case subject = "credentialSubject"
      case id, type, name, issuer, validFrom, iss, jti, sub, nbf
    }
  }

  private struct Issuer: Encodable {
    let id: String
    let type = ["Profile"]
    let name: String
    let url: String?
    let email: String?

    private enum CodingKeys: CodingKey { case id, type, name, url, email }
  }

  private struct Subject: Encodable {
    let id: String
    let type = ["AchievementSubject"]
    let identifier: [Identity]
    let licenseNumber: String
    let activityStartDate: String?
    let activityEndDate: String?
    let achievement: Achievement

    private enum CodingKeys: CodingKey {
      case id, type, identifier, licenseNumber, activityStartDate, activityEndDate, achievement
    }
  }

  private struct Identity: Encodable {
    let type = "IdentityObject"
    let hashed = false
    let identityHash: String
    let identityType = "name"

    private enum CodingKeys: CodingKey { case type, hashed, identityHash, identityType }
  }

  private struct Achievement: Encodable {
    let id: String
    let type = ["Achievement"]
    let achievementType = "Certificate"
    let name: String
    let description: String
    let humanCode: String
    let inLanguage = "es-CO"
    let criteria: Criteria

    private enum CodingKeys: CodingKey {
      case id, type, achievementType, name, description, humanCode, inLanguage, criteria
    }
  }

  private struct Criteria: Encodable {
    let narrative: String
  }
}

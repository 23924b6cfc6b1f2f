import Foundation
import HandoverBundle
import HandoverModel
import HandoverStore

/// What `revisar` says of evidence and certificates.
struct TrainingReview {
  private let folder: CaseFolder
  private let registry: Registry
  private let salt: [UInt8]?

  init(_ folder: CaseFolder, _ registry: Registry, salt: [UInt8]?) {
    self.folder = folder
    self.registry = registry
    self.salt = salt
  }

  /// Evidence that is gone or changed, and certificates that their records do not bear out.
  var findings: [Finding] { aboutEvidence + aboutCertificates }

  private var aboutEvidence: [Finding] {
    registry.evidence.compactMap { evidence in
      let place = folder.url.appending(path: evidence.path).path(percentEncoded: false)
      let values = ["sesion": evidence.session, "tipo": evidence.kind.rawValue]
      guard let digest = try? Hashing.sha256(ofFile: place) else {
        return Finding(.evidenceMissing, at: evidence.path, values)
      }
      return digest.hex == evidence.digest.lowercased()
        ? nil : Finding(.evidenceChanged, at: evidence.path, values)
    }
  }

  private var aboutCertificates: [Finding] {
    let altered = registry.certificates.filter { certificate in
      guard let salt, !certificate.mark.isEmpty else { return false }
      return CertificateMark(of: certificate, salt: salt).text != certificate.mark
    }
    return altered.map { Finding(.certificateAltered, at: "certificados · \($0.code)", ["codigo": $0.code]) }
      + CertificateRegister(registry).unfounded.map {
        Finding(
          .certificateUnfounded, at: "certificados · \($0.code)",
          ["codigo": $0.code, "sesion": $0.session, "clase": $0.kind.rawValue])
      }
  }
}

extension FindingCode {
  static let evidenceMissing = FindingCode(
    "R020", .defect, "la evidencia de {tipo} de la sesión {sesion} no está",
    remedy: "recupere el archivo de una copia, o adjunte otro con «empalme capacitacion adjuntar»")
  static let evidenceChanged = FindingCode(
    "R021", .defect, "la evidencia de {tipo} de la sesión {sesion} cambió después de adjuntarse",
    remedy: "recupere el archivo original; si el nuevo es el bueno, adjúntelo otra vez")
  static let certificateAltered = FindingCode(
    "R022", .defect, "los datos del certificado {codigo} no dan su huella: cambiaron después de expedirlo",
    remedy: "corrija la fila según la bitácora, o anule el certificado y expida otro")
  static let certificateUnfounded = FindingCode(
    "R126", .warning,
    "los registros de la sesión {sesion} ya no dan derecho al certificado de {clase} {codigo}",
    remedy: "corrija la asistencia o la evaluación, o anúlelo con «empalme capacitacion certificado anular»")

  /// What ``TrainingReview`` can give, defects first.
  static let certificateCodes = [evidenceMissing, evidenceChanged, certificateAltered, certificateUnfounded]
}

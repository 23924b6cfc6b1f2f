package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Holds what stands on a paper against the registry (verificar-certificado).
package enum VerifyCertificate {
  /// What the registry says of a paper.
  package struct Outcome: Sendable {
    /// Why the paper is not good.
    package enum Objection: String, Hashable, Sendable {
      case annulled = "el certificado fue anulado"
      case reissued = "el certificado se reexpidió con otro código"
      case otherMark = "la huella del papel no es la del certificado registrado: el papel fue alterado"
      case otherName = "el nombre o el documento no son los del certificado registrado"
      case altered =
        "los datos registrados no dan la huella registrada: cambiaron por fuera, o el registro se rehízo de una copia"
      case unmarked = "el certificado viene de otra tabla y aún no tiene huella"
    }

    /// The certificate as it is registered.
    package let certificate: Certificate
    /// The code of the one in its place.
    package let successor: String?
    /// In the order of their weight; empty when the paper is good as far as it was given.
    package let objections: [Objection]
  }

  /// Looks the certificate up and compares what was given of the paper; nil was not given.
  package static func run(
    _ folder: CaseFolder, code: String, mark: String?, holder: String?
  ) throws -> Outcome {
    let store = try Store.open(at: folder.registryPath, for: .reading)
    let registry = try store.registry()
    let found = try registry.certificate(code)
    var objections: [Outcome.Objection] = []
    if let mark, CertificateMark.tidied(mark) != found.mark { objections.append(.otherMark) }
    if let holder, !names(holder, found) { objections.append(.otherName) }
    if let salt = try store.secret(.salt), !found.mark.isEmpty,
      CertificateMark(of: found, salt: salt).text != found.mark
    {
      objections.append(.altered)
    }
    if found.mark.isEmpty { objections.append(.unmarked) }
    switch found.state {
    case .valid: break
    case .annulled: objections.append(.annulled)
    case .reissued: objections.append(.reissued)
    }
    return Outcome(
      certificate: found, successor: CertificateRegister(registry).successor(of: found)?.code,
      objections: objections)
  }

  private static func names(_ holder: String, _ certificate: Certificate) -> Bool {
    holder.foldedForSearch == certificate.name.foldedForSearch
      || holder.withoutDigitGrouping == certificate.document
  }
}

/// Writes the page on which anybody verifies certificates (verificacion).
package struct WriteVerification: Sendable {
  let folder: CaseFolder
  let date: CalendarDate
  let target: URL?

  package init(_ folder: CaseFolder, date: CalendarDate, target: URL?) {
    self.folder = folder
    self.date = date
    self.target = target
  }

  /// The name of the page's file.
  package static let fileName = "certificados.html"

  /// Writes the page over every certificate that has a mark, whatever its state; gives its place and their number.
  package func run() throws -> (page: URL, certificates: Int, address: String) {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    guard registry.file != nil else { throw ActionError.noFile }
    let register = CertificateRegister(registry)
    let entries = register.certificates.filter { !$0.mark.isEmpty }.map { certificate in
      VerificationEntry(of: certificate, successor: register.successor(of: certificate)?.code)
    }
    let page = try VerificationPage.render(
      entries.map { ($0.id, $0.content) }, of: TrainingPages(registry, date: date),
      templates: Templates(overrides: folder.existingTemplates), hash: CaseFolder.policyHash)
    let file = Instruments.File(
      name: Self.fileName, title: "Verificación de certificados", isPublic: true, content: .text(page))
    let written = try folder.writeOwn([file], in: "verificacion-certificados", or: target)
    return (written[0].url, entries.count, registry.certification?.address ?? "")
  }
}

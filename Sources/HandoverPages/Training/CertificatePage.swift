package import HandoverModel

/// Certificates to print, sign and hang on a wall: one letter-size sheet each.
package enum CertificatePage {
  /// Writes one page with a sheet per certificate; the same input gives the same bytes.
  ///
  /// `hash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ certificates: [Certificate], of pages: TrainingPages, templates: Templates, hash: (String) -> String
  ) throws(TemplateError) -> String {
    let parts = try TrainingPages.parts(templates, [styleSheet], hash)
    return try templates.render(
      template, scope(certificates, pages, parts), specimen: scope([specimen], pages, .specimen))
  }

  static let template = "capacitacion/certificado"
  static let styleSheet = "capacitacion/certificado.css"

  /// A certificate in which nothing is empty, to hold the template against.
  static let specimen = Certificate()

  static func scope(_ certificates: [Certificate], _ pages: TrainingPages, _ parts: PageParts) -> Scope {
    let title =
      certificates.count == 1 ? "\(heading(certificates[0])): \(certificates[0].name)" : "Certificados"
    return pages.base(title, parts).adding([
      "certificados": .list(
        certificates.enumerated().map { index, certificate in sheet(certificate, index + 1, pages) })
    ])
  }

  private static func heading(_ certificate: Certificate) -> String {
    "Certificado de \(certificate.kind.rawValue)"
  }

  private static func sheet(_ certificate: Certificate, _ number: Int, _ pages: TrainingPages) -> Scope {
    Scope([
      "orden": .text("\(number)"), "clase": .text(heading(certificate)), "nombre": .text(certificate.name),
      "tipo_documento": .text((certificate.documentKind ?? .citizen).inWords),
      "documento": .text(certificate.document.asDocumentNumber), "verbo": .text(verb(certificate)),
      "curso": .text(certificate.course), "horas": .text(certificate.hours.map(Wording.hours) ?? ""),
      "periodo": .text(certificate.period), "nivel": .text(certificate.level),
      "ciudad": .text(certificate.city), "fecha": .words(certificate.date),
      "reemplaza": .text(certificate.replaces), "codigo": .text(certificate.code),
      "huella": .text(certificate.mark), "firmante": .text(certificate.signer),
      "cargo_firmante": .text(certificate.signerPost), "direccion": .text(pages.settings.address),
      "qr": .markup(code(certificate, number, pages.settings.address)),
    ])
  }

  /// «asistió a la inducción», «aprobó el entrenamiento».
  private static func verb(_ certificate: Certificate) -> String {
    let what = (certificate.courseKind ?? .training).withArticle
    if certificate.kind == .approval { return "aprobó \(what)" }
    return what.hasPrefix("el ") ? "asistió al \(what.dropFirst(3))" : "asistió a \(what)"
  }

  private static func code(_ certificate: Certificate, _ number: Int, _ address: String) -> String {
    let proof = "\(certificate.code).\(certificate.mark)"
    let text = address.isEmpty ? proof : "\(address)#\(proof)"
    return QRCode(text)?.svg(
      id: "qr-\(number)", title: "Código QR de verificación",
      description: "Lleva a la página de verificación con el código y la huella de este certificado") ?? ""
  }
}

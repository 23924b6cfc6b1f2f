package import HandoverModel

/// What every printable page of the training names: the entity, the settings, the day.
package struct TrainingPages: Sendable {
  let file: CaseFile
  let settings: CertificateSettings
  let date: CalendarDate

  package init(_ registry: Registry, date: CalendarDate) {
    file = registry.file ?? CaseFile()
    settings = registry.certification ?? CertificateSettings()
    self.date = date
  }

  /// What the head of a page and its letterhead name.
  func base(_ title: String, _ page: PageParts, policy: String? = nil) -> Scope {
    let contact = [file.email, file.phone].filter { !$0.isEmpty }.joined(separator: ", ")
    return Scope([
      "titulo": .text(title), "hoja_de_estilo": page.styleElement, "politica": .text(policy ?? page.policy),
      "fecha": .words(date), "fecha_iso": .text(date.description), "contacto": .text(contact),
      "ficha": .scope(
        Scope([
          "nombre": .text(file.entity.isEmpty ? "Entidad sin registrar" : file.entity),
          "nit": .text(file.nit?.printed ?? ""), "departamento": .text(file.department),
        ])),
    ])
  }

  /// The style sheets of a page with their hash.
  static func parts(
    _ templates: Templates, _ sheets: [String], _ hash: (String) -> String
  ) throws(TemplateError) -> PageParts {
    let style = try PageParts.style(of: templates, sheets)
    return PageParts(style: style, styleHash: hash(style))
  }
}

extension TrainingSession.Kind {
  /// With its article: «la inducción».
  var withArticle: String { (self == .coaching ? "el " : "la ") + rawValue }
}

extension Person.DocumentKind {
  /// In words, as it stands in a certificate.
  var inWords: String {
    switch self {
    case .citizen: "cédula de ciudadanía"
    case .foreigner: "cédula de extranjería"
    case .passport: "pasaporte"
    case .permit: "permiso por protección temporal"
    case .minor: "tarjeta de identidad"
    }
  }
}

extension String {
  /// A document number with points between thousands, when it is only figures.
  var asDocumentNumber: String {
    guard let number = Int(self), String(number) == self else { return self }
    return number.grouped(by: ".")
  }
}

package import HandoverModel

/// The declaration of accessibility: one HTML page, to be completed and signed by the responsible official.
package enum AccessibilityPage {
  /// What the declaration is about.
  package struct Subject: Hashable, Sendable {
    /// The municipality; empty when it is not known.
    package let entity: String
    /// The title of the examined page.
    package let title: String
    /// The name of the examined file.
    package let file: String
    /// Its hash.
    package let sha256: Digest
    /// The day of the examination; nil leaves a blank to be filled in by hand.
    package let date: CalendarDate?

    package init(entity: String, title: String, file: String, sha256: Digest, date: CalendarDate?) {
      self.entity = entity
      self.title = title
      self.file = file
      self.sha256 = sha256
      self.date = date
    }
  }

  /// Writes the page; the same input gives the same bytes.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ report: AccessibilityReport, of subject: Subject, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, sheets)
    let page = PageParts(style: style, styleHash: styleHash(style))
    // Every list of the page has an element whatever was examined, so that the page is its own specimen.
    let scope = scope(report, subject, page)
    return try templates.render(template, scope, specimen: scope)
  }

  /// The template of the whole page.
  static let template = "accesibilidad/accesibilidad"

  /// The look of the documento de empalme, and what only this page needs.
  static let sheets = [HandoverDocument.styleSheet, "accesibilidad/estilo.css"]

  static func scope(_ report: AccessibilityReport, _ subject: Subject, _ page: PageParts) -> Scope {
    Scope([
      "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "entidad": .text(subject.entity), "documento": .text(subject.title), "archivo": .text(subject.file),
      "huella": .text(subject.sha256.hex), "fecha": .words(subject.date),
      "cuentas": .list(
        CriterionResult.Kind.allCases.map { kind in
          Scope(["numero": .number(report.count(kind)), "estado": StateMark(kind).scope])
        }),
      "criterios": .list(report.results.map(criterion)),
    ])
  }

  private static func criterion(_ result: CriterionResult) -> Scope {
    Scope([
      "codigo": .text(result.code), "nombre": .text(result.name),
      "wcag": .text(result.wcag.isEmpty ? "—" : result.wcag),
      "estado": StateMark(result.outcome.kind).scope, "razon": .text(result.outcome.reason),
      "es_humana": .flag(result.outcome.kind == .human),
    ])
  }
}

extension StateMark {
  fileprivate init(_ kind: CriterionResult.Kind) {
    switch kind {
    case .met: self.init("cumple", "✓", .good)
    case .unmet: self.init("no cumple", "✗", .bad)
    case .notApplicable: self.init("no aplica", "–", .neutral)
    case .human: self.init("revisión humana", "◐", .underway)
    }
  }
}

import HandoverModel

/// The documento de empalme: one HTML page that stands on its own.
package enum HandoverDocument {
  /// The file's name in `data/` of a bundle.
  package static let fileName = "documento-empalme.html"

  /// Writes the page; the same input gives the same bytes.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ input: DocumentInput, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try self.style(of: templates)
    let page = PageParts(style: style, styleHash: styleHash(style))
    return try templates.render(
      template, DocumentScope(input, page: page).root,
      specimen: DocumentScope(.specimen, page: .specimen).root)
  }

  /// The style sheet as the browser will hash it: one sort of line break, and no way out of its element.
  private static func style(of templates: Templates) throws(TemplateError) -> String {
    let style = try templates.text(styleSheet).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    guard !style.lowercased().contains("</style") else {
      throw .malformed(file: styleSheet, line: 1, problem: "una hoja de estilo no puede contener «</style»")
    }
    return style
  }

  private static let styleSheet = "documento/estilo.css"

  /// The template of the whole page.
  static let template = "documento/documento"
}

/// What the head of the page needs besides the document itself.
struct PageParts {
  let style: String
  let styleHash: String
  /// Whether the page is only there to hold templates against, so that every list needs an element.
  var isSpecimen = false

  static let specimen = PageParts(style: "", styleHash: "", isSpecimen: true)
}

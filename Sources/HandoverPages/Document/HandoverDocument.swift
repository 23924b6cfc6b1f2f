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
    let style = try PageParts.style(of: templates, [styleSheet])
    let page = PageParts(style: style, styleHash: styleHash(style))
    return CompactMarkup.text(
      of: try templates.render(
        template, DocumentScope(input, page: page).root,
        specimen: DocumentScope(.specimen, page: .specimen).root))
  }

  /// The style sheet of the documento de empalme.
  static let styleSheet = "documento/estilo.css"

  /// The template of the whole page.
  static let template = "documento/documento"
}

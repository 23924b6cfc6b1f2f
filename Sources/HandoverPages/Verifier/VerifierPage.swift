package import HandoverModel

/// The page with which anyone verifies a bundle in a browser: one HTML file that stands on its own.
///
/// Its scripts are the files of `Templates/verificador/` in order of name. Those of `motor/` run in workers and lie
/// deflated in the page; those of `pagina/` are the screen and lie in it as they are.
package enum VerifierPage {
  /// The name of the file.
  package static let fileName = "verificador.html"

  /// What the page says in the program's own words.
  package struct Words: Sendable {
    /// Every rule that the page can find broken.
    package let codes: [FindingCode]
    /// Why a text cannot be the name of a bundle, by the names that the scripts have for it.
    package let bundleNameProblems: [String: String]
    /// How a code is to be copied from the acta, as an order.
    package let codeHint: String
    /// The program's name and version.
    package let program: String

    package init(
      codes: [FindingCode], bundleNameProblems: [String: String], codeHint: String, program: String
    ) {
      self.codes = codes
      self.bundleNameProblems = bundleNameProblems
      self.codeHint = codeHint
      self.program = program
    }
  }

  /// Writes the page; the same input gives the same bytes.
  ///
  /// `hash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the content security policy; `deflate` gives
  /// such bytes deflated, in Base64.
  package static func render<Failure: Error>(
    _ words: Words, templates: Templates, hash: (String) -> String,
    deflate: (String) throws(Failure) -> String
  ) throws -> String {
    let style = try palette(of: templates) + PageParts.style(of: templates, [sheet])
    let screen = try VerifierScripts.screen(of: templates)
    let engine = try VerifierScripts.engine(of: templates, words)
    let scripts =
      "script-src 'sha256-\(hash(screen))' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'"
    let scope = Scope([
      "politica": .text(PageParts.policy(styles: "'sha256-\(hash(style))'") + "; " + scripts),
      "hoja_de_estilo": .markup("<style>\(style)</style>"),
      "motor": .markup("<script type=\"text/plain\" id=\"motor\">\(try deflate(engine))</script>"),
      "guion": .markup("<script>\(screen)</script>"),
      "ayuda_codigo": .text(words.codeHint), "programa": .text(words.program),
    ])
    return try templates.render(template, scope, specimen: scope)
  }

  /// The template of the whole page.
  static let template = "verificador/verificador"
  static let sheet = "verificador/estilo.css"

  /// The colours and letters of the documento de empalme: the first rule of its style sheet.
  private static func palette(of templates: Templates) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, [HandoverDocument.styleSheet])
    return style.prefix { $0 != "}" } + "}\n"
  }
}

package import HandoverModel

/// The page with which anyone verifies a bundle in a browser: one HTML file that stands on its own.
///
/// Its scripts are the files of `Templates/verificador/` in order of name. Those of `motor/` run in workers, those of
/// `pagina/` are the screen. Together with the screen's markup and style sheet they lie deflated in the page;
/// `arranque.js`, which lies in it as it is, unpacks them. What is shown without scripts needs none of that.
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
  /// such bytes as a deflate stream.
  package static func render<Failure: Error>(
    _ words: Words, templates: Templates, hash: (String) -> String,
    deflate: (String) throws(Failure) -> [UInt8]
  ) throws -> String {
    let style = try palette(of: templates) + PageParts.style(of: templates, [sheet])
    let packed = try Packed(words, templates)
    let start = try VerifierScripts.start(of: templates)
    let styles = [style, packed.style].map { "'sha256-\(hash($0))'" }.joined(separator: " ")
    let scripts = [start, packed.screen].map { "'sha256-\(hash($0))'" }.joined(separator: " ")
    let policy =
      PageParts.policy(styles: styles)
      + "; script-src \(scripts) 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'"
    let text = PackedText.of(try deflate(packed.text))
    let scope = Scope([
      "politica": .text(policy),
      "hoja_de_estilo": .markup("<style>\(style)</style>"),
      "fardo": .markup("<script type=\"text/plain\" id=\"fardo\">\(text)</script>"),
      "guion": .markup("<script>\(start)</script>"), "programa": .text(words.program),
    ])
    return try templates.render(template, scope, specimen: scope)
  }

  /// What lies deflated in the page.
  struct Packed {
    /// What runs in workers.
    let engine: String
    /// What runs in the page.
    let screen: String
    /// What only scripts show.
    let markup: String
    /// The style sheet of that.
    let style: String

    init(_ words: Words, _ templates: Templates) throws {
      engine = try VerifierScripts.engine(of: templates, words)
      screen = try VerifierScripts.screen(of: templates, words)
      let scope = Scope(["ayuda_codigo": .text(words.codeHint)])
      markup = try templates.render(VerifierPage.screenTemplate, scope, specimen: scope)
      style = try PageParts.style(of: templates, [VerifierPage.screenSheet])
    }

    /// The four behind each other, with a character between that none of them has.
    var text: String { [engine, screen, markup, style].joined(separator: "\0") }
  }

  /// The template of the whole page.
  static let template = "verificador/verificador"
  /// The template of what only scripts show.
  static let screenTemplate = "verificador/pantalla"
  static let sheet = "verificador/estilo.css"
  static let screenSheet = "verificador/pantalla.css"

  /// The colours and letters of the documento de empalme: the first rule of its style sheet.
  private static func palette(of templates: Templates) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, [HandoverDocument.styleSheet])
    return style.prefix { $0 != "}" } + "}\n"
  }
}

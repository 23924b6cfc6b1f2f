import HandoverModel

/// The page on which anybody verifies a certificate: one file, no network, no personal data.
package enum VerificationPage {
  /// Writes the page over enciphered entries, which are an identifier and Base64 each.
  ///
  /// `hash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ entries: [(id: String, content: String)], of pages: TrainingPages, templates: Templates,
    hash: (String) -> String
  ) throws(TemplateError) -> String {
    let parts = try TrainingPages.parts(templates, styleSheets, hash)
    let program = try program(of: templates)
    return try templates.render(
      template, scope(entries, pages, parts, program: program, programHash: hash(program)),
      specimen: scope([], pages, .specimen, program: "", programHash: ""))
  }

  static let template = "capacitacion/verificacion"
  static let styleSheets = [Instruments.styleSheet, "capacitacion/verificacion.css"]
  static let programFile = "capacitacion/verificacion.js"

  static func scope(
    _ entries: [(id: String, content: String)], _ pages: TrainingPages, _ parts: PageParts, program: String,
    programHash: String
  ) -> Scope {
    let policy = parts.policy + "; script-src 'sha256-\(programHash)'"
    let pairs = entries.sorted { $0.id < $1.id }.map {
      "\"\(Self.plain($0.id))\":\"\(Self.plain($0.content))\""
    }
    let example = CertificateCode(year: 2011, number: 42).text.suffix(2)
    return pages.base("Verificación de certificados", parts, policy: policy).adding([
      "cuantos": .text(Wording.count(entries.count, "certificado", "certificados")),
      "ejemplo": .text(String(example)),
      "datos": .markup(
        "<script type=\"application/json\" id=\"datos\">{\n\(pairs.joined(separator: ",\n"))\n}</script>"),
      "programa": .markup("<script>\(program)</script>"),
    ])
  }

  /// Hexadecimal digits and Base64 alone can stand between quotation marks.
  private static func plain(_ text: String) -> String {
    text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }
  }

  /// The script as the browser will hash it: one sort of line break, no way out of its element.
  private static func program(of templates: Templates) throws(TemplateError) -> String {
    let text = try templates.text(programFile).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    guard !text.lowercased().contains("</script"), !text.contains("<!--") else {
      throw .malformed(
        file: programFile, line: 1, problem: "un programa no puede contener «</script» ni «<!--»")
    }
    return text
  }
}

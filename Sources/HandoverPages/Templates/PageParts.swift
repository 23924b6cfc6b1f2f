/// What the head of every page needs: its style sheet and the policy that allows nothing else.
struct PageParts {
  let style: String
  let styleHash: String
  /// Whether the page is only there to hold templates against, so that every list needs an element.
  var isSpecimen = false

  static let specimen = PageParts(style: "", styleHash: "", isSpecimen: true)

  /// The style sheet in its element.
  var styleElement: Scope.Value { .markup("<style>\(style)</style>") }

  /// The content security policy: this style sheet, pictures inside the page, and no script.
  var policy: String {
    Self.policy(styles: styleHash.isEmpty ? "'none'" : "'sha256-\(styleHash)'")
  }

  /// The policy of a page whose styles come from `styles` and from nowhere else.
  static func policy(styles: String) -> String {
    "default-src 'none'; style-src \(styles); img-src data:; base-uri 'none'; form-action 'none'"
  }

  /// Style sheets behind each other as the browser will hash them: short, and with no way out of their element.
  static func style(of templates: Templates, _ sheets: [String]) throws(TemplateError) -> String {
    var whole = ""
    for sheet in sheets {
      let style = try templates.text(sheet).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      guard !style.lowercased().contains("</style") else {
        throw .malformed(file: sheet, line: 1, problem: "una hoja de estilo no puede contener «</style»")
      }
      whole += StyleText.compact(style)
    }
    return whole
  }
}

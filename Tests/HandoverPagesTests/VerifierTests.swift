import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The page that verifies bundles` {
  private static let code = FindingCode("Z999", .defect, "sobra «{ruta}»", remedy: "pida otra copia")

  private static func page(_ templates: Templates) throws -> String {
    let words = VerifierPage.Words(
      codes: [code], bundleNameProblems: ["length": "es largo"], codeHint: "cópielo bien",
      program: "empalme 9.9")
    return try VerifierPage.render(
      words, templates: templates, hash: { "huella\($0.utf8.count)" }, deflate: { $0 })
  }

  @Test func `allows its own script and style, workers of its own and no connection`() throws {
    let page = try Self.page(Templates(overrides: nil))
    let policy = try #require(page.firstMatch(of: #/Content-Security-Policy" content="([^"]*)"/#)?.output.1)
      .replacing("&#39;", with: "'")
    let script = try #require(page.firstMatch(of: #/<script>([\s\S]*?)<\/script>/#)?.output.1)
    let style = try #require(page.firstMatch(of: #/<style>([\s\S]*?)<\/style>/#)?.output.1)
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(policy.contains("script-src 'sha256-huella\(script.utf8.count)' 'wasm-unsafe-eval'"))
    #expect(policy.contains("style-src 'sha256-huella\(style.utf8.count)'"))
    #expect(policy.contains("worker-src blob:") && policy.contains("connect-src 'none'"))
    #expect(policy.contains("form-action 'none'") && policy.contains("base-uri 'none'"))
  }

  @Test func `speaks with the words of the findings that it is given`() throws {
    let page = try Self.page(Templates(overrides: nil))
    #expect(page.contains(#""Z999":["defecto","sobra «{ruta}»","pida otra copia"]"#))
    #expect(page.contains(NameProblem.notNormalized.reason))
    #expect(page.contains("cópielo bien") && page.contains("empalme 9.9"))
    #expect(page.contains("Material de capacitación"))
  }

  @Test func `is the same whenever it is made`() throws {
    let templates = try Templates(overrides: nil)
    #expect(try Self.page(templates) == Self.page(templates))
  }

  @Test func `takes the style sheet of a municipality`() throws {
    try ScratchFolder.use { folder in
      try folder.write("main { color: #123456; }\n", to: "verificador/estilo.css")
      #expect(try Self.page(Templates(overrides: folder.url)).contains("main{color:#123456}"))
    }
  }

  @Test func `refuses a script that would end before its time`() throws {
    try ScratchFolder.use { folder in
      try folder.write("const x = '</script>';\n", to: "verificador/pagina/01-piezas.js")
      #expect(throws: TemplateError.self) { try Self.page(Templates(overrides: folder.url)) }
    }
  }

  @Test func `has scripts short enough to be read at one sitting`() throws {
    let templates = try Templates(overrides: nil)
    let scripts = templates.paths.filter { $0.hasPrefix("verificador/") && $0.hasSuffix(".js") }
    #expect(scripts.count > 20)
    for path in scripts {
      #expect(
        try templates.text(path).split(separator: "\n", omittingEmptySubsequences: false).count < 250,
        "\(path)")
    }
  }
}

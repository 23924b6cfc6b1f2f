import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The page of a comparison` {
  private func render(_ input: ComparisonInput) throws -> String {
    try ComparisonPage.render(input, templates: Templates(overrides: nil)) { _ in "hash" }
  }

  private func side(_ name: String, version: Int? = 1, verdict: String = "") -> ComparisonInput.Side {
    ComparisonInput.Side(
      name: name, entity: "Municipio de Piedras", version: version, edition: .integral, date: "2011-12-28",
      sello: nil, files: 2, bytes: 1_500, verdict: verdict)
  }

  private func input(
    _ text: String = "a", files: [ComparisonInput.File]? = nil, verdict: String = ""
  ) -> ComparisonInput {
    let file = ComparisonInput.File(
      kind: .moved, isWrittenBySealing: false, section: "Archivos \(text)", path: "02_archivos/\(text)",
      formerPath: "antes/\(text)", title: "Título \(text)", sizeInA: 10, sizeInB: nil)
    return ComparisonInput(
      a: side("uno \(text)", verdict: verdict), b: side("dos \(text)", version: nil, verdict: verdict),
      relation: "Relación \(text)", isSuspicious: false, facts: [.init(name: text, a: text, b: "")],
      files: files ?? [file], unchanged: 1_234)
  }

  @Test func `tells files, facts and counts`() throws {
    let page = try render(input())

    for text in [
      "02_archivos/a", "en A: antes/a", "Título a", "no lo dice", "1.234", "movido", "10\u{A0}bytes",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("Verificación"))
  }

  @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x>", "'&amp;", "{{ruta}}", "\"\u{301}onload"])
  func `shows hostile names as text`(name: String) throws {
    let page = try render(input(name))

    #expect(!page.contains("<script") && !page.contains("<img"))
    let quote = Array("\"\u{301}".utf8)
    #expect(page.utf8.firstRange(of: quote) == nil)
    #expect(page.contains("Content-Security-Policy\" content=\"default-src"))
  }

  @Test func `says when the files are the same and what was verified`() throws {
    let page = try render(input(files: [], verdict: "intacto"))

    #expect(page.contains("Los archivos de los dos paquetes son los mismos."))
    #expect(page.contains("Antes de comparar se verificó cada paquete"))
  }

  @Test func `is held against a specimen in which every list has an element`() {
    let scope = ComparisonPage.scope(.specimen, page: .specimen)
    #expect(emptyLists(of: scope, at: "raíz") == [])
  }
}

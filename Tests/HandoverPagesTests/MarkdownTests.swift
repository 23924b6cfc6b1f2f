import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `A report in Markdown` {
  private static func html(_ text: String) -> String {
    Markdown { address in
      switch address {
      case "fotos/a.png":
        Markdown.Picture(source: nil, link: "03_informes_fases/fotos/a.png", note: "imagen, PNG, 2 kB")
      case "fotos/b.png":
        Markdown.Picture(source: "data:image/png;base64,eA==", link: "b.png", note: "imagen")
      case "fotos/c.png": Markdown.Picture(source: nil, link: nil, note: "imagen")
      default: nil
      }
    }
    .html(text)
  }

  @Test(
    arguments: [
      ("Uno *dos* **tres** ~~cuatro~~", "<p>Uno <em>dos</em> <strong>tres</strong> <del>cuatro</del></p>\n"),
      ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"), ("3. a\n4. b", "<ol start=\"3\">"),
      ("`a < b`", "<p><code>a &lt; b</code></p>"), ("a\\\nb", "<p>a<br>\nb</p>"),
      ("    x < y", "<pre><code>x &lt; y\n</code></pre>"),
      ("> cita", "<blockquote><p>cita</p>\n</blockquote>\n"),
      ("https://piedras.gov.co", "<p><a href=\"https://piedras.gov.co\">https://piedras.gov.co</a>"),
      ("[acta](mailto:a@b.co)", "<p><a href=\"mailto:a@b.co\">acta</a>"), ("", ""),
    ] as [(String, String)])
  func `reads as its author meant it`(text: String, html: String) {
    #expect(Self.html(text).hasPrefix(html))
  }

  @Test func `puts its headings below those of the chapter and leaves out no level`() {
    let levels = Self.html("## a\n\n# b\n\n#### c\n\n## d").matches(of: #/<h(\d)>/#).map { "\($0.output.1)" }

    #expect(levels == ["5", "5", "6", "5"])
  }

  @Test func `heads the columns of its tables and aligns its numbers`() {
    let html = Self.html("| Fase | % |\n|---|---:|\n| Uno | 5 |\n| Dos |")

    #expect(html.contains("<th scope=\"col\">Fase</th><th scope=\"col\" class=\"num\">%</th>"))
    #expect(html.contains("<td>Uno</td><td class=\"num\">5</td>"))
    #expect(html.contains("role=\"group\" aria-label=\"Tabla 1 del informe\" tabindex=\"0\""))
    #expect(html.matches(of: #/<t(head|body)>/#).count == 2 && html.contains("</tbody></table></div>"))
  }

  @Test func `links to pictures of the bundle and keeps the words of all others`() {
    #expect(
      Self.html("![Avance](fotos/a.png)")
        == "<p><a href=\"03_informes_fases/fotos/a.png\">Avance (imagen, PNG, 2 kB)</a></p>\n")
    #expect(Self.html("![El *río*](https://x.co/a.png)") == "<p>El río</p>\n")
    #expect(Self.html("[![a](fotos/a.png)](https://x.co)") == "<p><a href=\"https://x.co\">a</a></p>\n")
  }

  @Test(
    arguments: [
      ("![El *río* \"Opia\"\nhoy](fotos/b.png)", "alt=\"El río &quot;Opia&quot; hoy\">"),
      ("![a ![b](fotos/b.png)](fotos/b.png)", "alt=\"a b\">"),
      ("![\"><script>x</script>](fotos/b.png)", "alt=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">"),
    ])
  func `shows pictures of the bundle with their words as text in their place`(text: String, end: String) {
    #expect(Self.html(text) == "<p><img src=\"data:image/png;base64,eA==\" \(end)</p>\n")
  }

  @Test func `shows no picture that has no words, and names one that is nowhere to be had`() {
    #expect(Self.html("![](fotos/b.png)") == "<p><a href=\"b.png\"> (imagen)</a></p>\n")
    #expect(Self.html("![Plano](fotos/c.png)") == "<p>Plano</p>\n")
    #expect(Self.html("[![a](fotos/b.png)](https://x.co)") == "<p><a href=\"https://x.co\">a</a></p>\n")
  }

  @Test(
    arguments: [
      ([0x89] + Array("PNG\r\n".utf8), "data:image/png;base64,iVBORw0K"),
      ([0xFF, 0xD8, 0xFF], "data:image/jpeg;base64,/9j/"),
      (Array("GIF89a".utf8), "data:image/gif;base64,R0lGODlh"),
      (Array("<svg/>".utf8), "data:image/svg+xml;base64,PHN2Zy8+"),
      (Array("<!DOCTYPE html><p>".utf8), nil), (Array("x <svg>".utf8), nil), ([], nil), ([0x89], nil),
    ] as [([UInt8], String?)])
  func `takes in only what begins as a picture`(bytes: [UInt8], address: String?) {
    #expect(PictureAddress(bytes)?.text == address)
  }

  @Test(
    arguments: [
      "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<svg/onload=alert(1)>",
      "[a](javascript:alert(1))", "[a](JaVaScRiPt&colon;alert(1))", "[a](&#106;avascript:alert(1))",
      "[a](data:text/html;base64,PHN2Zz4=)", "![a](data:image/svg+xml,<svg>)", "![a](javascript:alert(1))",
      "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]", "[a](vbscript:x)", "[a](//x.co)",
      "[a](https://x.co/\" onclick=\"x)", "![\"><script>](https://x.co)", "<!-- --><style>*{}</style>",
      "<div\n\n<script>", "`</code><script>`", "```\"><script>\nx\n```", "\u{0}<script>", "&lt;script&gt;",
      "| <script> |\n|---|\n| <b onclick=x> |", "www.x.co\"><script>",
    ])
  func `runs nothing and leads nowhere but to the web`(text: String) {
    let html = Self.html(text)
    let tags = html.matches(of: #/<\/?([a-z0-9]+)([^>]*)>/#)
    let harmless: Set = [
      "p", "a", "code", "pre", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "em", "strong",
    ]

    #expect(Set(tags.map { String($0.output.1) }).isSubset(of: harmless), "\(html)")
    for tag in tags where tag.output.1 == "a" {
      #expect(
        tag.output.2.contains(#/^ href="(https?:\/\/|mailto:)[^"<>]*"$/#) || tag.output.2.isEmpty, "\(html)")
    }
  }

  @Test(arguments: [
    String(repeating: "> ", count: 4_000) + "a", String(repeating: "- ", count: 4_000) + "a",
    String(repeating: "*a ", count: 3_000), String(repeating: "[", count: 9_000),
    String(repeating: "![", count: 4_000), String(repeating: "**a", count: 3_000),
    String(repeating: "<", count: 9_000), String(repeating: "_a~~", count: 2_000),
  ])
  func `nests no deeper than a page can bear`(text: String) {
    var (depth, deepest) = (0, 0)
    for tag in Self.html(text).matches(of: #/<(\/?)(blockquote|ul|ol|li|em|strong|del|a|p)[ >]/#) {
      depth += tag.output.1.isEmpty ? 1 : -1
      deepest = max(deepest, depth)
    }

    #expect(depth == 0)
    #expect(deepest <= Markdown.deepest + 2)
  }

  @Test(
    arguments: [
      ("# Informe\n\nTexto.\n", true), (String(repeating: "a\n", count: 100_001), false),
      (String(repeating: "a", count: 10_001), false), (String(repeating: "|a", count: 5_000), true),
      (String(repeating: "|a", count: 500) + "\n" + String(repeating: "a\n", count: 300), false),
    ] as [(String, Bool)])
  func `is only linked when it is no text that a person writes`(text: String, isModest: Bool) {
    #expect(Markdown.isModest(text) == isModest)
  }

  @Test func `stands in the document under its own title, its pictures linked where they are`() throws {
    let input = try Sample.withReport("# Avance\n\nVea ![el plano](../02_archivos/x.png).\n\n<script>")
    let page = try HandoverDocument.render(
      input, templates: Templates(overrides: nil), styleHash: { _ in "" })

    #expect(page.contains("id=\"informe-1-titulo\""))
    #expect(page.contains("<h5>Avance</h5>"))
    #expect(page.contains("<a href=\"02_archivos/x.png\">el plano (imagen, PNG, 3\u{A0}kB)</a>"))
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test func `asks for the pictures that it shows, as far as the bundle has them`() throws {
    let text =
      "![a](../02_archivos/x.png) ![b](../02_archivos/x.png) ![c](../02_archivos/y.png) ![d](/etc/passwd)"
    let input = try Sample.withReport(text)
    let picture = try #require(input.picturesOfReports.first)
    let page = try HandoverDocument.render(
      input.showing([picture.path: Array("GIF89a".utf8)]), templates: Templates(overrides: nil),
      styleHash: { _ in "" })

    #expect(input.picturesOfReports.map(\.path.text) == ["data/02_archivos/x.png"])
    #expect(page.contains("<img src=\"data:image/gif;base64,R0lGODlh\" alt=\"a\">"))
    #expect(try Sample.withReport("sin imágenes").picturesOfReports.isEmpty)
  }

  @Test func `of an element that the edition does not show is not read either`() throws {
    let input = try Sample.withReport("SECRETO", deliverable: "E-006")
    let page = try HandoverDocument.render(
      input, templates: Templates(overrides: nil), styleHash: { _ in "" })

    #expect(!page.contains("SECRETO"))
  }
}

extension Sample {
  /// The sample with one report and a picture of the bundle.
  static func withReport(_ text: String, deliverable: String = "E-004") throws -> DocumentInput {
    let plain = input()
    let picture = DocumentFile(
      path: try #require(BundlePath("data/02_archivos/x.png")), bytes: 3_000, sha256: try #require(sello),
      section: .archives, deliverable: nil)
    return DocumentInput(
      view: plain.view, version: plain.version, date: plain.date, author: plain.author, reason: plain.reason,
      previous: plain.previous, bundleName: plain.bundleName,
      files: (plain.files + [picture]).sorted { $0.path < $1.path },
      changes: plain.changes,
      reports: [
        DocumentReport(
          deliverable: deliverable, path: try #require(BundlePath("data/03_informes_fases/a.md")), text: text)
      ], place: .insideBundle)
  }
}

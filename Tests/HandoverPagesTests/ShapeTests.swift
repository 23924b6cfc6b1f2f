import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `A sealed page` {
  private static func sealed(_ registry: Registry = Sample.registry) throws -> SealedPage {
    let sello = try #require(Sample.sello)
    let input = Sample.input(registry, .public, place: .besideBundle(sello: sello))
    let path = try #require(BundlePath("data/05_tablas/plan.csv"))
    let table = DocumentFile(path: path, bytes: 18, sha256: sello, section: nil, deliverable: nil)
    return SealedPage(
      try HandoverDocument.render(
        DocumentInput(
          view: input.view, version: input.version, date: input.date, author: input.author,
          reason: input.reason, previous: input.previous, bundleName: input.bundleName,
          files: input.files + [table], changes: input.changes, place: input.place),
        templates: Templates(overrides: nil), styleHash: { _ in "hash" }))
  }

  private static func tables() throws -> [OpenTable] {
    let digest = try #require(Sample.sello)
    return [
      OpenTable(name: "normas", title: "Normas <1>", bytes: 1_500, sha256: digest),
      OpenTable(name: "plan", title: "Plan de acción", bytes: 20, sha256: digest),
    ]
  }

  private static let address = "https://www.piedras-tolima.gov.co/empalme/?a=1&b=2"

  @Test func `is published as it was sealed when its address is not known`() throws {
    let page = try Self.sealed()

    #expect(page.complete(at: nil, bundle: Sample.sello) == page.replacing([]))
    #expect(page.title == "Documento de empalme — Alcaldía Municipal de Piedras — versión 2")
  }

  @Test func `bears its address, once, in its head and in its data`() throws {
    let page = try Self.sealed().complete(at: Self.address, bundle: Sample.sello)
    let escaped = "https://www.piedras-tolima.gov.co/empalme/?a=1&amp;b=2"

    #expect(page.contains("<link rel=\"canonical\" href=\"\(escaped)\">\n<meta property=\"og:url\""))
    #expect(page.contains("\"url\":\"https://www.piedras-tolima.gov.co/empalme/?a=1\\u0026b=2\""))
    #expect(page.contains("\"sha256\":\"\(try #require(Sample.sello).hex)\""))
    #expect(SealedPage(page).complete(at: Self.address, bundle: Sample.sello).count == page.count + 2)
  }

  @Test(arguments: [Sample.registry, Sample.poisoned, Registry()])
  func `gives a fragment without head, styles, foreign names or dead links`(registry: Registry) throws {
    let fragment = try Self.sealed(registry).fragment()
    let tree = MarkupTree(fragment)
    let ids = tree.elements.compactMap { $0["id"] }

    #expect(tree.misfits.isEmpty)
    #expect(tree.all("html", "head", "body", "main", "style", "script", "link", "meta").isEmpty)
    #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("empalme-") })
    for element in tree.elements {
      #expect(element["style"] == nil && element["tabindex"] == nil)
      #expect(element.tag.classes.allSatisfy { $0.hasPrefix("empalme") })
      for name in ["aria-labelledby", "aria-describedby", "headers"] {
        #expect(element[name]?.split(separator: " ").allSatisfy { ids.contains(String($0)) } ?? true)
      }
      guard let target = element["href"] else { continue }
      #expect(target.hasPrefix("#") ? ids.contains(String(target.dropFirst())) : target.contains(":"))
    }
    #expect(tree.all("h2").count >= 17)
  }

  @Test func `loses no word in the fragment`() throws {
    let page = try Self.sealed()
    let tree = MarkupTree(page.replacing([]))
    let words = { (text: String) in text.filter { $0.isLetter || $0.isNumber } }
    let fragment = MarkupTree(try page.fragment())

    #expect(
      words(tree.text(of: try #require(tree.all("main").first)))
        == words(fragment.text(of: try #require(fragment.elements.first))))
  }

  @Test func `gives a folder whose page takes its styles from the file beside it`() throws {
    let form = try Self.sealed().folder(Self.tables(), at: nil)
    let style = try PageParts.style(of: Templates(overrides: nil), [HandoverDocument.styleSheet])

    #expect(form.style == style)
    #expect(form.page.contains("<link rel=\"stylesheet\" href=\"estilo.css\">"))
    #expect(form.page.contains("style-src &#39;self&#39;") && !form.page.contains("<style"))
    #expect(MarkupTree(form.page).misfits.isEmpty)
  }

  @Test func `links every table that has data to its file, and lists all of them`() throws {
    let page = try Self.sealed().folder(Self.tables(), at: nil).page
    let links = page.matches(of: #/<a href="datos\/(\w+)\.csv" download>([^<]+)<\/a>/#).map { $0.output }

    #expect(Set(links.map(\.1)) == ["normas", "plan"])
    #expect(links.contains { $0.1 == "normas" && $0.2 == "Normas &lt;1&gt; (CSV, 1,5\u{A0}kB)" })
    #expect(
      page.contains("</table></div>\n<p class=\"nota\">Datos de esta tabla: <a href=\"datos/normas.csv\""))
    #expect(page.matches(of: #/<h2 id="datos-abiertos">/#).count == 1)
  }

  @Test(
    arguments: [
      (nil, "datos/plan.csv"), ("https://piedras.gov.co/e/", "https://piedras.gov.co/e/datos/plan.csv"),
      ("https://piedras.gov.co/e/index.html", "https://piedras.gov.co/e/datos/plan.csv"),
    ] as [(String?, String)])
  func `says where its data are`(address: String?, expected: String) throws {
    let page = try Self.sealed().folder(Self.tables(), at: address).page

    #expect(page.contains("\"contentUrl\":\"\(expected)\""))
    #expect(page.contains("\"contentSize\":\"20 B\""))
  }

  @Test(arguments: ["", "<main>", "<p>x</p>", "<style></style>"])
  func `that lacks its parts is refused`(text: String) {
    #expect(throws: ShapeError.self) { try SealedPage(text).folder([], at: nil) }
    #expect(throws: ShapeError.elementMissing(name: "main")) { try SealedPage(text).fragment() }
  }
}

struct `The data for search engines` {
  private func data(_ registry: Registry, _ edition: Edition = .public) throws -> (text: String, page: String)
  {
    let page = try HandoverDocument.render(
      Sample.input(registry, edition), templates: Templates(overrides: nil), styleHash: { _ in "" })
    let match = try #require(page.firstMatch(of: #/<script type="application\/ld\+json">([^<]*)<\/script>/#))
    return (String(match.output.1), page)
  }

  @Test func `name the municipality, the version and nobody`() throws {
    let (text, _) = try data(Sample.registry)
    let read = try JSONDecoder().decode(LinkedData.self, from: Data(text.utf8))

    #expect(read.publisher.taxID == "800.100.136-4")
    #expect(read.publisher.areaServed?.identifier?.value == "73547")
    #expect(read.version == "2" && read.created == "2011-12-20")
    for name in ["Arquímedes", "Beatriz", "Clara", "@piedras"] { #expect(!text.contains(name)) }
  }

  @Test(arguments: [Edition.public, .integral])
  func `cannot leave their element, whatever they hold`(edition: Edition) throws {
    let (text, page) = try data(Sample.poisoned, edition)

    #expect(text.contains("\\u003cscript\\u003e"))
    #expect(!text.contains("<!--") && !text.contains("javascript:"))
    #expect(page.contains(edition == .public ? "content=\"index, follow\"" : "content=\"noindex, nofollow\""))
    #expect(throws: Never.self) { try JSONDecoder().decode(LinkedData.self, from: Data(text.utf8)) }
  }

  @Test func `are there also when nothing is registered`() throws {
    #expect(try data(Registry()).text.contains("\"Entidad sin registrar\""))
  }
}

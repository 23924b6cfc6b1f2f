import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The examination of accessibility` {
  static let document = Result {
    try HandoverDocument.render(
      Sample.input(Sample.registry, .public, place: .besideBundle(sello: try #require(Sample.sello))),
      templates: Templates(overrides: nil), styleHash: { _ in "" })
  }

  /// A change to the document that takes one criterion from it.
  struct Harm: CustomTestStringConvertible {
    let criterion: Int
    let found: String
    let harmed: String

    init(_ criterion: Int, _ found: String, _ harmed: String) {
      self.criterion = criterion
      self.found = found
      self.harmed = harmed
    }

    var testDescription: String { "CC\(criterion): \(harmed)" }
  }

  static let harms = [
    Harm(1, "role=\"img\" aria-labelledby", "aria-labelledby"),
    Harm(1, "aria-labelledby=\"figura-plan-titulo\" ", ""),
    Harm(1, "</main>", "<object data=\"a.swf\"></object></main>"),
    Harm(2, "</main>", "<video src=\"a.mp4\"></video></main>"),
    Harm(4, "initial-scale=1", "initial-scale=1, maximum-scale=1"),
    Harm(4, "<meta name=\"viewport\"", "<meta name=\"otra\""),
    Harm(5, "--tenue:#5a6472", "--tenue: #9aa4b2"),
    Harm(5, "color:var(--principal-oscuro)", "color:#ddd"),
    Harm(5, "</main>", "<span class=\"mal\"><span aria-hidden=\"true\">✗</span></span></main>"),
    Harm(7, "</main>", "<a href=\"#ficha\">Resumen</a></main>"),
    Harm(8, "<h1>", "<h1>Otro</h1><h1>"),
    Harm(8, "<h2 id=\"resumen-titulo\">Resumen</h2>", "<h5 id=\"resumen-titulo\">Resumen</h5>"),
    Harm(
      8, "<main id=\"contenido\" tabindex=\"-1\">", "<main id=\"contenido\" tabindex=\"-1\"><main></main>"),
    Harm(9, "<caption id=\"t-normas\">Normas de la estrategia y del empalme</caption>", ""),
    Harm(9, "<th scope=\"col\">Norma<", "<th>Norma<"),
    Harm(9, "</main>", "<ul></ul></main>"),
    Harm(10, "<a class=\"salto\" href=\"#contenido\">Ir al contenido</a>", ""),
    Harm(11, "<h2 id=\"resumen-titulo\">Resumen</h2>", "<h2 id=\"resumen-titulo\">Resumen"),
    Harm(11, "<h1>", "<h1 id=\"ficha\">"),
    Harm(11, "href=\"#cap-3\"", "href=\"#cap-33\""),
    Harm(11, "<!DOCTYPE html>", ""),
    Harm(12, "<li><a href=\"#cap-4\">Estado de la estrategia: plan de acción</a>", ""),
    Harm(12, "<nav", "<div"),
    Harm(14, "main{min-width:0}", "main { order: -1; }"),
    Harm(16, "<h1>", "<h1 tabindex=\"3\">"),
    Harm(17, "outline:3px solid var(--principal)", "outline: 0"),
    Harm(17, "main{min-width:0}", "a:focus { outline: none; }"),
    Harm(18, "</main>", "<audio src=\"a.mp3\" autoplay></audio></main>"),
    Harm(19, "</main>", "<script>setTimeout(f, 1)</script></main>"),
    Harm(20, "</main>", "<marquee>Atención</marquee></main>"),
    Harm(20, "main{min-width:0}", "main { animation: girar 2s infinite; }"),
    Harm(21, "<title>", "<meta http-equiv=\"Refresh\" content=\"5\"><title>"),
    Harm(22, "<h1>", "<h1 onfocus=\"ir()\">"),
    Harm(23, "<title>Documento", "<title></title><link title=\"Documento"),
    Harm(23, "Ficha del documento</h2>", "Resumen</h2>"),
    Harm(24, "</main>", "<form><input></form></main>"),
    Harm(26, "</main>", "<a href=\"#ficha\">Ver más</a></main>"),
    Harm(26, "</main>", "<a href=\"#ficha\"></a></main>"),
    Harm(27, "<html lang=\"es-CO\">", "<html>"),
    Harm(27, "<html lang=\"es-CO\">", "<html lang=\"en\">"),
    Harm(30, "</main>", "<iframe src=\"x\"></iframe></main>"),
    Harm(30, "role=\"group\"", "role=\"boton\""),
    Harm(31, "<meta charset=\"utf-8\">", ""),
    Harm(32, "<h1>", "<h1 accesskey=\"a\">"),
  ]

  @Test func `finds nothing against any criterion in the document as it is made`() throws {
    let report = AccessibilityReport(of: try Self.document.get())

    #expect(report.results.map(\.number) == Array(1...32))
    #expect(
      report.results.filter { $0.outcome.kind == .unmet }.map { "\($0.code): \($0.outcome.reason)" } == [])
    #expect(report.results.allSatisfy { !$0.outcome.reason.isEmpty })
  }

  @Test(arguments: harms)
  func `says that a criterion is not met, and where`(harm: Harm) throws {
    let page = try Self.document.get()
    let harmed = page.replacing(harm.found, with: harm.harmed, maxReplacements: 1)
    try #require(harmed != page)

    let criterion = try #require(AccessibilityCriterion.all.first { $0.number == harm.criterion })
    let outcome = criterion.examine(ExaminedPage(harmed))

    #expect(outcome.kind == .unmet, "\(outcome.reason)")
    #expect(!outcome.reason.isEmpty)
  }

  @Test func `leaves to people what only people can judge`() throws {
    let report = AccessibilityReport(of: try Self.document.get())
    let human = report.results.filter { $0.outcome.kind == .human }.map(\.number)

    #expect(Set(human).isSuperset(of: [4, 6, 15]))
    #expect(AccessibilityReport(of: "").count(.met) < 32)
  }

  @Test func `hands an image to a person although it has a text`() throws {
    let page = try Self.document.get().replacing("</main>", with: "<img src=\"a.png\" alt=\"Acta\"></main>")
    let results = AccessibilityReport(of: page).results

    #expect(results[0].outcome.kind == .human)
    #expect(results[28].outcome.kind == .human)
  }

  @Test(arguments: 0..<20)
  func `survives any text`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let page = Array(try Self.document.get().utf8.suffix(20_000))
    var bytes = Array(page.prefix(Int.random(in: 1...page.count, using: &random)))
    for _ in 0..<40 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = Array("<>/\"'=!-& \u{0}a".utf8).randomElement(using: &random) ?? 0
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let tokens = MarkupTokens(text)

    #expect(AccessibilityReport(of: text).results.count == 32)
    #expect(tokens.tokens.map { tokens.source($0.range) }.joined() == text)
  }

  @Test(arguments: [("#000000", "#ffffff", 21.0), ("#0943b5", "#fff", 8.46), ("#158361", "#e5ecf8", 3.97)])
  func `computes contrast as WCAG does`(one: String, two: String, ratio: Double) throws {
    let (first, second) = (try #require(Color(one)), try #require(Color(two)))

    #expect(abs(first.contrast(with: second) - ratio) < 0.01)
    #expect(first.contrast(with: second) == second.contrast(with: first))
  }
}

struct `The declaration of accessibility` {
  private func page(date: CalendarDate?, entity: String = "Municipio de Piedras") throws -> String {
    try AccessibilityPage.render(
      AccessibilityReport(of: `The examination of accessibility`.document.get()),
      of: .init(
        entity: entity, title: "Documento de empalme", file: "documento-empalme.html",
        sha256: try #require(Sample.sello), date: date),
      templates: Templates(overrides: nil), styleHash: { _ in "hash" })
  }

  @Test func `lists every criterion and leaves room for the signature`() throws {
    let page = try page(date: Sample.day("2011-12-28"))

    #expect(page.matches(of: #/<span class="codigo">CC\d+<\/span>/#).count == 32)
    #expect(page.contains("28 de diciembre de 2011"))
    for blank in ["Nombre: <span class=\"renglon\">", "Cargo: <span", "Fecha: <span"] {
      #expect(page.contains(blank))
    }
  }

  @Test func `leaves the date blank when none is given`() throws {
    #expect(try page(date: nil).contains("<dt>Fecha del examen</dt><dd><span class=\"renglon\">"))
  }

  @Test func `shows a hostile name as text`() throws {
    #expect(try !page(date: nil, entity: "<script>alert(1)</script>").contains("<script"))
  }

  @Test func `meets the criteria itself, but for the index that one page of two sheets does without`() throws
  {
    let unmet = AccessibilityReport(of: try page(date: nil)).results.filter { $0.outcome.kind == .unmet }

    #expect(unmet.map(\.number) == [12])
  }
}

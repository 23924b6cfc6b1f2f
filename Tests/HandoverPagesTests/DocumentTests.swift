import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The documento de empalme` {
  private static func render(_ input: DocumentInput) throws -> String {
    try HandoverDocument.render(
      input, templates: Templates(overrides: nil), styleHash: { "\($0.utf8.count)" })
  }

  private static var beside: DocumentInput.Place {
    get throws { .besideBundle(sello: try #require(Sample.sello)) }
  }

  @Test func `reads as it was recorded`() throws {
    try expectGolden(Self.render(Sample.input(place: Self.beside)), named: "documento-publico.html")
  }

  @Test func `reads as it was recorded when nothing is registered`() throws {
    try expectGolden(Self.render(Sample.nothing), named: "documento-vacio.html")
  }

  @Test func `is the same, byte for byte, for the same input`() throws {
    #expect(try Self.render(Sample.input()) == Self.render(Sample.input()))
  }

  @Test(arguments: [Edition.public, .integral], [Sample.registry, Registry()])
  func `has its fifteen chapters in order, also when nothing is registered`(
    edition: Edition, registry: Registry
  ) throws {
    let page = try Self.render(Sample.input(registry, edition))
    let numbers = page.matches(of: #/<section class="capitulo" id="cap-(\d+)"/#).compactMap {
      Int($0.output.1)
    }

    #expect(numbers == Array(1...15))
    #expect(page.matches(of: #/<h1[ >]/#).count == 1)
  }

  @Test func `calls its chapters in the index as in their headings`() throws {
    let page = try Self.render(Sample.input())
    let index = page.matches(of: #/<li><a href="#cap-\d+">([^<]+)<\/a>/#).map { String($0.output.1) }
    let headings = page.matches(of: #/<span class="numero">\d+<\/span> ([^<]+)<\/h2>/#).map {
      String($0.output.1)
    }

    #expect(index == headings)
    #expect(index.count == 15)
  }

  @Test func `says in a sentence that nothing was registered`() throws {
    let page = try Self.render(Sample.input(Registry()))
    let chapters = page.components(of: "<section class=\"capitulo\"").dropFirst()
    let silent = chapters.filter { !$0.contains("No se registr") && !$0.contains("class=\"vacio\"") }

    #expect(silent.count == 1, "only the signatures have blanks instead")
  }

  @Test(arguments: [Edition.public, .integral])
  func `gives every id once and links only to ids that are there`(edition: Edition) throws {
    let page = try Self.render(Sample.input(Sample.registry, edition))
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
    let targets = page.matches(of: #/ (?:href="#|aria-labelledby=")([^"]+)"/#).map { String($0.output.1) }

    #expect(Set(ids).count == ids.count)
    #expect(Set(targets).subtracting(ids) == [])
  }

  @Test func `shows the numbers of every figure in a table behind it`() throws {
    let page = try Self.render(Sample.input())
    let figures = page.components(of: "<figure").dropFirst()

    #expect(figures.count == 5)
    for figure in figures {
      let rest = figure.components(of: "</figure>").dropFirst().first ?? ""
      #expect(figure.contains("role=\"img\"") && figure.contains("<title ") && figure.contains("<desc "))
      #expect(rest.prefix(120).contains("<div class=\"tabla\""))
    }
  }

  @Test func `links catalogued files from inside the bundle, relative to its own folder`() throws {
    let page = try Self.render(Sample.input())

    #expect(
      page.contains(
        "href=\"01_material_capacitacion/gu%C3%ADas/Gu%C3%ADa%20de%20editores%20%282011%29.pdf\""))
    #expect(page.contains("(PDF, 1,2\u{A0}MB)"))
    #expect(!page.contains("sello-corto\">"))
  }

  @Test func `names files without linking them, and prints the sello, beside the bundle`() throws {
    let page = try Self.render(Sample.input(place: Self.beside))
    let sello = try #require(Sample.sello)

    #expect(!page.contains("href=\"01_material"))
    #expect(page.contains("Guía de editores (2011).pdf"))
    #expect(page.contains(sello.short) && page.contains(sello.grouped))
  }

  @Test func `runs nothing, asks for nothing and lets only its own style sheet in`() throws {
    let page = try Self.render(Sample.input())
    let style = try PageParts.style(of: Templates(overrides: nil), [HandoverDocument.styleSheet])

    #expect(page.contains("<html lang=\"es-CO\">"))
    #expect(page.contains("style-src &#39;sha256-\(style.utf8.count)&#39;"))
    #expect(page.contains("<style>\(style)</style>"))
    #expect(page.matches(of: #/<script(?! type="application\/ld\+json">)/#).isEmpty)
    #expect(!page.contains(" style=\"") && !page.contains(" src=\""))
    #expect(page.matches(of: #/<link (?!rel="icon" href="data:)/#).isEmpty)
  }

  @Test(arguments: [Edition.public, .integral])
  func `shows hostile text as text, wherever it stands`(edition: Edition) throws {
    let page = try Self.render(Sample.input(Sample.poisoned, edition, place: Self.beside))
    let scalars = Array(page.unicodeScalars)

    #expect(page.contains("&lt;script&gt;"))
    #expect(page.matches(of: #/<script(?! type="application\/ld\+json">)/#).isEmpty)
    #expect(page.matches(of: #/<script|<\/script>/#).count == 2)
    #expect(!page.contains("onload='") && !page.contains("href=\"javascript"))
    #expect(
      zip(scalars, scalars.dropFirst()).allSatisfy {
        !("\"<>&'".unicodeScalars.contains($0) && $1 == "\u{301}")
      })
    #expect(!scalars.contains("\u{0}"))
  }
}

struct `A public document` {
  private static let page = Result {
    try HandoverDocument.render(
      Sample.input(Sample.registry, .public), templates: Templates(overrides: nil), styleHash: { _ in "" })
  }

  @Test(arguments: [
    "plano.pdf", "listados.pdf", "Persona Inventada", "9900", "sello-integral-oculto",
    "Mesa de ayuda 01 8000",
  ])
  func `holds no word of what is restricted or personal`(secret: String) throws {
    #expect(try !Self.page.get().contains(secret))
  }

  @Test(arguments: ["E-006", "E-007"])
  func `names a restricted element in the index of chapter 12 alone`(code: String) throws {
    let parts = try Self.page.get().components(of: code)

    #expect(parts.count == 2)
    #expect(parts[0].contains("id=\"cap-12\"") && !parts[0].contains("id=\"cap-13\""))
  }

  @Test func `does not break down a group of fewer than five`() throws {
    #expect(try !Self.page.get().contains("Comisaría de Familia"))
  }
}

extension Sample {
  /// A first version of an expediente without a single row or file.
  static var nothing: DocumentInput {
    DocumentInput(
      view: HandoverView(Registry(), in: .public), version: 1,
      date: day("2011-12-20") ?? CalendarDate(dayNumber: 0), author: "", reason: "", previous: nil,
      bundleName: "empalme_2011-12-20_v0001_publica", files: [], changes: nil, place: .insideBundle)
  }

  /// The sample with a hostile text in every cell that takes text.
  static var poisoned: Registry {
    var registry = Sample.registry
    registry.file = registry.file.map(poison)
    registry.team = registry.team.map(poison)
    registry.meetings = registry.meetings.map(poison)
    registry.deliverables = registry.deliverables.map(poison)
    registry.plan = registry.plan.map(poison)
    registry.criteria = registry.criteria.map(poison)
    registry.services = registry.services.map(poison)
    registry.alliances = registry.alliances.map(poison)
    registry.channels = registry.channels.map(poison)
    registry.systems = registry.systems.map(poison)
    registry.support = registry.support.map(poison)
    registry.incentives = registry.incentives.map(poison)
    registry.norms = registry.norms.map(poison)
    registry.pending = registry.pending.map(poison)
    registry.people = registry.people.map(poison)
    registry.versions = registry.versions.map(poison)
    registry.publications = registry.publications.map(poison)
    registry.receptions = registry.receptions.map(poison)
    registry.observations = registry.observations.map(poison)
    return registry
  }

  private static func poison<Row: Record>(_ row: Row) -> Row {
    let keys = ["codigo", "marco", "elemento", "documento", "enlace", "direccion"]
    return Row.table.columns.filter { $0.kind == .text || $0.kind == .longText }.reduce(into: row) {
      row, column in
      let isAddress = ["enlace", "direccion", "sitio_web"].contains(column.name)
      let text =
        isAddress ? "javascript:alert('x')" : "<script>alert(\"x\")</script>' onload='x\"\u{301} \u{0}&amp;"
      if isAddress || !keys.contains(column.name) { try? column.read(&row, text) }
    }
  }
}

extension StringProtocol {
  /// The parts between the occurrences of a text.
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
  }
}

import HandoverModel
import Testing

@testable import HandoverPages

struct `A figure` {
  private static func bars(_ percents: [Int?]) -> String {
    BarChart(
      id: "f", title: "Avance", description: "Barras",
      bars: percents.map { .init(label: "Área & <otra>", percent: $0.map { FixedDecimal($0) }) }
    ).svg
  }

  private static func lines(_ series: [[(String, Int)]]) -> String {
    LineChart(
      id: "f", title: "Fases", description: "Líneas",
      series: series.map { points in
        .init(
          label: "Fase",
          points: points.compactMap { date, percent in Sample.day(date).map { ($0, FixedDecimal(percent)) } })
      }
    ).svg
  }

  @Test func `has a name, a description and the role of an image`() {
    let svg = Self.bars([50])

    #expect(svg.contains("role=\"img\" aria-labelledby=\"f-titulo\" aria-describedby=\"f-descripcion\""))
    #expect(svg.contains("<title id=\"f-titulo\">Avance</title>"))
    #expect(svg.contains("<desc id=\"f-descripcion\">Barras</desc>"))
  }

  @Test func `escapes its labels`() {
    #expect(Self.bars([50]).contains("Área &amp; &lt;otra&gt;"))
  }

  @Test(arguments: [[], [nil], [0], [100], [250, -3], [12, nil, 99]] as [[Int?]])
  func `of bars keeps within its width`(percents: [Int?]) {
    let widths = Self.bars(percents).matches(of: #/width="(-?[\d.]+)%"/#).compactMap { Double($0.output.1) }

    #expect(widths.allSatisfy { (0...100).contains($0) })
    #expect(!Self.bars(percents).contains("nan"))
  }

  @Test func `of bars says when a value is not known`() {
    #expect(Self.bars([nil]).contains("sin dato"))
  }

  @Test(
    arguments: [
      ([], 0, 0), ([[]], 0, 0), ([[("2011-06-30", 40)]], 0, 2),
      ([[("2011-06-30", 40), ("2011-12-15", 60)]], 1, 3),
      (Array(repeating: [("2010-12-31", 5), ("2011-06-30", 40), ("2011-12-15", 60)], count: 9), 9, 36),
    ] as [([[(String, Int)]], Int, Int)])
  func `of lines draws no line through a single point`(series: [[(String, Int)]], lines: Int, marks: Int) {
    let svg = Self.lines(series)

    #expect(svg.matches(of: #/<polyline points=/#).count == lines)
    #expect(svg.matches(of: #/<path d=/#).count == marks)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test func `of lines tells them apart without colour`() {
    let points = [("2011-06-30", 40), ("2011-12-15", 60)]
    let svg = Self.lines(Array(repeating: points, count: 5))
    let dashes = svg.matches(of: #/stroke-dasharray="([^"]+)"/#).map { String($0.output.1) }

    #expect(Set(dashes).count == 4, "the first line is solid")
  }

  @Test func `of shares tells parts apart without colour`() {
    let svg = ShareChart(
      id: "f", title: "t", description: "d",
      parts: ShareChart.Texture.allCases.map { .init(symbol: "✓", label: $0.rawValue, count: 1, texture: $0) }
    ).svg

    for texture in ShareChart.Texture.allCases { #expect(svg.contains("g-parte-\(texture.rawValue)")) }
    #expect(svg.contains("✓ lleno: 1 (25 %)"))
  }

  @Test(arguments: [[], [0], [0, 0]])
  func `of shares can be of nothing`(counts: [Int]) {
    let svg = ShareChart(
      id: "f", title: "t", description: "d",
      parts: counts.map { .init(symbol: "✓", label: "a", count: $0, texture: .solid) }
    ).svg

    #expect(!svg.contains("nan"))
  }

  @Test func `of a matrix writes its numbers into the cells and hides what must not be shown`() {
    let svg = MatrixChart(
      id: "f", title: "t", description: "d", columns: ["SUIT", "Correo", "Chat"],
      rows: [("Planeación", [.fraction(part: 3, total: 5), .withheld, .none])]
    ).svg

    #expect(svg.contains(">3 de 5<") && svg.contains(">60 %<"))
    #expect(svg.contains(">reservado<") && svg.contains(">no requiere<"))
  }
}

struct `Spanish wording` {
  @Test(
    arguments: [
      (0, "0\u{A0}bytes"), (1, "1\u{A0}byte"), (999, "999\u{A0}bytes"), (1000, "1\u{A0}kB"),
      (1_449, "1,4\u{A0}kB"),
      (999_949, "999,9\u{A0}kB"), (999_950, "1\u{A0}MB"), (18_400_000, "18,4\u{A0}MB"),
      (5_000_000_000, "5\u{A0}GB"),
    ] as [(Int, String)])
  func `gives sizes with one place`(bytes: Int, text: String) {
    #expect(Wording.size(bytes) == text)
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a y b"), (["a", "b", "c"], "a, b y c"),
      (["a", "inventario"], "a e inventario"),
      (["a", "hielo"], "a y hielo"), (["a", "historia"], "a e historia"),
    ] as [([String], String)])
  func `joins lists`(items: [String], text: String) {
    #expect(Wording.list(items) == text)
  }

  @Test func `makes paragraphs at blank lines`() {
    #expect(Wording.paragraphs("uno\ndos\n \n\ntres\n") == ["uno dos", "tres"])
  }

  @Test(
    arguments: [
      ("corto", ["corto"]),
      ("Procedimientos de actualización del sitio", ["Procedimientos de", "actualización del sitio"]),
      ("", []),
    ] as [(String, [String])])
  func `breaks labels into lines of about the same length`(text: String, lines: [String]) {
    #expect(text.wrapped(at: 30) == lines)
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "http://a b", "//x.co", "https://x\"y", ""])
  func `follows no address that is not one of the web`(text: String) {
    #expect(Markup.safeAddress(text) == nil)
  }
}

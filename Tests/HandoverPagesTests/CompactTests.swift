import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `A page without needless bytes` {
  @Test(
    arguments: [
      ("<p>\n a <b>b</b>\n <i>c</i>\n</p>\n\n<p>d</p>", "<p>a <b>b</b>\n<i>c</i></p>\n<p>d</p>"),
      ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a\n<li>b</ul>"),
      ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
      (
        "<table><thead><tr><th>a</th></tr></thead>\n<tbody><tr><td>b</td><td></td></tr></tbody></table>",
        "<table><thead><tr><th>a\n<tbody><tr><td>b<td></table>"
      ),
      ("<pre> a\n  b\n</pre>", "<pre> a\n  b\n</pre>"),
      ("<svg> <g>\n<text> a </text> </g></svg>", "<svg><g><text>a</text></g></svg>"),
      ("<style>a { b }\n</style><script>1\n</script>", "<style>a { b }\n</style><script>1\n</script>"),
      ("<li>a</li>text", "<li>a</li>text"), ("<li>a</li> <!-- b -->", "<li>a</li> <!-- b -->"), ("", ""),
    ] as [(String, String)])
  func `keeps what is seen`(page: String, compact: String) {
    #expect(CompactMarkup.text(of: page) == compact)
  }

  /// Whatever the nesting, the tree of the shorter page has the same elements with the same texts, and no misfit.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `has the elements and words of the long one`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let page = "<main>\(Self.blocks(depth: 4, &random))</main>"
    let (before, after) = (MarkupTree(page), MarkupTree(CompactMarkup.text(of: page)))

    #expect(after.misfits.isEmpty)
    #expect(after.elements.map(\.name) == before.elements.map(\.name))
    #expect(after.elements.map(\.parent) == before.elements.map(\.parent))
    #expect(
      after.elements.map { Self.letters(of: $0, after) }
        == before.elements.map { Self.letters(of: $0, before) })
  }

  @Test func `is not made shorter twice`() throws {
    let page = try HandoverDocument.render(
      Sample.input(), templates: Templates(overrides: nil), styleHash: { _ in "" })

    #expect(CompactMarkup.text(of: page) == page)
  }

  private static func letters(of element: MarkupTree.Element, _ tree: MarkupTree) -> String {
    tree.text(of: element).filter { !$0.isWhitespace }
  }

  private static func blocks(depth: Int, _ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in block(depth: depth, &random) }
      .joined(separator: ["", "\n", "  \n "].randomElement(using: &random) ?? "")
  }

  private static func block(depth: Int, _ random: inout SplitMix64) -> String {
    guard depth > 0 else { return "<p>una <b>dos</b> tres</p>" }
    let inside = blocks(depth: depth - 1, &random)
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in blocks(depth: depth - 2, &random) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "<ul>\n" + parts.map { "<li>\($0)</li>\n" }.joined() + "</ul>"
    case 1:
      let rows = parts.map { "<tr>\n<th scope=\"row\">a</th><td>\($0)</td> <td></td></tr>\n" }.joined()
      return "<table><thead><tr><th>a</th></tr></thead>\n<tbody>\(rows)</tbody></table>"
    case 2: return "<dl>" + parts.map { "<dt>a</dt> <dd>\($0)</dd>" }.joined() + "</dl>"
    default: return "<section>\(inside)</section>"
    }
  }
}

struct `A style sheet without needless bytes` {
  @Test(
    arguments: [
      ("/* a */\n.a , .b > c {\n  d: e;\n  f : g ;\n}\n", ".a,.b>c{d:e;f :g}"),
      (".a :hover { }", ".a :hover{}"), ("@media (a: b) and (c) { }", "@media (a:b) and (c){}"),
      ("a { b: calc(1px - 2px) !important }", "a{b:calc(1px - 2px)!important}"),
      ("a::before { content: \"  /* x */ ; \" }", "a::before{content:\"  /* x */ ; \"}"),
      ("a { b: 'c\\'  d' }", "a{b:'c\\'  d'}"), ("a { b: \"c", "a{b:\"c"), ("/* a", ""), ("", ""),
    ] as [(String, String)])
  func `means the same`(sheet: String, compact: String) {
    #expect(StyleText.compact(sheet) == compact)
  }
}

struct `The size of a document` {
  @Test(arguments: [Edition.public, .integral])
  func `stays below a megabyte and a half with 2,000 elements and 500 people`(edition: Edition) throws {
    let page = try HandoverDocument.render(
      Sample.input(Sample.large, edition), templates: Templates(overrides: nil), styleHash: { _ in "" })

    #expect(page.utf8.count < 1_500_000)
    #expect(page.contains("demasiados para listarlos aquí"))
  }
}

extension Sample {
  /// The sample with as many elements and people as a town may have.
  static var large: Registry {
    var registry = Sample.registry
    registry.deliverables = (1...2000).map { number in
      var deliverable = Sample.deliverables[number % 4]
      (deliverable.code, deliverable.series) = ("E-\(number)", "Serie \(number % 40)")
      deliverable.title = String(repeating: "Título largo de un expediente ", count: 6)
      deliverable.state = number.isMultiple(of: 5) ? .missing : .delivered
      return deliverable
    }
    registry.people = (1...500).map { number in
      var person = Person()
      (person.document, person.name) = ("\(100_000_000_000 + number)", "Persona inventada \(number)")
      person.office = "Dependencia \(number % 40)"
      return person
    }
    registry.requirements = registry.tools.map { tool in
      var requirement = Requirement()
      requirement.tool = tool.code
      return requirement
    }
    return registry
  }
}

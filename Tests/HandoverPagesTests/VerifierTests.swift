import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The page that verifies bundles` {
  private static let code = FindingCode("Z999", .defect, "sobra «{ruta}»", remedy: "pida otra copia")

  private static let words = VerifierPage.Words(
    codes: [code], bundleNameProblems: ["length": "es largo"], codeHint: "cópielo bien",
    program: "empalme 9.9")

  private static func page(_ templates: Templates) throws -> String {
    try VerifierPage.render(
      words, templates: templates, hash: { "huella\($0.utf8.count)" }, deflate: { Array($0.utf8) })
  }

  private static func policy(of page: String) throws -> String {
    let match = try #require(page.firstMatch(of: #/Content-Security-Policy" content="([^"]*)"/#))
    return String(match.output.1).replacing("&#39;", with: "'")
  }

  @Test func `allows its own scripts and styles, workers of its own and no connection`() throws {
    let templates = try Templates(overrides: nil)
    let page = try Self.page(templates)
    let packed = try VerifierPage.Packed(Self.words, templates)
    let policy = try Self.policy(of: page)
    let script = try #require(page.firstMatch(of: #/<script>([\s\S]*?)<\/script>/#)?.output.1)
    let style = try #require(page.firstMatch(of: #/<style>([\s\S]*?)<\/style>/#)?.output.1)
    func hashes(_ texts: String...) -> String {
      texts.map { "'sha256-huella\($0.utf8.count)'" }.joined(separator: " ")
    }
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(policy.contains("script-src \(hashes(String(script), packed.screen)) 'wasm-unsafe-eval'; "))
    #expect(policy.contains("style-src \(hashes(String(style), packed.style)); "))
    #expect(policy.contains("worker-src blob:") && policy.contains("connect-src 'none'"))
    #expect(policy.contains("form-action 'none'") && policy.contains("base-uri 'none'"))
  }

  @Test func `carries what it unpacks as digits that cannot end their element`() throws {
    let templates = try Templates(overrides: nil)
    let text = try #require(try Self.page(templates).firstMatch(of: #/id="fardo">(.*?)<\/script>/#)?.output.1)
    #expect(String(text) == PackedText.of(Array(try VerifierPage.Packed(Self.words, templates).text.utf8)))
    #expect(text.utf8.allSatisfy(PackedText.digits.contains) && PackedText.digits.count == 91)
  }

  @Test(arguments: 0..<200)
  func `packs any bytes so that they come back`(seed: Int) {
    var numbers = SplitMix64(seed: UInt64(seed))
    let bytes = (0..<seed).map { _ in UInt8.random(in: 0...(seed % 3 == 0 ? 3 : 255), using: &numbers) }
    #expect(Self.unpacked(PackedText.of(bytes)) == bytes)
  }

  /// The other half, as `arranque.js` has it.
  private static func unpacked(_ text: String) -> [UInt8] {
    var (bytes, held, bits) = ([UInt8](), 0, 0)
    let digits = text.utf8.compactMap { PackedText.digits.firstIndex(of: $0) }
    for at in stride(from: 0, to: digits.count, by: 2) {
      guard at + 1 < digits.count else {
        bytes.append(UInt8((held | digits[at] << bits) & 255))
        break
      }
      let value = digits[at] + digits[at + 1] * 91
      held |= value << bits
      bits += value & 8191 > 88 ? 13 : 14
      while bits > 7 {
        bytes.append(UInt8(held & 255))
        held >>= 8
        bits -= 8
      }
    }
    return bytes
  }

  @Test func `speaks with the words of the findings that it is given`() throws {
    let templates = try Templates(overrides: nil)
    let packed = try VerifierPage.Packed(Self.words, templates)
    #expect(packed.engine.contains(#""Z999":["defecto","sobra «{ruta}»","pida otra copia"]"#))
    #expect(packed.engine.contains(NameProblem.notNormalized.reason))
    #expect(packed.markup.contains("cópielo bien") && packed.screen.contains("empalme 9.9"))
    #expect(try Self.page(templates).contains("empalme 9.9"))
    #expect(packed.screen.contains("Material de capacitación"))
    #expect(![packed.engine, packed.screen, packed.markup, packed.style].contains { $0.contains("\0") })
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
      try folder.write("const x = '</script>';\n", to: "verificador/arranque.js")
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

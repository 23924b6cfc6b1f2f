import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A path in a bundle` {
  @Test(arguments: [
    ("", NameProblem.empty), ("a//b", .empty), ("/a", .absolute), ("a/", .empty), ("../a", .dots),
    ("a/./b", .dots),
    ("a\\b", .forbiddenCharacter), ("C:a", .forbiddenCharacter), ("100%.txt", .forbiddenCharacter),
    ("¿qué?.txt", .forbiddenCharacter), ("a\u{7}", .controlCharacter), ("a\u{85}b", .controlCharacter),
    ("a\u{2028}b", .controlCharacter), ("a\u{202E}gpj.exe", .controlCharacter),
    ("a\u{200B}", .controlCharacter),
    ("ni\u{6E}\u{303}o.txt", .notNormalized), ("CON", .reservedName), ("con.txt", .reservedName),
    ("a/Lpt1.tar.gz", .reservedName), ("COM¹", .reservedName), ("AUX .txt", .reservedName),
    ("fin.", .trailingDotOrSpace), ("fin /a", .trailingDotOrSpace), ("fin\u{3000}", .trailingDotOrSpace),
    (String(repeating: "ñ", count: 128), .componentTooLong),
    (String(repeating: "ab/", count: 70) + "c", .pathTooLong),
  ])
  func `is refused for the reason it has`(text: String, problem: NameProblem) {
    #expect(PortableName.problem(inPath: text) == problem)
    #expect(BundlePath(text) == nil)
  }

  @Test(arguments: [
    "a", "01_material_capacitacion/Guía nº 1.pdf", ".oculto", "a b/c,d;e=f&g.txt", "niño.txt", "console.txt",
    "com10",
    "表/メモ.txt", "~x", "#x", "-x", "a\u{A0}b", " a",
  ])
  func `is taken as it is when it is portable`(text: String) {
    #expect(BundlePath(text)?.text == text)
  }
}

struct `Original names` {
  private func placed(_ originals: [String], room: Int = 150) throws -> [String: String] {
    let folder = try #require(BundlePath("02_archivos"))
    let names = PortableNames(placing: originals, under: folder, room: room)
    return Dictionary(
      uniqueKeysWithValues: names.placements.map { ($0.original, String($0.path.text.dropFirst(12))) })
  }

  @Test(arguments: [
    ("acta.pdf", "acta.pdf"), ("100%.txt", "100_.txt"), ("a:b?.txt", "a_b_.txt"), ("CON.txt", "_CON.txt"),
    ("fin. ", "fin"), ("...", "_"), ("a\u{2028}b", "a_b"), ("carpeta ./x", "carpeta/x"),
    ("ni\u{6E}\u{303}o", "niño"),
  ])
  func `become the nearest portable ones`(original: String, expected: String) throws {
    let path = try #require(try placed([original])[original])
    #expect(path.utf8.elementsEqual(expected.utf8))
  }

  @Test func `that would meet are kept apart`() throws {
    let originals = ["Acta.txt", "acta.txt", "a?b", "a*b", "a_b", "Docs/x", "docs/x", "DOCS/y"]
    let paths = try placed(originals)
    #expect(paths["a_b"] == "a_b")
    #expect(paths["Acta.txt"] == "Acta.txt")
    #expect(Set(paths.values.map(PortableName.folded)).count == originals.count)
  }

  @Test func `in NFC and NFD of one name both find a place`() throws {
    let folder = try #require(BundlePath("02_archivos"))
    let names = PortableNames(placing: ["\u{F1}.txt", "n\u{303}.txt"], under: folder, room: 150).placements
    #expect(names.count == 2)
    #expect(Set(names.map(\.path)).count == 2)
    #expect(names.filter(\.isMapped).count == 1)
  }

  @Test func `that are too long keep their extension and fit`() throws {
    let deep = String(repeating: "una carpeta más larga/", count: 9) + "documento.pdf"
    let wide = String(repeating: "ñandú ", count: 80) + ".docx"
    let paths = try placed([deep, wide, "corto.txt"], room: 120)
    #expect(paths["corto.txt"] == "corto.txt")
    #expect(paths[deep]?.hasSuffix(".pdf") == true)
    #expect(paths[wide]?.hasSuffix(".docx") == true)
    #expect(paths.values.allSatisfy { $0.utf16.count + 12 <= 120 })
  }

  @Test(arguments: 0..<60)
  func `of any kind are mapped without collisions, in any order alike`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let letters = Array("aAñÑ\u{303}. %:?/_-ÁßſK\u{212A}😀\u{200D}\u{7}COMNcon1").map(String.init)
    var originals: Set<[UInt8]> = []
    for _ in 0..<60 {
      let count = 1 + Int(random.next() % 9)
      let name = (0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] }.joined()
      let parts = name.split(separator: "/")
      if !parts.isEmpty { originals.insert(Array(parts.joined(separator: "/").utf8)) }
    }
    // A name cannot be a file and a folder at once.
    let texts = originals.map { String(decoding: $0, as: UTF8.self) }
      .filter { text in !originals.contains { $0.starts(with: Array(text.utf8) + [0x2F]) } }
    let folder = try #require(BundlePath("02_archivos"))
    let names = PortableNames(placing: texts, under: folder, room: 60).placements
    let again = PortableNames(placing: texts.shuffled(using: &random), under: folder, room: 60).placements

    #expect(names.count == texts.count)
    #expect(Set(names.map { PortableName.folded($0.path.text) }).count == texts.count)
    #expect(names.allSatisfy { $0.path.text.utf16.count <= 60 && $0.path.isInside("02_archivos") })
    #expect(names.map { Array($0.original.utf8) } == again.map { Array($0.original.utf8) })
    #expect(names.map(\.path) == again.map(\.path))
  }
}

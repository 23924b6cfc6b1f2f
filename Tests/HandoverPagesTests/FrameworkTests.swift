import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `A phase framework` {
  private static let sound = """
    marco: m
    titulo: {valor: Marco, fuente: f, verificado: sí}
    norma: {valor: Decreto 1, fuente: f, verificado: indirecto}
    fuentes: {f: Una fuente}
    componentes:
      - numero: 1
        nombre: {valor: Uno, fuente: f, verificado: sí}
        plazos: {territorial: {valor: 2008-11-01, fuente: f, verificado: no}}
        criterios:
          - codigo: A
            texto: {valor: Publica, fuente: f, verificado: sí}
            peso: {valor: 3, fuente: f, verificado: sí}
          - codigo: B
            texto: {valor: Responde, fuente: f, verificado: sí}
            peso: {valor: 1, fuente: f, verificado: sí}
            regla: {valor: contesta, fuente: f, verificado: no}
    """

  private static func read(_ text: String) throws(FrameworkError) -> PhaseFramework {
    try FrameworkReader.read(text, file: "marcos/m.yaml", id: "m")
  }

  @Test func `is read with its values, sources and marks`() throws {
    let framework = try Self.read(Self.sound)
    let component = try #require(framework.component(1))
    #expect(
      component.criteria.map(\.code) == ["A", "B"] && component.criteria.map(\.weight.value) == [3, 1])
    #expect(component.criteria.map(\.certainty) == [.verified, .unverified])
    let due = try #require(component.due[.territorial])
    #expect(due.value.description == "2008-11-01" && component.due[.national] == nil)
    #expect(framework.citation(of: due) == "Una fuente (por verificar)")
    #expect(framework.citation(of: framework.norm) == "Una fuente (según fuente secundaria)")
  }

  /// One slip, the line that must be named, and words of the message.
  static let slips: [(from: String, to: String, line: Int, words: String)] = [
    ("marco: m", "marco: otro", 1, "«marco» es «otro»"),
    ("marco: m\n", "marco: m\ncolor: azul\n", 2, "no lleva «color»"),
    ("norma: {valor: Decreto 1, fuente: f, verificado: indirecto}\n", "", 1, "le falta «norma»"),
    ("titulo: {valor: Marco, fuente: f, ", "titulo: {valor: Marco, ", 2, "le falta «fuente»"),
    ("titulo: {valor: Marco, fuente: f", "titulo: {valor: Marco, fuente: g", 2, "no tiene «g»"),
    ("verificado: indirecto", "verificado: quizá", 3, "se admite sí, indirecto, no"),
    ("titulo: {valor: Marco, fuente: f, verificado: sí}", "titulo: Marco", 2, "debe ser una lista"),
    ("valor: Marco", "valor: \"  \"", 2, "debe ser un texto"),
    ("fuentes: {f: Una fuente}", "fuentes: {f: Una fuente, g: Otra}", 4, "ningún valor nombra"),
    ("fuentes: {f: Una fuente}", "fuentes: {}", 4, "al menos una fuente"),
    ("numero: 1", "numero: uno", 6, "entero positivo"),
    ("valor: 3", "valor: 0", 11, "entero positivo, y es «0»"),
    ("valor: 3", "valor: -2", 11, "entero positivo"),
    ("valor: 3", "valor: 2.5", 11, "entero positivo"),
    ("codigo: B", "codigo: A", 12, "«A» está repetido"),
    ("valor: 2008-11-01", "valor: noviembre", 8, "aaaa-mm-dd"),
    ("territorial:", "municipal:", 8, "no lleva «municipal»"),
    (
      "    criterios:",
      "    sin_criterios: {valor: x, fuente: f, verificado: no}\n    criterios:", 6, "no ambos"
    ),
    ("        peso: {valor: 3, fuente: f, verificado: sí}\n", "", 10, "le falta «peso»"),
    ("marco: m\n", "marco: m\nmarco: m\n", 1, "repetido"),
    ("marco: m\n", "marco: [m\n", 2, "no es YAML"),
  ]

  @Test(arguments: slips.indices) func `is refused with the line`(index: Int) throws {
    let slip = Self.slips[index]
    let text = Self.sound.replacing(slip.from, with: slip.to, maxReplacements: 1)
    #expect(text != Self.sound)
    let error = #expect(throws: FrameworkError.self) { try Self.read(text) }
    guard case .malformed(let file, let problems) = error else { return }
    #expect(file == "marcos/m.yaml")
    #expect(
      problems.contains { abs($0.line - slip.line) <= 1 && $0.text.contains(slip.words) },
      "\(problems)")
  }

  @Test(arguments: ["", "# nada\n", "hola", "- 1\n- 2\n", "\u{0}", "a: &x [*x]", "{", "%YAML 9.9\n---\na: b"])
  func `is refused when the file is something else`(text: String) {
    #expect(throws: FrameworkError.self) { try Self.read(text) }
  }

  @Test(arguments: 0..<200) func `is read or refused, whatever bytes are lost`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array(Self.sound.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8.random(in: 0...127, using: &random)
      default: bytes.insert(bytes[place], at: place)
      }
    }
    do throws(FrameworkError) {
      let framework = try Self.read(String(decoding: bytes, as: UTF8.self))
      #expect(framework.id == "m" && !framework.components.isEmpty)
    } catch {
      #expect(!error.message.isEmpty && error.status == .data)
    }
  }

  @Test func `does not exhaust the stack when it is nested without end`() {
    let deep = String(repeating: "[", count: 20_000)
    #expect(throws: FrameworkError.self) { try Self.read("marco: " + deep) }
  }

  @Test func `of all that are built in can be read, is named as its file, and invents no criteria`() throws {
    let library = try FrameworkLibrary(overrides: nil)
    #expect(
      library.ids == ["gd-1008-2018", "gd-767-2022", "gel-1151-2008", "gel-2573-2014", "gel-2693-2012"])
    for id in library.ids {
      let framework = try library.framework(id)
      #expect(framework.criteria.isEmpty == (id != "gel-1151-2008"))
      #expect(framework.components.allSatisfy { $0.criteria.isEmpty == ($0.withoutCriteria != nil) })
    }
    let first = try library.framework("gel-1151-2008")
    #expect(first.components.count == 5)
    #expect(first.components.allSatisfy { $0.due.values.allSatisfy { $0.certainty == .unverified } })
    let third = try #require(first.component(3))
    #expect(third.criteria.map(\.weight.value) == [4, 3, 4, 2, 4, 8])
    #expect(third.criteria.allSatisfy { $0.certainty == .verified })
    #expect(first.component(1)?.criteria.allSatisfy { $0.certainty == .unverified } == true)
  }

  @Test func `of a municipality takes the place of the one that is built in, and may be new`() throws {
    try ScratchFolder.use { scratch in
      try scratch.write(Self.sound, to: "marcos/m.yaml")
      try scratch.write(
        Self.sound.replacing("marco: m", with: "marco: gd-767-2022"), to: "marcos/gd-767-2022.yaml")
      let library = try FrameworkLibrary(overrides: scratch.url)
      #expect(library.ids.count == 6 && library.own == ["m", "gd-767-2022"])
      #expect(try library.framework("gd-767-2022").criteria.count == 2)
      _ = try Templates(overrides: scratch.url)

      try scratch.write("marco: roto", to: "marcos/otro.yaml")
      #expect(try FrameworkLibrary(overrides: scratch.url).framework("m").criteria.count == 2)
      let error = #expect(throws: FrameworkError.self) {
        try FrameworkLibrary(overrides: scratch.url).framework("otro")
      }
      #expect(error?.message.contains("marcos/otro.yaml") == true)
      #expect(throws: FrameworkError.unknown(id: "x", known: library.ids + ["otro"])) {
        try FrameworkLibrary(overrides: scratch.url).framework("x")
      }
    }
  }

  @Test func `that is not text is refused by name`() throws {
    try ScratchFolder.use { scratch in
      let folder = scratch.url.appending(path: "marcos")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data([0xFF, 0xFE, 0x00]).write(to: folder.appending(path: "x.yaml"))
      #expect(throws: FrameworkError.unreadable(file: "marcos/x.yaml")) {
        try FrameworkLibrary(overrides: scratch.url)
      }
    }
  }
}

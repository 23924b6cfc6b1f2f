import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The templates` {
  private let builtIn = Result { try Templates(overrides: nil) }

  /// What the templates are given in place of a real hash.
  private static func hash(_ text: String) -> String { "hash" }

  /// The document as a folder of own templates makes it.
  private func render(_ files: [String: String]) throws -> String {
    try ScratchFolder.use { folder in
      for (path, text) in files { try folder.write(text, to: path) }
      return try HandoverDocument.render(
        Sample.input(), templates: Templates(overrides: folder.url), styleHash: Self.hash)
    }
  }

  @Test func `name nothing that the document does not supply`() throws {
    #expect(throws: Never.self) {
      try HandoverDocument.render(Sample.input(), templates: builtIn.get(), styleHash: Self.hash)
    }
  }

  @Test func `are held against a specimen in which every list has an element`() {
    let root = DocumentScope(.specimen, page: .specimen).root

    #expect(emptyLists(of: root, at: "raíz") == [])
  }

  @Test func `of the instruments are held against a specimen in which every list has an element`() {
    let scope = InstrumentScope(.specimen, terms: LegalTerm.settled)

    for root in [
      scope.report(.specimen), scope.delivery(.specimen), scope.information(.specimen, .specimen),
    ] { #expect(emptyLists(of: root, at: "raíz") == []) }
  }

  @Test func `of the training are held against a specimen in which every list has an element`() {
    let pages = TrainingPages(Registry(), date: CalendarDate(dayNumber: 0))

    for root in [
      CertificatePage.scope([CertificatePage.specimen], pages, .specimen),
      AttendancePage.scope(TrainingSession(), [], nil, pages, .specimen),
      VerificationPage.scope([], pages, .specimen, program: "", programHash: ""),
      ActaScope(.specimen).scope(.specimen),
    ] { #expect(emptyLists(of: root, at: "raíz") == []) }
  }

  @Test func `of the inventory are held against a specimen in which every list has an element`() {
    #expect(emptyLists(of: Inventories.scope(.specimen, .specimen, .specimen), at: "raíz") == [])
  }

  @Test func `are all used`() throws {
    let templates = try builtIn.get()
    let pages = [
      HandoverDocument.template, ComparisonPage.template, Instruments.report, Instruments.delivery,
      Instruments.information, AccessibilityPage.template, CoveragePage.template,
      TrainingRecordsPage.template, AttendancePage.template, CertificatePage.template,
      VerificationPage.template, VerifierPage.template, ReceptionActa.template,
      Instruments.accessRequestTemplate, VerifierPage.screenTemplate, Inventories.template,
    ]
    let reached = Set(pages.flatMap(templates.reach).map { $0 + Templates.suffix })
    let sheets =
      ComparisonPage.sheets + AccessibilityPage.sheets + CoveragePage.sheets + VerificationPage.styleSheets
      + [AttendancePage.styleSheet, CertificatePage.styleSheet, VerificationPage.programFile]
    let others = [
      CoveragePage.landscapeSheet, Instruments.styleSheet, Instruments.landscapeSheet, Instruments.termTable,
      ReceptionActa.styleSheet, ReceptionActa.draftSheet, Inventories.styleSheet,
    ]

    let verifier = VerifierScripts.files(of: templates) + [VerifierPage.sheet, VerifierPage.screenSheet]

    let frameworks = try FrameworkLibrary(overrides: nil).ids.map { FrameworkLibrary.folder + $0 + ".yaml" }

    #expect(templates.paths == reached.union(sheets + others + verifier + frameworks).sorted())
  }

  @Test func `give way, file by file, to those of the municipality`() throws {
    let page = try render(["documento/pie.mustache": "<footer>Alcaldía de {{ficha.municipio}}</footer>\n"])

    #expect(page.contains("<footer>Alcaldía de Piedras</footer>"))
    #expect(page.contains("Fundamento legal") || page.contains("fundamento legal"))
  }

  @Test func `may include a new one of the municipality`() throws {
    let page = try render([
      "documento/pie.mustache": "{{> documento/lema}}", "documento/lema.mustache": "<footer>Piedras</footer>",
    ])

    #expect(page.contains("<footer>Piedras</footer>"))
  }

  @Test(
    arguments: [
      (
        "{{ficha.municipo}}",
        TemplateError.unknownName(
          file: "documento/pie.mustache", line: 1, name: "ficha.municipo", known: [])
      ),
      (
        "\n{{#plan}}{{/tramites}}",
        .malformed(
          file: "documento/pie.mustache", line: 2, problem: "se cierra «tramites» y está abierta «plan»")
      ),
      (
        "{{#plan}}",
        .malformed(file: "documento/pie.mustache", line: 1, problem: "la sección «plan» no se cierra")
      ),
      (
        "{{ficha.nombre",
        .malformed(
          file: "documento/pie.mustache", line: 1, problem: "una marca que empieza por {{ no se cierra")
      ),
      (
        "{{> documento/lema}}",
        .unknownPartial(file: "documento/pie.mustache", line: 1, name: "documento/lema")
      ),
      (
        "{{> documento/pie}}",
        .malformed(
          file: "documento/pie.mustache", line: 1, problem: "«documento/pie» se incluye a sí misma")
      ),
      ("{{{ficha.nombre}}}", .unescaped(file: "documento/pie.mustache", line: 1, name: "ficha.nombre")),
      ("{{&ficha.nombre}}", .unescaped(file: "documento/pie.mustache", line: 1, name: "ficha.nombre")),
      ("{{hoja_de_estilo}}", .escapedMarkup(file: "documento/pie.mustache", line: 1, name: "hoja_de_estilo")),
      (
        "{{=<% %>=}}",
        .malformed(
          file: "documento/pie.mustache", line: 1,
          problem: "las marcas que empiezan por «=» no están admitidas")
      ),
    ] as [(String, TemplateError)])
  func `name their file and line when something in them is wrong`(text: String, expected: TemplateError)
    throws
  {
    let error = #expect(throws: TemplateError.self) { try render(["documento/pie.mustache": text]) }

    #expect(error.map(Self.withoutNames) == expected)
    #expect(error?.message.contains("documento/pie.mustache") == true)
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func `that nobody includes are refused, as they are most often misspelt`() {
    #expect(throws: TemplateError.unused(file: "documento/pies.mustache")) {
      try render(["documento/pies.mustache": "<footer></footer>"])
    }
  }

  @Test func `must be UTF-8 text`() {
    #expect(throws: TemplateError.notText(file: "documento/pie.mustache")) {
      try ScratchFolder.use { folder in
        try folder.write(Data([0x41, 0xF1, 0x42]), to: "documento/pie.mustache")
        _ = try Templates(overrides: folder.url)
      }
    }
  }

  @Test func `come from a folder that exists`() {
    #expect(throws: TemplateError.self) { try Templates(overrides: URL(filePath: "/no/existe")) }
  }

  @Test func `that are hidden or left by an editor are not looked at`() throws {
    #expect(throws: Never.self) { try render([".DS_Store": "x", "documento/.oculto": "x"]) }
  }

  @Test func `cannot close the element of their own style sheet`() {
    #expect(throws: TemplateError.self) { try render(["documento/estilo.css": "p{}</style><p>"]) }
  }

  private static func withoutNames(_ error: TemplateError) -> TemplateError {
    if case .unknownName(let file, let line, let name, _) = error {
      .unknownName(file: file, line: line, name: name, known: [])
    } else {
      error
    }
  }
}

/// Where a scope has a list without elements, against which no template can be held.
func emptyLists(of scope: Scope, at place: String) -> [String] {
  scope.values.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
    switch value {
    case .text, .markup, .flag: []
    case .scope(let inner): emptyLists(of: inner, at: "\(place).\(name)")
    case .list(let scopes):
      scopes.isEmpty
        ? ["\(place).\(name)"] : scopes.prefix(1).flatMap { emptyLists(of: $0, at: "\(place).\(name)") }
    }
  }
}

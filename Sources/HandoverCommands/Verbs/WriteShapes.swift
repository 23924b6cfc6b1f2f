package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// The shapes of the document as they are typed.
enum ShapeArgument: String, CaseIterable, ExpressibleByArgument {
  case pagina, fragmento, carpeta, pdf

  var shape: WriteDocument.Shape {
    switch self {
    case .pagina: .page
    case .fragmento: .fragment
    case .carpeta: .folder
    case .pdf: .pdf
    }
  }
}

/// The programs that print PDFs as they are typed.
enum PrinterArgument: String, CaseIterable, ExpressibleByArgument {
  case chromium, weasyprint

  var kind: PDFPrinter.Kind {
    switch self {
    case .chromium: .chromium
    case .weasyprint: .weasyprint
    }
  }
}

/// `empalme documento`: the sealed document in the shapes in which it can be published.
package struct WriteShapes: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "documento", "Escribir el documento de empalme en las formas en que se publica.",
    discussion: """
      Toma el documento de una versión sellada y lo escribe en la carpeta «documento» del expediente: la página \
      completa, el fragmento para pegar en un gestor de contenidos, la carpeta con página, hoja de estilo y tablas en \
      CSV, y el PDF accesible si está instalado Chromium o WeasyPrint. No cambia la versión sellada. La dirección en \
      que se publica va en la página para los buscadores; si se omite, se toma de las publicaciones del registro.
      """,
    examples: [
      Example("empalme documento", "las cuatro formas de la última versión, edición pública"),
      Example(
        "empalme documento --forma fragmento --salida ~/para-el-sitio", "solo el fragmento, en otra carpeta"),
      Example(
        "empalme documento --direccion https://www.piedras-tolima.gov.co/empalme/",
        "con la dirección en que se publicará"),
    ],
    statuses: [.success, .remarks, .usage, .data, .noInput, .cannotCreate, .inputOutput, .interrupted])

  @OptionGroup var expediente: CaseArgument

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("Versión sellada; si se omite, la última.", valueName: "número"))
  var number: Int?

  @Option(
    name: .customLong("forma"),
    help: ArgumentHelp("Forma que se escribe; se puede repetir. Si se omite, todas.", valueName: "forma"))
  var shapes: [ShapeArgument] = []

  @Option(
    name: .customLong("salida"),
    help: ArgumentHelp(
      "Carpeta en que se escribe; si se omite, «documento» en el expediente.", valueName: "carpeta"))
  var target: String?

  @Option(
    name: .customLong("direccion"),
    help: ArgumentHelp("Dirección completa en que se publicará el documento.", valueName: "url"))
  var address: String?

  @Option(
    name: .customLong("con"),
    help: ArgumentHelp("Programa que hace el PDF; si se omite, el que haya.", valueName: "programa"))
  var printer: PrinterArgument?

  @Flag(help: "La edición integral, que no se publica, en «documento-integral».")
  var integral = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let found = PDFPrinter.find(
      printer.map { [$0.kind] } ?? PDFPrinter.Kind.allCases, in: session.environment["PATH"] ?? "")
    if found == nil, shapes.contains(.pdf) || printer != nil {
      throw DocumentError.noPrinter(known: PDFPrinter.Kind.allCases.map(\.rawValue))
    }
    let outcome = try await WriteDocument(
      folder,
      .init(
        version: number, edition: integral ? .integral : .public,
        shapes: (shapes.isEmpty ? ShapeArgument.allCases : shapes).map(\.shape),
        target: target.map(session.url),
        address: address, printer: found, environment: session.environment)
    ).run()
    let lacksPDF = found == nil && shapes.isEmpty
    if output.json {
      try session.console.show(json: ShapesJSON(outcome, lacksPDF: lacksPDF))
    } else {
      session.console.show(ShapesSummary(outcome) { session.shown($0) })
    }
    if lacksPDF {
      session.console.tell("No se hizo el PDF: \(DocumentError.installation).")
    }
    if outcome.edition == .public {
      session.console.nextStep(
        "compruebe que el documento es accesible y prepare la declaración",
        "empalme accesibilidad \(session.shown(folder.url))")
    }
    return lacksPDF ? .remarks : .success
  }
}

/// What was written, for the screen.
private struct ShapesSummary: Block {
  private let outcome: WriteDocument.Outcome
  private let shown: (URL) -> String

  init(_ outcome: WriteDocument.Outcome, shown: @escaping (URL) -> String) {
    self.outcome = outcome
    self.shown = shown
  }

  func text(in style: Style) -> String {
    let title = Paragraph(
      "Quedó escrito el documento de la versión \(outcome.version), edición \(outcome.edition.title).", .good)
    let names: [WriteDocument.Shape: String] = [
      .page: "Página", .fragment: "Fragmento", .folder: "Carpeta web", .pdf: "PDF",
    ]
    let files = WriteDocument.Shape.allCases.compactMap { shape in
      outcome.files[shape].map { (names[shape] ?? shape.rawValue, shown($0)) }
    }
    let facts = files + [("Dirección", outcome.address ?? "sin registrar (indíquela con --direccion)")]
    return title.text(in: style) + "\n" + Facts(facts).text(in: style)
  }
}

/// What was written, for another program.
private struct ShapesJSON: Encodable {
  let version: Int
  let edicion: String
  let carpeta: String
  let archivos: [String: String]
  let direccion: String?
  let programaPDF: String?
  let faltaPDF: Bool

  init(_ outcome: WriteDocument.Outcome, lacksPDF: Bool) {
    version = outcome.version
    edicion = outcome.edition.rawValue
    carpeta = outcome.folder.path(percentEncoded: false)
    archivos = Dictionary(outcome.files.map { ($0.key.rawValue, $0.value.path(percentEncoded: false)) }) {
      a, _ in a
    }
    direccion = outcome.address
    programaPDF = outcome.printer?.kind.rawValue
    faltaPDF = lacksPDF
  }

  private enum CodingKeys: String, CodingKey {
    case version, edicion, carpeta, archivos, direccion
    case programaPDF = "programa_pdf"
    case faltaPDF = "falta_pdf"
  }
}

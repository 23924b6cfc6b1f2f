package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme indice`: the electronic index of each electronic file.
package struct Index: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "indice", "Escribir o comprobar el índice electrónico (XML) de cada expediente electrónico.",
    discussion: """
      Un expediente electrónico es un elemento que es una carpeta, o los archivos del mismo código TRD, serie y \
      subserie. Su índice dice de cada documento, en orden, los trece campos usuales: nombre, tipología, fechas, \
      huella SHA-256, páginas, formato, tamaño en bytes y origen. Las páginas se leen del PDF, del documento de Word, \
      PowerPoint u OpenDocument; una imagen es una página, y lo que no dice cuántas tiene se cuenta como una.

      Con --comprobar no se escribe nada: se lee cada archivo y se dice cuál falta, cuál cambió y cuál no está en el \
      índice. El esquema del XML es Archive/schemas/indice-electronico-1.xsd.
      """,
    examples: [
      Example("empalme indice", "en la carpeta indices del expediente"),
      Example("empalme indice --comprobar", "los archivos contra sus índices"),
      Example("empalme indice --comprobar --en /media/usb/indices", "contra los índices de otra carpeta"),
    ],
    statuses: [.success, .defects, .remarks, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Flag(help: "Comprobar los archivos contra los índices, sin escribir nada.")
  var comprobar = false

  @Option(
    help: ArgumentHelp(
      "Índice o carpeta de índices que se comprueba; si se omite, la carpeta indices del expediente.",
      valueName: "ruta"))
  var en: String?

  @Option(
    help: ArgumentHelp(
      "Carpeta donde se escriben; si se omite, la carpeta indices del expediente.", valueName: "carpeta"))
  var salida: String?

  @Flag(help: "Solo los archivos que son públicos.")
  var publico = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  /// Checking writes nothing, and writing checks nothing.
  package func validate() throws {
    if comprobar, salida != nil || publico {
      throw ValidationError("--comprobar no escribe nada: no lleva --salida ni --publico")
    }
    if !comprobar, en != nil { throw ValidationError("--en se usa con --comprobar") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    return comprobar ? try check(folder, in: session) : try write(folder, in: session)
  }

  private func write(_ folder: CaseFolder, in session: Session) throws -> ExitStatus {
    let outcome = try WriteIndexes(folder, isPublic: publico, target: salida.map(session.url)).run()
    if output.json {
      try session.console.show(json: IndexesJSON(outcome))
      return .success
    }
    session.console.show(IndexesScreen(outcome) { session.shown($0) })
    session.console.nextStep(
      "compruebe los archivos contra sus índices cuando quiera",
      "empalme indice \(session.shown(folder.url)) --comprobar")
    return .success
  }

  private func check(_ folder: CaseFolder, in session: Session) throws -> ExitStatus {
    let place = en.map(session.url) ?? folder.url.appending(path: "indices")
    let (findings, documents) = try CheckIndexes.run(folder, at: place)
    let status = ExitStatus(findings)
    if output.json {
      try session.console.show(json: findings)
      return status
    }
    guard !findings.isEmpty else {
      session.console.show(
        Paragraph(
          documents == 1
            ? "El documento del índice está y es el que dice su índice."
            : "Los \(documents.grouped(by: ".")) documentos están y son los que dicen sus índices.", .good))
      return status
    }
    session.console.show(FindingsList(findings), Gap())
    session.console.show(Paragraph("Resumen: \(FindingsList.summary(of: findings))."))
    return status
  }
}

/// What was written, for the screen.
struct IndexesScreen: Block {
  private let outcome: WriteIndexes.Outcome
  private let shown: (URL) -> String

  init(_ outcome: WriteIndexes.Outcome, shown: @escaping (URL) -> String) {
    self.outcome = outcome
    self.shown = shown
  }

  func text(in style: Style) -> String {
    let indexes = outcome.indexes
    let head =
      "\(indexes.count == 1 ? "Se escribió el índice de" : "Se escribieron los índices de") "
      + "\(counted(indexes.count, "expediente electrónico", "expedientes electrónicos")) en \(shown(outcome.folder))."
    let table = TextTable(
      [("Expediente", .left), ("Documentos", .right), ("Páginas", .right), ("Archivo", .left)],
      rows: indexes.map { index in
        [
          index.title, index.documents.grouped(by: "."), index.pages.grouped(by: "."),
          index.url.lastPathComponent,
        ]
      })
    let assumed = indexes.reduce(0) { $0 + $1.assumed }
    let remarks = [
      assumed == 0
        ? nil
        : "\(counted(assumed, "documento no dice", "documentos no dicen")) cuántas páginas tiene: se cuenta una.",
      outcome.loose.isEmpty
        ? nil
        : "Sin índice, porque su elemento no tiene código ni serie: "
          + outcome.loose.prefix(5).joined(separator: ", ")
          + (outcome.loose.count > 5 ? " y \(outcome.loose.count - 5) más." : "."),
    ].compactMap(\.self)
    return
      ([Paragraph(head, .good).text(in: style), table.text(in: style)]
      + remarks.map { Paragraph($0).text(in: style) }).joined(separator: "\n\n")
  }
}

/// What was written, for another program.
struct IndexesJSON: Encodable {
  private let carpeta: String
  private let indices: [IndexJSON]
  private let sueltos: [String]

  private struct IndexJSON: Encodable {
    let archivo: String
    let expediente: String
    let documentos: Int
    let paginas: Int
    let supuestas: Int
    let bytes: Int
  }

  init(_ outcome: WriteIndexes.Outcome) {
    carpeta = outcome.folder.path(percentEncoded: false)
    sueltos = outcome.loose
    indices = outcome.indexes.map {
      IndexJSON(
        archivo: $0.url.path(percentEncoded: false), expediente: $0.title, documentos: $0.documents,
        paginas: $0.pages, supuestas: $0.assumed, bytes: $0.bytes)
    }
  }
}

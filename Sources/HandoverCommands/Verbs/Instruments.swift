package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme instrumentos`: the actas, the instruments of public information and the deadlines.
package struct Instruments: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "instrumentos", "Escribir las actas, los instrumentos de información pública y los plazos.",
    discussion: """
      Llena con lo que hay en el expediente el acta de informe de gestión, el acta de entrega de la última versión \
      sellada, el índice de información clasificada y reservada, el registro de activos de información, el esquema \
      de publicación y los plazos para la agenda. Lo que el expediente no sabe queda en blanco, con la marca «por \
      diligenciar». Las actas se imprimen y se firman; lo demás se puede publicar.

      Si alguien cambió o llenó uno de estos archivos, no se reemplaza: la orden se detiene y lo dice. Los textos \
      se cambian en la carpeta plantillas/instrumentos del expediente; los plazos, en su archivo plazos.csv.
      """,
    examples: [
      Example("empalme instrumentos", "en la carpeta instrumentos del expediente"),
      Example("empalme instrumentos mi-empalme --salida para-firmar", "en otra carpeta"),
      Example("empalme instrumentos --de-version 1", "el acta de entrega de la versión 1"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    help: ArgumentHelp(
      "Carpeta donde se escriben; si se omite, la carpeta instrumentos del expediente.", valueName: "carpeta")
  )
  var salida: String?

  @Option(
    name: .customLong("de-version"),
    help: ArgumentHelp(
      "Versión sellada del acta de entrega; si se omite, la última.", valueName: "número"))
  var version: Int?

  @Option(
    help: ArgumentHelp(
      "Fecha que llevan los instrumentos, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let request = WriteInstruments.Request(
      date: fecha?.date ?? session.surroundings().today, version: version, target: salida.map(session.url))
    let outcome = try WriteInstruments(folder, request).run()
    if output.json {
      try session.console.show(json: InstrumentsJSON(outcome))
      return .success
    }
    session.console.show(InstrumentsScreen(outcome) { session.shown($0) })
    if !outcome.hasFile {
      session.console.nextStep(
        "complete la ficha y repita", "empalme ficha \(session.shown(folder.url)) --definir entidad=… nit=…")
    } else if outcome.version == nil {
      session.console.nextStep(
        "selle una versión y repita, para que el acta de entrega lleve su sello",
        "empalme construir \(session.shown(folder.url)) --motivo 'Entrega final'")
    } else {
      session.console.nextStep("imprima las actas, complete lo que está en blanco y fírmelas")
    }
    return .success
  }
}

/// What was written, for the screen.
struct InstrumentsScreen: Block {
  private let outcome: WriteInstruments.Outcome
  private let shown: (URL) -> String

  init(_ outcome: WriteInstruments.Outcome, shown: @escaping (URL) -> String) {
    self.outcome = outcome
    self.shown = shown
  }

  func text(in style: Style) -> String {
    let about = outcome.version.map { "con el acta de entrega de la versión \($0)" } ?? "sin versión sellada"
    let head = Paragraph(
      "Se escribieron \(outcome.files.count) archivos en \(shown(outcome.folder)), \(about).", .good)
    return
      ([head.text(in: style)]
      + [("Para firmar, no se publica", false), ("Para publicar", true)].map { title, isPublic in
        Heading(title).text(in: style) + "\n" + Facts(rows(isPublic)).text(in: style)
      })
      .joined(separator: "\n\n")
  }

  /// One row per instrument: its title and its names, of which the second and third say only their endings.
  private func rows(_ isPublic: Bool) -> [(String, String)] {
    var rows: [(stem: String, title: String, names: String)] = []
    for file in outcome.files where file.isPublic == isPublic {
      let stem = file.url.deletingPathExtension().lastPathComponent
      if rows.last?.stem == stem {
        rows[rows.count - 1].names += ", .\(file.url.pathExtension)"
      } else {
        rows.append((stem, file.title, file.url.lastPathComponent))
      }
    }
    return rows.map { ($0.title, $0.names) }
  }
}

/// What was written, for another program.
struct InstrumentsJSON: Encodable {
  private let carpeta: String
  private let version: Int?
  private let archivos: [FileJSON]

  private struct FileJSON: Encodable {
    let archivo: String
    let titulo: String
    let publico: Bool
  }

  init(_ outcome: WriteInstruments.Outcome) {
    carpeta = outcome.folder.path(percentEncoded: false)
    version = outcome.version
    archivos = outcome.files.map {
      FileJSON(archivo: $0.url.path(percentEncoded: false), titulo: $0.title, publico: $0.isPublic)
    }
  }
}

package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme recibir acta`: the acta de recibo.
package struct Acta: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "acta", "Escribir el acta de recibo, para imprimir y firmar.",
    discussion: """
      Sale de recepcion.json y de nada más: partes, paquete y sello, cuenta por resultado, excepciones, compromisos con \
      su fecha y lo que viene de antes. Una recepción sin firmar da un borrador, que lo dice en cada hoja. Con \
      --paquete comprueba primero que el ZIP lleve el sello de la recepción. El acta tiene nombres y observaciones: \
      no se publica.

      Los textos se cambian en la carpeta plantillas/recepcion del expediente.
      """,
    examples: [
      Example("empalme recibir acta recepcion.json", "la página, junto a la recepción"),
      Example(
        "empalme recibir acta recepcion.json --paquete empalme_piedras_2011-12-28_v0001.zip --pdf",
        "comprueba el ZIP y hace también el PDF"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @Argument(help: ArgumentHelp("Archivo recepcion.json.", valueName: "recepción"))
  var recepcion: String

  @Option(help: ArgumentHelp("ZIP que se recibió; se comprueba su sello.", valueName: "ZIP"))
  var paquete: String?

  @OptionGroup var printing: PrintingOptions

  @Option(
    help: ArgumentHelp("Carpeta donde se escribe; si se omite, la de la recepción.", valueName: "carpeta"))
  var salida: String?

  @Option(
    help: ArgumentHelp(
      "Expediente cuyas plantillas se usan; si se omite, el que contiene la recepción, si lo hay.",
      valueName: "expediente"))
  var carpeta: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let url = session.url(recepcion)
    let templates =
      try carpeta.map { try session.caseFolder($0) } ?? CaseFolder.enclosing(url.deletingLastPathComponent())
    let request = WriteActa.Request(
      zip: paquete.map(session.url), target: salida.map(session.url), templates: templates,
      printing: try printing.printing(in: session))
    let outcome = try await WriteActa(url, request).run()
    if output.json {
      try session.console.show(json: ActaJSON(outcome))
      return .success
    }
    let kind =
      outcome.isSigned
      ? (outcome.progress.pending > 0 ? "el acta de recibo parcial" : "el acta de recibo")
      : "un borrador del acta de recibo"
    session.console.show(
      Paragraph("Se escribió \(kind).", .good),
      Facts(
        outcome.files.map { ($0.pathExtension == "pdf" ? "PDF" : "Página", session.shown($0)) } + [
          ("Estado", outcome.progress.sentence),
          ("Huella", outcome.isSigned ? outcome.fingerprint.hex : "al firmar"),
        ]))
    if outcome.isSigned {
      session.console.nextStep(
        "imprímala y fírmenla las partes; guarde con ella \(session.shown(url)), sin cambiarlo")
    } else {
      session.console.nextStep("fírmela", "empalme recibir firmar \(session.shown(url))")
    }
    return .success
  }
}

/// What was written, for another program.
struct ActaJSON: Encodable {
  private let archivos: [String]
  private let firmada: Bool
  private let huella: String
  private let total: Int
  private let pending: Int

  private enum CodingKeys: String, CodingKey {
    case archivos, firmada, huella, total
    case pending = "por_revisar"
  }

  init(_ outcome: WriteActa.Outcome) {
    archivos = outcome.files.map { $0.path(percentEncoded: false) }
    firmada = outcome.isSigned
    huella = outcome.fingerprint.hex
    total = outcome.progress.total
    pending = outcome.progress.pending
  }
}

/// `empalme recibir calendario`: the terms of observations for the agenda.
package struct CalendarOfTerms: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "calendario", "Escribir los plazos de las observaciones para la agenda.",
    discussion: """
      De una recepción firmada salen los compromisos de su acta; de un expediente, las observaciones que siguen \
      abiertas. Cada plazo es un día entero con avisos cinco días y un día antes. Importar otra vez el archivo en la \
      agenda no repite nada: cada observación conserva su identificador.
      """,
    examples: [
      Example("empalme recibir calendario recepcion.json --salida plazos.ics", "los compromisos del acta"),
      Example("empalme recibir calendario mi-empalme --salida plazos.ics", "lo que sigue abierto"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @Argument(
    help: ArgumentHelp(
      "Archivo recepcion.json firmado, o carpeta del expediente.", valueName: "recepción o expediente"))
  var origen: String

  @Option(
    help: ArgumentHelp("Archivo nuevo en el que se escribe; «-» es la salida estándar.", valueName: "archivo")
  )
  var salida: String

  @Option(
    help: ArgumentHelp(
      "Fecha que lleva el calendario de un expediente; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if salida == "-", output.json {
      throw UsageProblem(
        "el calendario y el JSON no caben juntos en la salida estándar",
        hint: "escriba el calendario en un archivo")
    }
    let url = session.url(origen)
    let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    let calendar =
      isFolder
      ? try ReceptionCalendar.of(session.caseFolder(origen), on: fecha?.date ?? session.surroundings().today)
      : try ReceptionCalendar.of(StoredReception(at: url))
    if salida == "-" {
      session.console.output.write(calendar.text)
      return .success
    }
    let file = session.url(salida)
    try PageFile.write(calendar.text, to: file)
    if output.json {
      try session.console.show(
        json: CalendarJSON(archivo: file.path(percentEncoded: false), plazos: calendar.count))
    } else {
      session.console.show(
        Paragraph(
          "Se escribieron \(counted(calendar.count, "plazo", "plazos")) en \(session.shown(file)).", .good))
      session.console.nextStep("ábralo con el programa de correo o el teléfono de quien debe responder")
    }
    return .success
  }
}

/// What was written, for another program.
struct CalendarJSON: Encodable {
  let archivo: String
  let plazos: Int
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir estado`: how far the reception is.
package struct ReceptionStatus: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "estado", "Ver cómo va la recepción, con lo que pide atención primero.",
    examples: [
      Example("empalme recibir estado recepcion.json", "avance, excepciones y secciones"),
      Example("empalme recibir estado recepcion.json --por-revisar", "lo que falta por decidir"),
      Example("empalme recibir estado recepcion.json --items", "todo, uno por uno"),
    ],
    statuses: [.success, .data, .noInput])

  @OptionGroup var recepcion: ReceptionArgument

  @Flag(help: "Mostrar todos los elementos, uno por uno.")
  var items = false

  @Flag(help: "Mostrar solo lo que está por revisar.")
  var porRevisar = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if items, porRevisar { throw ValidationError("use --items o --por-revisar, no los dos") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let reception = try StoredReception(at: recepcion.url(in: session))
    if output.json {
      try session.console.show(json: ReceptionJSON(reception) { !porRevisar || $0.isPending })
    } else {
      let listing: ReceptionScreen.Listing = items ? .all : porRevisar ? .pending : .exceptions
      session.console.show(ReceptionScreen(reception, listing: listing))
    }
    if reception.file.signature == nil {
      session.nextStep(in: reception)
    } else {
      session.console.nextStep(
        "compruebe la recepción firmada con el paquete",
        session.receptionCommand("comprobar", reception, "paquete.zip"))
    }
    return .success
  }
}

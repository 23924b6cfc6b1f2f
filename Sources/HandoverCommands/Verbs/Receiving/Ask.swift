package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir observar`: a question of whoever receives.
package struct Ask: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "observar", "Anotar una observación o pedir una aclaración, con su plazo.",
    discussion: """
      La observación recibe el número siguiente y queda en la tabla observaciones del expediente. El plazo se cuenta \
      en días hábiles de Colombia desde la firma del acta de recibo de esa versión; si todavía no hay acta, o ese \
      plazo ya pasó, desde el día de la observación. La Ley 951 de 2005 da \(LegalTerm.clarificationDays) días.
      """,
    examples: [
      Example(
        "empalme recibir observar mi-empalme --texto '¿Dónde está el anexo 2?' --elemento E-001",
        "sobre un elemento"),
      Example(
        "empalme recibir observar --texto 'Falta el listado' --nombre 'Ana Ruiz' --cargo 'Secretaria' --plazo-dias 5",
        "en el expediente de aquí, con quién pregunta y otro plazo"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("La pregunta o lo que falta.", valueName: "texto"))
  var texto: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Códigos de los elementos a los que se refiere.", valueName: "código"))
  var elemento: [String] = []

  @Option(help: ArgumentHelp("Quién pregunta.", valueName: "nombre"))
  var nombre: String?

  @Option(help: ArgumentHelp("Su cargo.", valueName: "cargo"))
  var cargo: String?

  @Option(help: ArgumentHelp("Quién debe responder.", valueName: "nombre"))
  var responsable: String?

  @Option(
    name: .customLong("plazo-dias"),
    help: ArgumentHelp(
      "Días hábiles para responder; si se omite, \(LegalTerm.clarificationDays).", valueName: "días"))
  var term: Int?

  @Option(
    name: .customLong("de-version"),
    help: ArgumentHelp("Versión sobre la que se pregunta; si se omite, la última.", valueName: "número"))
  var version: Int?

  @Option(
    help: ArgumentHelp(
      "Día de la observación, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if let term, !(1...365).contains(term) {
      throw ValidationError("el plazo va de 1 a 365 días hábiles")
    }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let surroundings = session.surroundings()
    let request = AskObservation.Request(
      text: texto, elements: elemento, name: nombre ?? "", post: cargo ?? "", responsible: responsable ?? "",
      version: version, date: fecha?.date ?? surroundings.today, term: term ?? LegalTerm.clarificationDays)
    let outcome = try AskObservation(folder, request, surroundings).run()
    if output.json {
      try session.console.show(json: RowJSON(outcome.observation))
      return .success
    }
    let number = outcome.observation.number
    session.console.show(
      Paragraph("Quedó anotada la observación \(number).", .good), RowFacts(outcome.observation))
    session.console.tell(outcome.explanation)
    let place = session.shown(folder.url)
    session.console.nextStep(
      "quien entrega responde", "empalme recibir responder \(place) \(number) --texto '…'")
    return .success
  }
}

extension AskObservation.Outcome {
  /// From which day the term runs.
  fileprivate var explanation: String {
    if let signedOn { return "El plazo corre desde la firma del acta de recibo, \(signedOn.inWords)." }
    guard let missedTerm else { return "El plazo corre desde la observación: aún no hay acta de recibo." }
    return
      "El plazo desde la firma del acta de recibo terminó el \(missedTerm.inWords); se cuenta desde la observación."
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// The expediente and the number of an observation, in this order.
struct ObservationArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Carpeta del expediente; «.» es la actual.", valueName: "expediente"))
  var expediente: String

  @Argument(help: ArgumentHelp("Número de la observación.", valueName: "número"))
  var numero: Int

  @Option(
    help: ArgumentHelp(
      "Día que queda anotado, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// What changes that observation.
  func action(in session: Session) throws -> AnswerObservation {
    AnswerObservation(try session.caseFolder(expediente), number: numero, session.surroundings())
  }

  /// The day that is noted.
  func date(in session: Session) -> CalendarDate { fecha?.date ?? session.surroundings().today }
}

/// `empalme recibir responder`: the answer of whoever hands over.
package struct Answer: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "responder", "Responder una observación de quien recibe.",
    discussion: """
      La observación queda respondida. La versión que se selle después dice en su documento y en sus tablas que la \
      responde. Mientras no esté cerrada se puede responder otra vez; la bitácora guarda cada respuesta.
      """,
    examples: [
      Example(
        "empalme recibir responder mi-empalme 3 --texto 'El anexo 2 va en la versión 2'", "la observación 3")
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var observation: ObservationArguments

  @Option(help: ArgumentHelp("La respuesta.", valueName: "texto"))
  var texto: String

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let answered = try observation.action(in: session).answer(texto, on: observation.date(in: session))
    try session.show(answered, "Quedó respondida la observación \(answered.number).", json: output.json)
    let place = session.shown(try session.caseFolder(observation.expediente).url)
    session.console.nextStep(
      "cuando el material esté al día, selle la versión que la responde",
      "empalme construir \(place) --motivo 'Respuesta a observaciones'")
    return .success
  }
}

/// `empalme recibir cerrar`: nothing more is expected of an observation.
package struct Close: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "cerrar", "Cerrar una observación que quedó resuelta.",
    discussion: """
      Cierra quien preguntó, cuando la respuesta le sirve. Una observación sin respuesta solo se cierra con un motivo, \
      que queda escrito como respuesta.
      """,
    examples: [
      Example("empalme recibir cerrar mi-empalme 3", "la respuesta sirvió"),
      Example(
        "empalme recibir cerrar mi-empalme 4 --motivo 'El archivo apareció'", "ya no hace falta respuesta"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var observation: ObservationArguments

  @Option(help: ArgumentHelp("Por qué se cierra.", valueName: "texto"))
  var motivo: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let closed = try observation.action(in: session).close(motivo ?? "", on: observation.date(in: session))
    try session.show(closed, "Quedó cerrada la observación \(closed.number).", json: output.json)
    return .success
  }
}

/// `empalme recibir reabrir`: an answer does not do.
package struct Reopen: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "reabrir", "Abrir de nuevo una observación cuya respuesta no sirve.",
    discussion: "La respuesta anterior queda en la bitácora; el plazo no cambia.",
    examples: [
      Example("empalme recibir reabrir mi-empalme 3 --motivo 'El anexo sigue sin firmas'", "la observación 3")
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Carpeta del expediente; «.» es la actual.", valueName: "expediente"))
  var expediente: String

  @Argument(help: ArgumentHelp("Número de la observación.", valueName: "número"))
  var numero: Int

  @Option(help: ArgumentHelp("Por qué la respuesta no sirve.", valueName: "texto"))
  var motivo: String

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let action = AnswerObservation(
      try session.caseFolder(expediente), number: numero, session.surroundings())
    let opened = try action.reopen(motivo)
    try session.show(opened, "La observación \(opened.number) está abierta de nuevo.", json: output.json)
    return .success
  }
}

extension Session {
  /// One observation, as it is now.
  fileprivate func show(_ observation: Observation, _ sentence: String, json: Bool) throws {
    if json {
      try console.show(json: RowJSON(observation))
    } else {
      console.show(Paragraph(sentence, .good), RowFacts(observation))
    }
  }
}

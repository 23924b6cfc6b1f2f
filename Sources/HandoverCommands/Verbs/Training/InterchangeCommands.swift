package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion recordatorios`: a calendar and a text per dependencia.
package struct Reminders: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "recordatorios", "Escribir la agenda de las sesiones y un texto por dependencia con quienes faltan.",
    discussion: """
      «sesiones.ics» se abre con el calendario del teléfono o del correo. Cada texto está listo para copiar en un \
      mensaje al jefe de la dependencia: quiénes faltan, qué les falta y cuál es la próxima sesión. No se envía nada.
      """,
    examples: [Example("empalme capacitacion recordatorios", "en la carpeta recordatorios del expediente")],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var place: OutputPlace
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try WriteReminders(
      folder, date: place.date(in: session), target: place.target(in: session)
    ).run()
    if output.json {
      try session.console.show(json: TrainingFilesJSON(outcome.people, outcome.files))
      return .success
    }
    let sessions = outcome.sessions == 1 ? "1 sesión programada" : "\(outcome.sessions) sesiones programadas"
    let people =
      outcome.people == 1 ? "1 persona a la que le falta" : "\(outcome.people) personas a las que les falta"
    session.show("Hay \(sessions) y \(people) capacitación.", outcome.files)
    session.console.nextStep("copie cada texto en un mensaje y adjunte la agenda")
    return .success
  }
}

/// `empalme capacitacion credenciales`: signed Open Badges credentials.
package struct Credentials: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "credenciales", "Escribir cada certificado vigente como credencial firmada Open Badges 3.0.",
    discussion: """
      Un archivo .jwt por certificado, para la billetera digital o el perfil de su titular, y «emisor.json» con la \
      llave pública. La llave privada (Ed25519) se crea la primera vez y no sale del registro del expediente. Las \
      credenciales llevan el nombre del titular: entréguelas solo a él.
      """,
    examples: [
      Example("empalme capacitacion credenciales", "en la carpeta credenciales del expediente"),
      Example("empalme capacitacion credenciales --al-paquete", "para que vayan en la edición integral"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var options: InterchangeOptions
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    try options.run(.credentials, in: session, json: output.json) { outcome in
      outcome.count == 1 ? "Se escribió 1 credencial." : "Se escribieron \(outcome.count) credenciales."
    }
  }
}

/// `empalme capacitacion xapi`: statements of the Experience API.
package struct Statements: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "xapi", "Escribir asistencias y evaluaciones como registros xAPI.",
    discussion: """
      Un archivo con un registro por renglón (JSONL): asistió, aprobó o no aprobó, con la nota en proporción. Los \
      identificadores son siempre los mismos, así que importarlos dos veces no duplica nada. Lleva nombres y notas: \
      no se publica.
      """,
    examples: [
      Example("empalme capacitacion xapi", "en la carpeta xapi del expediente"),
      Example("empalme capacitacion xapi --al-paquete", "para que vaya en la edición integral"),
    ],
    statuses: [.success, .usage, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var options: InterchangeOptions
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    try options.run(.statements, in: session, json: output.json) { outcome in
      outcome.count == 1 ? "Se escribió 1 registro." : "Se escribieron \(outcome.count) registros."
    }
  }
}

/// What both interchange commands take and do.
struct InterchangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Carpeta donde se escribe; si se omite, una del expediente.", valueName: "carpeta"))
  var salida: String?

  @Flag(
    name: .customLong("al-paquete"),
    help: "Escribir en registros/intercambio y catalogarlo como clasificado: irá en la edición integral.")
  var alPaquete = false

  @OptionGroup var expediente: CaseOption

  func validate() throws {
    if alPaquete, salida != nil { throw ValidationError("indique --salida o --al-paquete, no ambas cosas") }
  }

  func run(
    _ kind: WriteInterchange.Kind, in session: Session, json: Bool,
    _ sentence: (WriteInterchange.Outcome) -> String
  ) throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try WriteInterchange(
      folder, kind, target: salida.map(session.url), isForBundle: alPaquete, session.surroundings()
    ).run()
    if json {
      try session.console.show(json: TrainingFilesJSON(outcome.count, outcome.files))
      return .success
    }
    session.show(sentence(outcome), outcome.files)
    if let element = outcome.element {
      session.console.tell("Quedó catalogado como \(element.code), \(element.access.rawValue).")
    }
    if alPaquete {
      session.console.nextStep(
        "selle la versión siguiente", "empalme construir \(session.shown(folder.url)) --motivo '…'")
    } else if kind == .credentials, outcome.count == 0 {
      session.console.nextStep(
        "expida primero los certificados", "empalme capacitacion certificar\(session.caseSuffix(folder))")
    } else {
      session.console.nextStep(
        kind == .credentials
          ? "entregue a cada persona su archivo .jwt, y publique emisor.json"
          : "impórtelo en su sistema de registro de aprendizaje")
    }
    return .success
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir observaciones`: what was asked and how far each answer is.
package struct Observations: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "observaciones", "Ver las observaciones: primero las abiertas, con los días que quedan.",
    discussion: """
      Los días son hábiles de Colombia, desde hoy o desde --fecha. Una observación abierta cuyo plazo pasó lleva la \
      palabra «vencida».
      """,
    examples: [
      Example("empalme recibir observaciones mi-empalme", "todas"),
      Example("empalme recibir observaciones mi-empalme --csv observaciones.csv", "la tabla, en un archivo"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    help: ArgumentHelp("Escribir la tabla en ese CSV nuevo; «-» es la salida estándar.", valueName: "archivo")
  )
  var csv: String?

  @Option(
    help: ArgumentHelp("Día desde el que se cuentan los plazos; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    if csv == "-", output.json {
      throw UsageProblem(
        "en la salida estándar cabe una sola cosa: el CSV o el JSON", hint: "escriba el CSV en un archivo")
    }
    let folder = try expediente.folder(in: session)
    let list = try ListObservations(of: folder, on: fecha?.date ?? session.surroundings().today)
    if let csv, csv != "-" { try PageFile.write(list.csv(), to: session.url(csv)) }
    if csv == "-" {
      session.console.output.write(list.csv())
    } else if output.json {
      try session.console.show(json: list.observations.map { ObservationJSON($0, on: list.day) })
    } else {
      show(list, session)
    }
    return .success
  }

  private func show(_ list: ListObservations, _ session: Session) {
    if let csv { session.console.tell("La tabla está en \(session.shown(session.url(csv))).") }
    guard !list.observations.isEmpty else {
      session.console.show(Paragraph("No hay observaciones."))
      return
    }
    session.console.show(ObservationsScreen(list))
    if let first = list.open.first {
      let place = expediente.path.map { session.shown(session.url($0)) } ?? "."
      session.console.nextStep(
        "responda la más urgente", "empalme recibir responder \(place) \(first.number) --texto '…'")
    }
  }
}

/// The observations on the screen.
struct ObservationsScreen: Block {
  private let list: ListObservations

  init(_ list: ListObservations) { self.list = list }

  func text(in style: Style) -> String {
    let count = list.observations.count
    var parts = [
      counted(count, "observación", "observaciones"), counted(list.open.count, "abierta", "abiertas"),
    ]
    let overdue = list.overdue.count
    if overdue > 0 { parts.append(counted(overdue, "vencida", "vencidas")) }
    let head = Paragraph(parts.joined(separator: ", ") + ".", overdue > 0 ? .bad : nil).text(in: style)
    return ([head] + list.observations.map { entry($0, style) }).joined(separator: "\n\n")
  }

  private func entry(_ observation: Observation, _ style: Style) -> String {
    let state = observation.standing(on: list.day)
    let title = style.paint(
      "\(observation.number). \(state)", observation.isOverdue(on: list.day) ? .bad : .strong)
    var facts: [(String, String)] = []
    if !observation.deliverables.isEmpty { facts.append(("Elementos", observation.deliverables)) }
    facts.append(("Observación", observation.text))
    if !observation.name.isEmpty { facts.append(("Pregunta", observation.name)) }
    if !observation.responsible.isEmpty { facts.append(("Responde", observation.responsible)) }
    if !observation.answer.isEmpty { facts.append(("Respuesta", observation.answer)) }
    return title + "\n" + Facts(facts).text(in: style)
  }
}

extension Observation {
  /// Its state in words: «abierta, vence el … (quedan 3 días hábiles)».
  func standing(on day: CalendarDate) -> String {
    switch state {
    case .open:
      guard let due, let left = workingDaysLeft(on: day) else { return "abierta, sin plazo" }
      if isOverdue(on: day) { return "vencida desde el \(due.inWords)" }
      let rest =
        left == 0
        ? "es el último día"
        : "\(left == 1 ? "queda" : "quedan") \(counted(left, "día hábil", "días hábiles"))"
      return "abierta, vence el \(due.inWords) (\(rest))"
    case .answered:
      let version = answeringVersion.map { "en la versión \($0)" } ?? "aún no está en ninguna versión sellada"
      return "respondida\(answeredOn.map { " el \($0.inWords)" } ?? ""), \(version)"
    case .closed: return "cerrada"
    }
  }
}

/// One observation for another program: its row and how much time is left.
struct ObservationJSON: Encodable {
  private let row: RowJSON
  private let vencida: Bool
  private let daysLeft: Int?

  init(_ observation: Observation, on day: CalendarDate) {
    row = RowJSON(observation)
    vencida = observation.isOverdue(on: day)
    daysLeft = observation.workingDaysLeft(on: day)
  }

  private enum CodingKeys: String, CodingKey {
    case vencida
    case daysLeft = "dias_habiles"
  }

  func encode(to encoder: any Encoder) throws {
    try row.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(vencida, forKey: .vencida)
    try container.encode(daysLeft, forKey: .daysLeft)
  }
}

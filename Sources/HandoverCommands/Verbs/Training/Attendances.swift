package import ArgumentParser
import HandoverActions
package import HandoverModel

/// A number of hours as it is typed: `1,5` or `1.5`.
struct HoursArgument: ExpressibleByArgument {
  let hours: FixedDecimal

  init?(argument: String) {
    guard let hours = FixedDecimal(text: argument), hours > FixedDecimal(0) else { return nil }
    self.hours = hours
  }
}

/// `empalme capacitacion asistencia`: who came to a session.
package struct Attendances: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "asistencia", "Ver o registrar quién asistió a una sesión, varias personas a la vez.",
    discussion: """
      Cada persona se nombra con su documento o con su nombre entre comillas. Excusado y retirado necesitan el motivo; \
      retirado, además, las horas que estuvo. Si una persona está mal escrita no se guarda nada. Registrar de nuevo a \
      alguien corrige su estado; lo anterior queda en la bitácora.
      """,
    examples: [
      Example("empalme capacitacion asistencia C-11", "quiénes están registrados"),
      Example(
        "empalme capacitacion asistencia C-11 --asistio 1000000023 1000000024 --no-asistio 1000000025",
        "varias personas"),
      Example(
        "empalme capacitacion asistencia C-11 --excusado 'Rodrigo Ñáñez' --motivo 'Cita médica'",
        "una excusa"),
      Example(
        "empalme capacitacion asistencia C-11 --retirado 1000000027 --horas 1 --motivo 'Calamidad'",
        "alguien que se fue antes"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Código de la sesión.", valueName: "sesión"))
  var sesion: String

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Quiénes asistieron a todo.", valueName: "persona"))
  var asistio: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Quiénes llegaron tarde.", valueName: "persona"))
  var tarde: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Quiénes se excusaron.", valueName: "persona"))
  var excusado: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Quiénes no asistieron.", valueName: "persona"))
  var noAsistio: [String] = []

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Quiénes se fueron antes de terminar.", valueName: "persona")
  )
  var retirado: [String] = []

  @Option(help: ArgumentHelp("Motivo de la excusa, del retiro o de la falta.", valueName: "texto"))
  var motivo = ""

  @Option(help: ArgumentHelp("Horas que estuvo quien se retiró o llegó tarde.", valueName: "horas"))
  var horas: HoursArgument?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let states: [(state: Attendance.State, people: [String])] = [
      (.attended, asistio), (.late, tarde), (.excused, excusado), (.absent, noAsistio), (.left, retirado),
    ].filter { !$0.1.isEmpty }
    let action = RecordAttendance(folder, session.surroundings())
    let outcome =
      states.isEmpty
      ? try action.list(sesion)
      : try action.run(.init(session: sesion, states: states, reason: motivo, hours: horas?.hours))
    if output.json {
      try session.console.show(json: outcome.rows.map { RowJSON($0.attendance) })
      return .success
    }
    show(outcome, session)
    if !states.isEmpty {
      session.console.tell(
        outcome.changed == 0
          ? "Sin cambios: ya estaba así."
          : "Se guardó la asistencia de \(counted(outcome.changed, "persona", "personas")).")
    }
    session.nextStep(
      "si hubo evaluación, registre las notas",
      "empalme capacitacion evaluacion \(outcome.session.code) documento=nota", for: folder)
    return .success
  }

  private func show(_ outcome: RecordAttendance.Outcome, _ session: Session) {
    session.console.show(Heading("\(outcome.session.code) · \(outcome.session.subject)"))
    guard !outcome.rows.isEmpty else {
      session.console.show(Paragraph("Nadie tiene asistencia registrada."))
      return
    }
    session.console.show(
      TextTable(
        [
          ("Persona", .left), ("Documento", .left), ("Dependencia", .left), ("Asistencia", .left),
          ("Horas", .right), ("Motivo", .left),
        ],
        rows: outcome.rows.map { person, row in
          [
            person.name, person.document, person.office,
            row.isAnnulled ? "anulada (\(row.state.rawValue))" : row.state.rawValue,
            row.hours?.spanish ?? "", row.isAnnulled ? row.annulment : row.reason,
          ]
        }))
    let counts = Attendance.State.allCases.compactMap { state -> String? in
      let count = outcome.rows.count { $0.attendance.state == state && !$0.attendance.isAnnulled }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    session.console.show(Paragraph("Total: " + counts.joined(separator: ", ") + "."))
  }
}

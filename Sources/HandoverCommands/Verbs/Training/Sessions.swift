package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion sesion`: the sessions, planned and held.
package struct Sessions: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "sesion", "Ver las sesiones, programar una o registrar que se dictó.",
    discussion: """
      Una sesión nueva queda programada, con el código siguiente si no se da uno. Cuando se registra como realizada \
      se guarda la huella SHA-256 de su material: si el archivo cambia después, «empalme revisar» lo dice. Una sesión \
      que no debió registrarse se anula con «empalme capacitacion anular sesion».
      """,
    examples: [
      Example("empalme capacitacion sesion", "todas"),
      Example(
        "empalme capacitacion sesion --definir tema='SUIT' herramienta=H-04 fecha_inicio=20/12/2011 horas=2",
        "programa una"),
      Example("empalme capacitacion sesion C-11 --definir estado=realizada material=E-016", "ya se dictó"),
      Example("empalme capacitacion sesion C-11", "una sola, con todos sus datos"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(
    help: ArgumentHelp("Código; si se omite, se ven todas o se programa una nueva.", valueName: "código"))
  var codigo: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Dato y su valor: tipo, herramienta, tema, material, facilitador, lugar, fecha_inicio, fecha_fin, horas, estado…",
      valueName: "dato=valor"))
  var definir: [String] = []

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    guard !definir.isEmpty else {
      return codigo == nil ? try list(folder, session) : try show(folder, session)
    }
    let outcome = try RecordSession(folder, session.surroundings()).run(codigo, definir)
    if output.json {
      try session.console.show(json: RowJSON(outcome.session))
      return .success
    }
    let (code, state) = (outcome.session.code, outcome.session.state.rawValue)
    session.console.show(
      Paragraph(
        outcome.isNew
          ? "Se registró la sesión \(code), \(state)."
          : outcome.isChanged ? "Se cambió la sesión \(code), \(state)." : "Sin cambios: ya estaba así.",
        .good),
      RowFacts(outcome.session))
    if outcome.isMaterialMissing, let material = outcome.session.material {
      session.console.tell(
        "El elemento \(material) no tiene archivo en el expediente: no se guardó la huella del material.")
    }
    if outcome.session.state == .held {
      session.nextStep(
        "registre quién asistió", "empalme capacitacion asistencia \(code) --asistio … --no-asistio …",
        for: folder)
    } else {
      session.nextStep("vea qué sigue", "empalme capacitacion", for: folder)
    }
    return .success
  }

  private func show(_ folder: CaseFolder, _ session: Session) throws -> ExitStatus {
    let outcome = try RecordAttendance(folder, session.surroundings()).list(codigo ?? "")
    if output.json {
      try session.console.show(json: RowJSON(outcome.session))
      return .success
    }
    session.console.show(RowFacts(outcome.session))
    let present = outcome.rows.count { !$0.attendance.isAnnulled && $0.attendance.wasThere }
    session.console.tell(
      outcome.rows.isEmpty
        ? "Nadie tiene asistencia registrada." : "Asistieron \(counted(present, "persona", "personas")).")
    session.nextStep(
      "vea a las personas", "empalme capacitacion asistencia \(outcome.session.code)", for: folder)
    return .success
  }

  private func list(_ folder: CaseFolder, _ session: Session) throws -> ExitStatus {
    let rows = try EditRecord<TrainingSession>.all(in: folder)
    if output.json {
      try session.console.show(json: rows.map(RowJSON.init))
      return .success
    }
    guard !rows.isEmpty else {
      session.console.tell("No hay sesiones registradas.")
      session.nextStep(
        "programe la primera", "empalme capacitacion sesion --definir tema='…' fecha_inicio=…", for: folder)
      return .success
    }
    session.console.show(
      TextTable(
        [
          ("Código", .left), ("Fecha", .left), ("Herramienta", .left), ("Tema", .left), ("Horas", .right),
          ("Estado", .left),
        ],
        rows: rows.map { row in
          [
            row.code, row.starts?.description ?? "", row.tool ?? "—", row.subject, row.hours?.spanish ?? "",
            row.isAnnulled ? "anulada" : row.state.rawValue,
          ]
        }))
    session.nextStep("vea qué sigue", "empalme capacitacion", for: folder)
    return .success
  }
}

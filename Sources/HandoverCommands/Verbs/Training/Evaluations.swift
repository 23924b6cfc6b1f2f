package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion evaluacion`: the grades of a session.
package struct Evaluations: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "evaluacion", "Ver o registrar las notas de una sesión; los intentos se cuentan solos.",
    discussion: """
      La escala (0-5 o 0-100), la nota con que se aprueba y si vale la mejor nota o la última están en la ficha: \
      escala_notas, umbral_aprobacion, regla_notas. Cada nota es un intento nuevo; con --intento se corrige uno que \
      quedó mal escrito. Si una nota está mal no se guarda ninguna.
      """,
    examples: [
      Example("empalme capacitacion evaluacion C-06", "las notas de la sesión"),
      Example("empalme capacitacion evaluacion C-06 1000000023=4,5 1000000024=3,8", "dos notas"),
      Example("empalme capacitacion evaluacion C-06 'Rodrigo Ñáñez=4,2' --fecha 20/12/2011", "por el nombre"),
      Example("empalme capacitacion evaluacion C-06 1000000024=3,9 --intento 1", "corrige el primer intento"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Código de la sesión.", valueName: "sesión"))
  var sesion: String

  @Argument(
    help: ArgumentHelp(
      "Documento o nombre, y la nota; si se omiten, se ven las notas.", valueName: "persona=nota"))
  var notas: [String] = []

  @Option(
    help: ArgumentHelp(
      "Día de la evaluación, aaaa-mm-dd o dd/mm/aaaa; si se omite, el último de la sesión.",
      valueName: "fecha"))
  var fecha: DayArgument?

  @Option(help: ArgumentHelp("Observación.", valueName: "texto"))
  var observacion = ""

  @Option(help: ArgumentHelp("Corregir ese intento en vez de registrar otro.", valueName: "número"))
  var intento: Int?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let action = RecordEvaluation(folder, session.surroundings())
    let outcome =
      notas.isEmpty
      ? try action.list(sesion)
      : try action.run(
        .init(session: sesion, grades: notas, date: fecha?.date, notes: observacion, attempt: intento))
    if output.json {
      try session.console.show(json: outcome.rows.flatMap { $0.attempts.map(RowJSON.init) })
      return .success
    }
    show(outcome, session)
    if !notas.isEmpty {
      session.console.tell(
        outcome.changed == 0
          ? "Sin cambios: ya estaba así."
          : "Se \(outcome.changed == 1 ? "guardó 1 nota" : "guardaron \(outcome.changed) notas").")
    }
    let strangers = outcome.rows.filter { !$0.wasThere }.map(\.person.name)
    if !strangers.isEmpty {
      session.console.tell("Sin asistencia registrada en esta sesión: \(strangers.joined(separator: "; ")).")
    }
    session.nextStep("vea quién falta", "empalme capacitacion cobertura", for: folder)
    return .success
  }

  private func show(_ outcome: RecordEvaluation.Outcome, _ session: Session) {
    let file = outcome.file
    session.console.show(Heading("\(outcome.session.code) · \(outcome.session.subject)"))
    guard !outcome.rows.isEmpty else {
      session.console.show(Paragraph("Nadie tiene notas registradas."))
      return
    }
    session.console.show(
      TextTable(
        [
          ("Persona", .left), ("Documento", .left), ("Intentos", .left), ("Vale", .right),
          ("Resultado", .left),
        ],
        rows: outcome.rows.map { row in
          [
            row.person.name, row.person.document,
            row.attempts.map { ($0.grade?.spanish ?? "") + ($0.isAnnulled ? " (anulada)" : "") }
              .joined(separator: " · "),
            row.counting?.spanish ?? "—",
            row.counting == nil ? "sin nota" : row.isPassing ? "aprueba" : "no aprueba",
          ]
        }),
      Paragraph(
        "Escala \(file.gradeScale.rawValue); se aprueba desde \(file.passingGrade.spanish); vale la "
          + "\(file.gradeRule == .best ? "mejor nota" : "última nota")."))
  }
}

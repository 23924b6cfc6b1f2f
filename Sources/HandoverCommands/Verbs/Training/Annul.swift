package import ArgumentParser
import HandoverActions
package import HandoverModel

extension AnnulRecord.Kind: ExpressibleByArgument {}

/// `empalme capacitacion anular`: a record that was a mistake.
package struct Annul: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "anular", "Anular una asistencia, una evaluación, una sesión o un requisito que no vale.",
    discussion: """
      Nada se borra: el registro queda, marcado, y no cuenta en ninguna parte. En la bitácora quedan quién lo anuló, \
      cuándo y por qué. La clave se escribe en el orden de sus columnas: sesión y documento; sesión, documento e \
      intento; sesión; herramienta, lado y lo que tenga.
      """,
    examples: [
      Example(
        "empalme capacitacion anular asistencia C-04 1000000019 --motivo 'Era otra persona'", "una asistencia"
      ),
      Example(
        "empalme capacitacion anular evaluacion C-04 1000000019 1 --motivo 'Hoja cambiada'", "un intento"),
      Example(
        "empalme capacitacion anular sesion C-12 --motivo 'Registrada dos veces'", "una sesión con lo suyo"),
      Example(
        "empalme capacitacion anular requisito H-01 entrante 'Técnico de sistema' --motivo 'Mal escrito'",
        "un requisito"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var record: AnnulledRecord
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try AnnulRecord(folder, session.surroundings())
      .annul(record.que, key: record.clave, reason: record.motivo)
    if output.json {
      try session.console.show(json: ["anulado": outcome.key])
      return .success
    }
    let word = TrainingError.annulled(outcome.rowName)
    session.console.show(
      Paragraph("Quedó \(word) \(outcome.rowName) \(outcome.key). Sigue en el expediente y no cuenta.", .good)
    )
    tellDependents(outcome.dependents, session)
    session.nextStep(
      "si fue un error, restablézcala",
      "empalme capacitacion restablecer \(record.que.rawValue) \(record.shownKey) --motivo '…'", for: folder)
    return .success
  }

  private func tellDependents(_ dependents: AnnulRecord.Dependents, _ session: Session) {
    if dependents.attendances + dependents.evaluations > 0 {
      session.console.tell(
        "Tampoco cuentan ya sus \(counted(dependents.attendances, "asistencia", "asistencias")) y "
          + "\(counted(dependents.evaluations, "evaluación", "evaluaciones")).")
    }
    if dependents.certificates > 0 {
      session.console.tell(
        dependents.certificates == 1
          ? "Hay un certificado vigente que se apoya en este registro: decida si también se anula."
          : "Hay \(dependents.certificates) certificados vigentes que se apoyan en este registro: decida si también se anulan."
      )
    }
  }
}

/// `empalme capacitacion restablecer`: an annulment that was a mistake.
package struct Restore: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "restablecer", "Restablecer un registro anulado, que vuelve a contar.",
    examples: [
      Example(
        "empalme capacitacion restablecer asistencia C-04 1000000019 --motivo 'Sí era ella'", "una asistencia"
      )
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var record: AnnulledRecord
  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try AnnulRecord(folder, session.surroundings())
      .restore(record.que, key: record.clave, reason: record.motivo)
    if output.json {
      try session.console.show(json: ["restablecido": outcome.key])
      return .success
    }
    session.console.show(Paragraph("Vuelve a contar \(outcome.rowName) \(outcome.key).", .good))
    session.nextStep("vea cómo queda", "empalme capacitacion cobertura", for: folder)
    return .success
  }
}

/// Which record is meant, and why.
struct AnnulledRecord: ParsableArguments {
  @Argument(help: ArgumentHelp("Qué clase de registro.", valueName: "clase"))
  var que: AnnulRecord.Kind

  @Argument(help: ArgumentHelp("La clave, parte por parte.", valueName: "clave"))
  var clave: [String]

  @Option(help: ArgumentHelp("Por qué; queda en la bitácora.", valueName: "texto"))
  var motivo: String

  /// The key as it is typed again.
  var shownKey: String {
    clave.map { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? $0 : "'\($0)'" }
      .joined(separator: " ")
  }
}

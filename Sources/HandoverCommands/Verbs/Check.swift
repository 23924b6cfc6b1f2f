package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme revisar`: what is missing and what is wrong, and what people decide about it.
package struct Check: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "revisar", "Decir qué falta y qué está mal antes de sellar.",
    discussion: """
      Compara el registro con los archivos y mira cada archivo por dentro: si se abre, si es lo que dice su nombre, si \
      pide contraseña, si está repetido y si tiene datos personales o claves. No cambia nada de lo que se entrega; \
      anota lo que ya miró en versiones/.cache-revision, para no leer dos veces lo que no ha cambiado.

      Lo que una persona decide queda en la bitácora con su motivo: aceptar un hallazgo en un archivo (vale mientras \
      el archivo no cambie) o apagar una regla en todo el expediente.
      """,
    examples: [
      Example("empalme revisar", "los hallazgos, agrupados"),
      Example("empalme revisar mi-empalme --json", "para otro programa"),
      Example(
        "empalme revisar --aceptar archivos/directorio.csv --regla R352 --motivo 'Es el celular de la oficina'",
        "un dato que sí puede publicarse"),
      Example(
        "empalme revisar --apagar R334 --motivo 'Las copias se entregan a propósito'",
        "una regla que no aplica"),
    ],
    statuses: [.success, .defects, .remarks, .usage, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    help: ArgumentHelp("Aceptar un hallazgo en este archivo; pide --regla y --motivo.", valueName: "ruta"))
  var aceptar: String?
  @Option(help: ArgumentHelp("Retirar lo aceptado en este archivo; pide --regla.", valueName: "ruta"))
  var retirar: String?
  @Option(help: ArgumentHelp("La regla que se acepta o se retira, por ejemplo R351.", valueName: "código"))
  var regla: String?
  @Option(help: ArgumentHelp("Apagar una regla en este expediente; pide --motivo.", valueName: "código"))
  var apagar: String?
  @Option(help: ArgumentHelp("Encender una regla apagada.", valueName: "código"))
  var encender: String?
  @Option(help: ArgumentHelp("Por qué se decide así.", valueName: "texto"))
  var motivo: String?

  @Flag(name: .customLong("sin-cache"), help: "Leer todos los archivos, también los que no han cambiado.")
  var readsEverything = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if [aceptar, retirar, apagar, encender].compactMap(\.self).count > 1 {
      throw ValidationError("decida una cosa a la vez: --aceptar, --retirar, --apagar o --encender")
    }
    if aceptar != nil || retirar != nil, regla == nil { throw ValidationError("falta --regla") }
    if aceptar == nil, retirar == nil, regla != nil {
      throw ValidationError("--regla va con --aceptar o --retirar")
    }
    let decides = aceptar != nil || retirar != nil || apagar != nil || encender != nil
    if motivo != nil, !decides {
      throw ValidationError("--motivo va con --aceptar, --retirar, --apagar o --encender")
    }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    if let done = try await decide(DecideFinding(folder, session.surroundings())) {
      if output.json {
        try session.console.show(json: DecisionJSON(decision: done))
      } else {
        session.console.show(Paragraph(done, .good))
      }
      session.console.nextStep("mire qué queda", "empalme revisar \(session.shown(folder.url))")
      return .success
    }
    let line = ProgressLine("Revisando", console: session.console)
    defer { line.finish() }
    let surroundings = session.surroundings { step in
      line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
    }
    let outcome = try await ReviewMaterial(folder, surroundings).run(distrustsCache: readsEverything)
    line.finish()
    return try show(outcome, folder, session)
  }

  /// Records a decision and says so; nil when there is none to record.
  private func decide(_ action: DecideFinding) async throws -> String? {
    if let aceptar, let regla {
      let path = try await action.accept(aceptar, rule: regla, reason: motivo ?? "")
      return
        "Aceptada la regla \(regla.uppercased()) en «\(path)»; si el archivo cambia, se pregunta otra vez."
    }
    if let retirar, let regla {
      try action.withdraw(retirar, rule: regla, reason: motivo ?? "")
      return "Retirada la aceptación de la regla \(regla.uppercased()) en «\(retirar)»."
    }
    if let apagar {
      try action.switchOff(apagar, reason: motivo ?? "")
      return "Apagada la regla \(apagar.uppercased()) en este expediente."
    }
    if let encender {
      try action.switchOn(encender, reason: motivo ?? "")
      return "Encendida la regla \(encender.uppercased())."
    }
    return nil
  }

  private func show(_ outcome: ReviewMaterial.Outcome, _ folder: CaseFolder, _ session: Session) throws
    -> ExitStatus
  {
    let findings = outcome.findings
    let status = ExitStatus(findings)
    if output.json {
      try session.console.show(json: findings)
      return status
    }
    if findings.isEmpty {
      session.console.show(Paragraph("No falta nada y nada está mal.", .good))
    } else {
      session.console.show(FindingsList(findings), Gap())
      session.console.show(Paragraph("Resumen: \(FindingsList.summary(of: findings))."))
    }
    session.console.show(Paragraph(Self.coverage(outcome)))
    session.console.nextStep(
      status == .defects ? "corrija los defectos; luego selle la versión" : "selle la versión",
      "empalme construir \(session.shown(folder.url)) --motivo 'Entrega final'")
    return status
  }

  /// How many files were looked into, how many of them anew, and how much was accepted.
  private static func coverage(_ outcome: ReviewMaterial.Outcome) -> String {
    let files = counted(outcome.files, "archivo", "archivos")
    let read =
      outcome.read == outcome.files ? "" : ", \(outcome.read) nuevos o cambiados desde la última revisión"
    let accepted =
      outcome.accepted == 0
      ? "" : " Hay \(counted(outcome.accepted, "hallazgo aceptado", "hallazgos aceptados"))."
    return "Archivos mirados por dentro: \(files)\(read).\(accepted)"
  }
}

/// A decision for another program.
private struct DecisionJSON: Encodable {
  let decision: String
}

extension ExitStatus {
  /// 1 with any defect, 2 with warnings only, 0 otherwise: notes ask for nothing.
  init(_ findings: [Finding]) {
    let severities = Set(findings.map(\.severity))
    self = severities.contains(.defect) ? .defects : severities.contains(.warning) ? .remarks : .success
  }
}

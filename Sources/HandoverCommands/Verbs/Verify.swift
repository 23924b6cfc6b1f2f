package import ArgumentParser
import Foundation
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme verificar`: whether it is intact, and whether it is what the acta names.
package struct Verify: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "verificar", "Comprobar que un paquete recibido está íntegro.",
    discussion: """
      Acepta el ZIP o la carpeta que salió de él, dice todos los defectos y no escribe nada. Con --codigo compara además \
      con el sello impreso en el acta, completo o en su forma corta. Comprueba también cualquier bolsa BagIt de otro \
      programa (versiones 0.93 a 1.0, en ZIP o carpeta): esas no tienen sello ni versiones.
      """,
    examples: [
      Example("empalme verificar empalme_piedras_2011-12-28_v0001.zip", "el ZIP"),
      Example("empalme verificar paquete.zip --codigo A1B2-C3D4-E5F6-0718", "compara con el acta"),
      Example(
        "empalme verificar paquete_publica.zip --contra paquete.zip",
        "prueba que la edición pública solo tiene lo que puede publicarse"),
      Example(
        "empalme verificar paquete.zip --material mi-empalme",
        "lee todo el expediente y dice si es lo que se selló"),
    ],
    statuses: [.success, .defects, .remarks, .data, .noInput])

  @Argument(help: ArgumentHelp("El ZIP, o la carpeta que salió de él.", valueName: "paquete"))
  var paquete: String

  @Option(help: ArgumentHelp("Sello impreso en el acta, completo o corto.", valueName: "sello"))
  var codigo: String?

  @Option(
    help: ArgumentHelp(
      "Edición integral de la misma versión: comprobar que el paquete, su edición pública, solo tenga lo que ella tiene "
        + "y deja publicar.",
      valueName: "integral"))
  var contra: String?

  @Option(
    help: ArgumentHelp(
      "Expediente del que salió el paquete: leer todos sus archivos y comprobar que sean los que se sellaron.",
      valueName: "expediente"))
  var material: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if contra != nil, material != nil { throw ValidationError("use --contra o --material, no los dos") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    if let contra { return try await compare(with: contra, in: session) }
    if let material { return try await compare(withMaterial: material, in: session) }
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    let report = try await VerifyBundle.run(
      at: session.url(paquete).path(percentEncoded: false), code: codigo,
      surroundings: session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
    line.finish()
    if output.json {
      session.console.show(line: String(decoding: try report.json(), as: UTF8.self))
    } else {
      session.console.show(AuditSummary(report))
      advise(session, report)
    }
    switch report.verdict {
    case .intact: return .success
    case .remarks: return .remarks
    case .altered: return .defects
    }
  }

  /// The public edition against the integral one.
  private func compare(with integral: String, in session: Session) async throws -> ExitStatus {
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    let outcome = try await CompareEditions.run(
      published: session.url(paquete).path(percentEncoded: false),
      integral: session.url(integral).path(percentEncoded: false), code: codigo,
      session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
    line.finish()
    if output.json {
      try session.console.show(json: EditionJSON(outcome))
    } else {
      session.console.show(EditionScreen(outcome))
    }
    session.console.nextStep(EditionScreen.nextStep(outcome))
    return ExitStatus(outcome.allFindings)
  }

  /// The bundle against the expediente that it came from.
  private func compare(withMaterial path: String, in session: Session) async throws -> ExitStatus {
    let folder = try session.caseFolder(path)
    let line = ProgressLine("Verificando", console: session.console)
    defer { line.finish() }
    let outcome = try await CompareMaterial.run(
      session.url(paquete).path(percentEncoded: false), with: folder, code: codigo,
      session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
    line.finish()
    if output.json {
      try session.console.show(json: MaterialJSON(outcome))
    } else {
      session.console.show(MaterialScreen(outcome))
    }
    session.console.nextStep(MaterialScreen.nextStep(outcome))
    return ExitStatus(outcome.allFindings)
  }

  private func advise(_ session: Session, _ report: AuditReport) {
    switch (report.verdict, report.match) {
    case (.altered, _):
      session.console.nextStep("pida otra copia a quien entregó el paquete y muéstrele esta lista")
    case _ where report.kind == .foreignBag:
      session.console.nextStep(
        "conserve una copia y confirme con quien la entregó la cantidad de archivos: no tiene sello")
    case (_, .notCompared):
      session.console.nextStep(
        "compare el sello con el del acta", "empalme verificar \(paquete) --codigo 'sello del acta'")
    default:
      session.console.nextStep("reciba el paquete y conserve una copia")
    }
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme revisar`: what is missing and what is wrong.
package struct Check: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "revisar", "Decir qué falta y qué está mal antes de sellar.",
    discussion: "Compara el registro con los archivos. No cambia nada.",
    examples: [
      Example("empalme revisar", "los hallazgos, agrupados"),
      Example("empalme revisar mi-empalme --json", "para otro programa"),
    ],
    statuses: [.success, .defects, .remarks, .noInput])

  @OptionGroup var expediente: CaseArgument
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let findings = try ReviewCase.run(folder, on: session.surroundings().today)
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
    let shown = session.shown(folder.url)
    session.console.nextStep(
      status == .defects ? "corrija los defectos; luego selle la versión" : "selle la versión",
      "empalme construir \(shown) --motivo 'Entrega final'")
    return status
  }
}

extension ExitStatus {
  /// 1 with any defect, 2 with warnings only, 0 otherwise: notes ask for nothing.
  init(_ findings: [Finding]) {
    let severities = Set(findings.map(\.severity))
    self = severities.contains(.defect) ? .defects : severities.contains(.warning) ? .remarks : .success
  }
}

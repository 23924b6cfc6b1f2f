package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme estado`: what is there and what is missing, on one screen.
package struct Status: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "estado", "Mostrar en una pantalla qué hay, qué falta y qué plazos corren.",
    examples: [
      Example("empalme estado", "el expediente de la carpeta actual"),
      Example("empalme estado mi-empalme --json", "para otro programa"),
    ],
    statuses: [.success, .noInput])

  @OptionGroup var expediente: CaseArgument
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let status = try CaseStatus(of: folder, session.surroundings())
    if output.json {
      try session.console.show(json: status)
    } else {
      session.console.show(StatusScreen(status))
    }
    let shown = session.shown(folder.url)
    if status.file == nil {
      session.console.nextStep("complete la ficha", "empalme ficha \(shown) --definir entidad=… nit=…")
    } else {
      session.console.nextStep("vea los hallazgos uno por uno", "empalme revisar \(shown)")
    }
    return .success
  }
}

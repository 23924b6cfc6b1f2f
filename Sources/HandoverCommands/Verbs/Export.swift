package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// `empalme exportar`: tables as CSV files.
package struct Export: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "exportar", "Guardar las tablas del registro como archivos CSV.",
    examples: [
      Example("empalme exportar --a copia", "todas las tablas"),
      Example("empalme exportar --a para-excel --excel --tabla personas", "una tabla, para abrir en Excel"),
      Example("empalme exportar --a plantillas --plantillas --excel", "tablas vacías para llenar"),
    ],
    statuses: [.success, .usage, .noInput, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Option(name: .customLong("a"), help: ArgumentHelp("Carpeta donde se guardan.", valueName: "carpeta"))
  var destino = "tablas-exportadas"

  @Option(help: ArgumentHelp("Solo esta tabla; se puede repetir.", valueName: "tabla"))
  var tabla: [String] = []

  @Flag(help: "Como lo espera Excel en Colombia: punto y coma y coma decimal.")
  var excel = false

  @Flag(help: "Solo los títulos, para llenar.")
  var plantillas = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let target = session.url(destino)
    let action = ExportTables(
      try expediente.folder(in: session), to: target, style: excel ? .excel : .canonical,
      isTemplate: plantillas)
    let files = try action.run(tabla)
    if output.json {
      try session.console.show(json: files.map { $0.path(percentEncoded: false) })
      return .success
    }
    for file in files { session.console.show(line: session.shown(file)) }
    session.console.tell(
      "En \(session.shown(target)) hay \(counted(files.count, "tabla guardada", "tablas guardadas")).")
    session.console.nextStep(
      "corrija o complete las tablas y vuelva a importarlas", "empalme importar \(session.shown(target))")
    return .success
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme importar`: rows from CSV files.
package struct Import: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "importar", "Importar filas de archivos CSV al registro.",
    discussion: """
      Reconoce los CSV que guarda Excel: separados por punto y coma, coma o tabulador; en UTF-8 o Windows-1252; con \
      coma decimal y fechas dd/mm/aaaa. La tabla se reconoce por el nombre del archivo o por sus títulos. Si alguna \
      fila está mal, se dicen todas y no se guarda nada. Importar dos veces lo mismo no cambia nada.
      """,
    examples: [
      Example("empalme importar personas.csv asistencias.csv", "dos tablas a la vez"),
      Example("empalme importar tablas/ --simular", "dice qué pasaría, sin guardar"),
      Example("empalme importar lista.csv --tabla personas --parcial", "guarda las filas buenas"),
    ],
    statuses: [.success, .data, .noInput])

  @Argument(help: ArgumentHelp("Archivos CSV, o carpetas que los contienen.", valueName: "archivo"))
  var archivos: [String]

  @Option(help: ArgumentHelp("Tabla a la que van, si no se reconoce por el nombre.", valueName: "tabla"))
  var tabla: String?

  @Flag(help: "Guardar las filas buenas aunque otras estén mal.")
  var parcial = false

  @Flag(help: "Decir qué pasaría, sin guardar nada.")
  var simular = false

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let report = try ImportTables.run(
      archivos.map(session.url), table: tabla, into: folder,
      options: ImportOptions(isPartial: parcial, isSimulation: simular), session.surroundings())
    if output.json {
      try session.console.show(json: report)
    } else {
      session.console.show(ImportSummary(report))
    }
    let isClean = report.problems.isEmpty
    if !isClean {
      session.console.nextStep("corrija las filas y repita", parcial ? nil : "empalme importar … --simular")
    } else {
      session.console.nextStep("vea qué falta", "empalme revisar \(session.shown(folder.url))")
    }
    return report.status
  }
}

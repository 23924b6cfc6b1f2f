package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme importar`: rows from CSV and XLSX files.
package struct Import: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "importar", "Importar filas de archivos CSV o de libros de Excel (.xlsx) al registro.",
    discussion: """
      Muestra primero qué pasaría con cada fila (nueva, cambia, igual, rechazada y por qué) y pregunta antes de \
      guardar. Donde no hay quien responda, por ejemplo en un guion, no guarda nada sin --confirmar y termina con \
      estado 3. Si alguna fila está mal, se dicen todas y no se guarda nada de ese archivo. Importar dos veces lo \
      mismo no cambia nada; «empalme deshacer» quita la última importación.

      La tabla se reconoce por el nombre del archivo o de la hoja, o por los títulos, que pueden estar debajo de otras \
      filas. Un inventario documental (FUID) se reconoce por sus columnas y va a la tabla elementos. Los CSV pueden tener punto y coma, coma o tabulador; UTF-8, UTF-16 o Windows-1252; coma decimal y fechas \
      dd/mm/aaaa.
      """,
    examples: [
      Example("empalme importar personas.xlsx asistencias.csv", "muestra qué pasaría y pregunta"),
      Example("empalme importar tablas/ --confirmar", "guarda sin preguntar"),
      Example("empalme importar lista.xlsx --hoja Grupo1 --tabla personas", "una hoja del libro"),
      Example(
        "empalme importar lista.xlsx --parcial --rechazadas por-corregir.xlsx",
        "guarda las filas buenas y deja las malas en un archivo"),
      Example("empalme importar inventario-fuid.xlsx --acceso publica", "un inventario documental"),
    ],
    statuses: [.success, .unconfirmed, .data, .noInput, .cannotCreate])

  @Argument(
    help: ArgumentHelp("Archivos CSV o XLSX, o carpetas que los contienen.", valueName: "archivo"))
  var archivos: [String]

  @Option(help: ArgumentHelp("Tabla a la que van, si no se reconoce por el nombre.", valueName: "tabla"))
  var tabla: String?

  @Option(
    help: ArgumentHelp("Hoja del libro que se lee, aunque esté oculta; se puede repetir.", valueName: "hoja"))
  var hoja: [String] = []

  @Flag(help: "Guardar sin preguntar.")
  var confirmar = false

  @Flag(help: "Guardar las filas buenas aunque otras estén mal.")
  var parcial = false

  @Flag(help: "Dejar por fuera las columnas que la tabla no conoce, y decir cuáles.")
  var omitirColumnas = false

  @Flag(help: "Decir qué pasaría, sin preguntar y sin guardar nada.")
  var simular = false

  @Option(
    help: ArgumentHelp(
      "Dejar las filas rechazadas y su motivo en este archivo nuevo, CSV o XLSX, para corregirlas e importarlo.",
      valueName: "archivo"))
  var rechazadas: String?

  @Option(
    help: ArgumentHelp("Dejar en este archivo CSV nuevo qué pasa con cada fila.", valueName: "archivo"))
  var informe: String?

  @Option(
    help: ArgumentHelp(
      "Nivel de acceso de las unidades de un inventario documental que no lo dicen.", valueName: "nivel"))
  var acceso: AccessArgument?

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    for path in [rechazadas, informe].compactMap(\.self) { try ImportTables.checkFree(session.url(path)) }
    let source = TableFiles(archivos.map(session.url), table: tabla, sheets: hoja)
    let action = try ImportTables(source, into: folder, access: acceso?.access, session.surroundings())
    let options = ImportOptions(isPartial: parcial, leavesOutUnknownColumns: omitirColumnas)
    if confirmar, !simular {
      let report = try action.run(options)
      try tell(report, of: action, in: session)
      return finish(report, folder, in: session)
    }
    let preview = try action.preview(options)
    try tell(preview, of: action, in: session)
    if simular || preview.changesNothing { return finish(preview, folder, in: session) }
    guard let isConfirmed = session.confirms("¿Guardar estos cambios?") else {
      session.console.nextStep("si está bien, repita la orden con --confirmar; aún no se guardó nada")
      return preview.problems.isEmpty ? .unconfirmed : .data
    }
    guard isConfirmed else {
      session.console.tell("No se guardó nada.")
      return .unconfirmed
    }
    let report = try action.run(options, confirming: preview)
    session.console.show(Paragraph(ImportSummary(report).outcome))
    return finish(report, folder, in: session)
  }

  /// Shows a report and writes the files that were asked for.
  private func tell(_ report: ImportReport, of action: ImportTables, in session: Session) throws {
    if output.json {
      try session.console.show(json: report)
    } else {
      session.console.show(ImportSummary(report))
    }
    if let informe {
      try ImportTables.writeStatement(report, to: session.url(informe))
      session.console.tell("Qué pasa con cada fila está en \(session.shown(session.url(informe))).")
    }
    guard let rechazadas else { return }
    for url in try action.writeRejected(report, to: session.url(rechazadas)) {
      session.console.tell("Las filas rechazadas están en \(session.shown(url)): corríjalas e impórtelo.")
    }
  }

  private func finish(_ report: ImportReport, _ folder: CaseFolder, in session: Session) -> ExitStatus {
    if !report.problems.isEmpty {
      session.console.nextStep(
        rechazadas == nil
          ? "corrija las filas y repita, o sáquelas a un archivo con --rechazadas"
          : "corrija las filas rechazadas e importe ese archivo")
    } else if !report.isSimulation, !report.changesNothing {
      session.console.nextStep("vea qué falta", "empalme revisar \(session.shown(folder.url))")
    }
    return report.status
  }
}

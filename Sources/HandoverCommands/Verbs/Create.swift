package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme crear`: a new expediente.
package struct Create: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "crear", "Crear el expediente del empalme en una carpeta nueva.",
    discussion: """
      Crea el registro (empalme.sqlite) y las carpetas material, archivos, informes, registros y versiones. Con \
      --desde copia además los archivos y las tablas (tablas/*.csv) de otra carpeta; si hay un fechas.csv con ruta y \
      modificado, los archivos reciben esas fechas.
      """,
    examples: [
      Example("empalme crear mi-empalme", "un expediente vacío"),
      Example("empalme crear demo --desde Archive/piedras-2011", "el ejemplo, completo"),
    ],
    statuses: [.success, .data, .noInput, .cannotCreate])

  @Argument(help: ArgumentHelp("Carpeta nueva o vacía.", valueName: "carpeta"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "Carpeta de la que se toman los archivos y las tablas (tablas/*.csv).", valueName: "carpeta"))
  var desde: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = CaseFolder(session.url(path))
    let outcome = try CreateCase(folder, from: desde.map(session.url), session.surroundings()).run()
    let shown = session.shown(folder.url)
    if output.json {
      try session.console.show(json: Report(expediente: folder.path, archivos: outcome.files))
      return .success
    }
    session.console.show(Paragraph("Se creó el expediente en \(shown).", .good))
    guard let report = outcome.imported else {
      session.console.nextStep(
        "diga de quién es el empalme", "empalme ficha \(shown) --definir entidad=… nit=…")
      return .success
    }
    session.console.show(
      Paragraph(
        "Se copiaron \(counted(outcome.files, "archivo", "archivos")) y se importaron "
          + "\(counted(report.addedRows, "fila", "filas")) de \(counted(report.files.count, "tabla", "tablas"))."
      ))
    session.console.nextStep("vea qué falta y qué está mal", "empalme revisar \(shown)")
    return .success
  }

  private struct Report: Encodable {
    let expediente: String
    let archivos: Int
  }
}

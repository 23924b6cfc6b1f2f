package import ArgumentParser
import Foundation
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme extraer`: unpacks a bundle, verifying while it writes.
package struct Extract: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "extraer", "Descomprimir un paquete y comprobarlo mientras se escribe.",
    discussion: """
      Crea una carpeta con el nombre del paquete. Cada archivo se compara con su huella mientras se escribe y recibe \
      la fecha que tenía antes de empacarse. No reemplaza nada: si la carpeta ya existe y no está vacía, se detiene. \
      De un paquete dañado no extrae nada; para eso está «empalme rescatar».
      """,
    examples: [
      Example("empalme extraer empalme_piedras_2011-12-28_v0001.zip", "todo, en la carpeta actual"),
      Example("empalme extraer paquete.zip --en recibido", "todo, dentro de la carpeta recibido"),
      Example(
        "empalme extraer paquete.zip --solo informes --solo 02_archivos/acta.pdf", "una sección y un archivo"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput, .interrupted])

  @Argument(help: ArgumentHelp("El ZIP que se recibió.", valueName: "paquete"))
  var paquete: String

  @Option(help: ArgumentHelp("Dentro de qué carpeta; si se omite, la actual.", valueName: "carpeta"))
  var en: String?

  @Option(
    help: ArgumentHelp(
      "Solo este archivo, carpeta o sección (material, archivos, informes, registros, tablas); se puede repetir.",
      valueName: "ruta"))
  var solo: [String] = []

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let line = ProgressLine("Extrayendo", console: session.console)
    defer { line.finish() }
    let report = try await ExtractBundle.run(
      at: session.url(paquete).path(percentEncoded: false), into: session.path(en ?? "."), only: solo,
      surroundings: session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
    line.finish()
    if output.json {
      try session.console.show(json: report)
      return .success
    }
    let folder = session.shown(URL(filePath: report.folder))
    session.console.show(ExtractionSummary(report, folder: folder))
    if report.isComplete {
      session.console.nextStep("compruebe la carpeta cuando quiera", "empalme verificar \(folder)")
    } else {
      session.console.nextStep("para tener el paquete entero", "empalme extraer \(paquete)")
    }
    return .success
  }
}

extension Session {
  /// The folder that the user means, without a slash at the end.
  func path(_ folder: String) -> String {
    var path = url(folder).path(percentEncoded: false)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

/// What was unpacked, for the screen.
private struct ExtractionSummary: Block {
  let report: ExtractionReport
  let folder: String

  private static let mostNames = 20

  init(_ report: ExtractionReport, folder: String) {
    self.report = report
    self.folder = folder
  }

  func text(in style: Style) -> String {
    let headline =
      report.isComplete
      ? "EXTRAÍDO: el paquete está íntegro y quedó completo en la carpeta."
      : "EXTRAÍDO: quedó lo que pidió; cada archivo coincide con su huella."
    let facts = Facts([
      ("Carpeta", folder),
      ("Paquete", report.name),
      ("Contenido", "\(counted(report.files, "archivo", "archivos")), \(ByteCount(report.bytes))"),
      ("Sello corto", report.sello.short),
    ])
    let parts = [style.paint(headline, .good), facts.text(in: style), names(in: style)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func names(in style: Style) -> String {
    guard !report.mapped.isEmpty else { return "" }
    let title = counted(
      report.mapped.count, "archivo tiene un nombre distinto del que tenía en su origen",
      "archivos tienen un nombre distinto del que tenían en su origen")
    var lines = report.mapped.prefix(Self.mostNames).map { "  \($0.path)\n    antes: \($0.original)" }
    if report.mapped.count > Self.mostNames {
      lines.append(
        "  y \((report.mapped.count - Self.mostNames).grouped(by: ".")) más; --json los muestra todos")
    }
    return ([title + ":"] + lines).joined(separator: "\n")
  }
}

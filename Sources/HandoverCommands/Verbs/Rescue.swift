package import ArgumentParser
import Foundation
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme rescatar`: what is still good in damaged copies.
package struct Rescue: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "rescatar", "Sacar de una copia dañada lo que aún está bueno.",
    discussion: """
      Sirve cuando el ZIP está cortado, alterado o en una memoria que ya falla, y no hay otra copia sana. Si hay varias \
      copias dañadas del mismo paquete, indíquelas todas: de cada archivo se toma la que esté buena. Solo se da por \
      recuperado lo que coincide con su huella; la lista de todos los archivos queda en rescate.csv, que se abre con \
      Excel. Las copias no se tocan.
      """,
    examples: [
      Example("empalme rescatar paquete.zip --en rescatado", "una copia"),
      Example(
        "empalme rescatar usb1/paquete.zip usb2/paquete.zip --en rescatado", "dos copias del mismo paquete"),
      Example(
        "empalme rescatar paquete.zip --en rescatado --parciales", "también lo que quede de los dañados"),
    ],
    statuses: [.success, .defects, .data, .noInput, .cannotCreate, .inputOutput, .interrupted])

  @Argument(
    help: ArgumentHelp("El ZIP dañado; si hay varias copias del mismo paquete, todas.", valueName: "copia"))
  var copias: [String]

  @Option(help: ArgumentHelp("Carpeta nueva donde queda lo rescatado.", valueName: "carpeta"))
  var en: String

  @Flag(help: "Guardar también lo que quede de los archivos dañados, en la carpeta danados.")
  var parciales = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let line = ProgressLine("Rescatando", console: session.console)
    defer { line.finish() }
    let report = try await RescueBundle.run(
      copies: copias.map { session.url($0).path(percentEncoded: false) }, into: session.path(en),
      keepsPartials: parciales,
      surroundings: session.surroundings { step in
        line.update(task: step.task, done: step.bytesDone, total: step.bytesTotal)
      })
    line.finish()
    if output.json {
      try session.console.show(json: report)
    } else {
      session.console.show(RescueSummary(report) { session.shown(URL(filePath: $0)) })
      advise(session, report)
    }
    return report.isWhole ? .success : .defects
  }

  private func advise(_ session: Session, _ report: RescueReport) {
    let folder = session.shown(URL(filePath: report.folder).appending(path: report.name))
    if report.isWhole {
      session.console.nextStep("compruebe lo rescatado", "empalme verificar \(folder)")
    } else if report.copies.count == 1 {
      session.console.nextStep(
        "pida otra copia; aunque también esté dañada, las dos juntas pueden dar el paquete completo",
        "empalme rescatar \(copias.joined(separator: " ")) otra-copia.zip --en otra-carpeta")
    } else {
      session.console.nextStep("pida a quien entregó los archivos que aparecen en rescate.csv")
    }
  }
}

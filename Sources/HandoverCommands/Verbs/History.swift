package import ArgumentParser
import Foundation
import HandoverActions
import HandoverBundle
package import HandoverModel

/// `empalme historia`: every version up to this one, and whether the chain between them holds.
package struct History: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "historia", "Probar la cadena de versiones desde el paquete más reciente.",
    discussion: """
      Cada paquete guarda los textos de las versiones anteriores y el sello de la última. Con ellos se comprueba cada \
      eslabón sin tener los paquetes anteriores, y se dice qué cambió en cada versión. No se leen los archivos \
      entregados: eso lo hace «empalme verificar». Con --codigo se busca en la cadena el sello de un acta, también el de \
      una versión anterior.
      """,
    examples: [
      Example("empalme historia empalme_piedras_2012-01-20_v0003.zip", "las versiones y su cadena"),
      Example("empalme historia paquete_v0003.zip --detalle", "además, los archivos que cambió cada una"),
      Example(
        "empalme historia paquete_v0003.zip --codigo A1B2-C3D4-E5F6-0718", "si procede de la que se firmó"),
    ],
    statuses: [.success, .defects, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("El ZIP más reciente, o la carpeta que salió de él.", valueName: "paquete"))
  var paquete: String

  @Option(help: ArgumentHelp("Sello de un acta, completo o corto, de cualquier versión.", valueName: "sello"))
  var codigo: String?

  @Flag(help: "Nombrar los archivos que cambió cada versión.")
  var detalle = false

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let url = session.url(paquete)
    let history = try TellHistory.run(at: url.path(percentEncoded: false), code: codigo)
    if output.json {
      try session.console.show(json: history)
    } else {
      session.console.show(HistoryScreen(history, isDetailed: detalle))
    }
    if history.isProved {
      session.console.nextStep(
        "compruebe también los archivos entregados", "empalme verificar \(session.shown(url))")
    } else {
      session.console.nextStep("pida otra copia a quien entregó el paquete y muéstrele esta lista")
    }
    return ExitStatus(history.findings)
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme ficha`: who hands over what to whom.
package struct Describe: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "ficha", "Mostrar o completar la ficha del empalme.",
    examples: [
      Example("empalme ficha", "muestra la ficha"),
      Example(
        "empalme ficha --definir entidad='Municipio de Piedras' --definir nit=800100136-4",
        "escribe dos datos"),
      Example("empalme ficha --definir fecha_entrega=28/12/2011", "las fechas valen dd/mm/aaaa o aaaa-mm-dd"),
    ],
    statuses: [.success, .usage, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Dato de la ficha y su valor; se puede repetir.", valueName: "dato=valor"))
  var definir: [String] = []

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let action = DescribeCase(folder, session.surroundings())
    let file = try definir.isEmpty ? action.current() : action.set(definir)
    let columns = CaseFile.table.columns
    let values = columns.map { ($0, $0.text(file ?? CaseFile())) }
    if output.json {
      try session.console.show(json: Dictionary(values.map { ($0.0.name, $0.1) }) { first, _ in first })
      return .success
    }
    session.console.show(
      Heading("Ficha del empalme"),
      Facts(values.map { column, text in ("\(column.label) (\(column.name))", text.isEmpty ? "—" : text) }))
    if definir.isEmpty, file == nil {
      session.console.nextStep("complete la ficha", "empalme ficha --definir entidad=… nit=…")
    } else {
      session.console.nextStep("vea el estado del expediente", "empalme estado \(session.shown(folder.url))")
    }
    return .success
  }
}

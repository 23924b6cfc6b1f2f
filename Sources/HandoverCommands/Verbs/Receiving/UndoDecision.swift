package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme recibir deshacer`: takes a decision back.
package struct UndoDecision: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "deshacer", "Deshacer la última decisión, u otra por su número.",
    discussion: """
      La decisión no se borra: se anota que se deshizo, y sobre esos elementos vuelve a valer lo que había antes. Se puede \
      hasta la firma.
      """,
    examples: [
      Example("empalme recibir deshacer recepcion.json", "la última"),
      Example("empalme recibir deshacer recepcion.json --decision 3", "la decisión 3"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .temporary])

  @OptionGroup var recepcion: ReceptionArgument

  @Option(help: ArgumentHelp("Número de la decisión; si se omite, la última.", valueName: "número"))
  var decision: Int?

  @OptionGroup var persona: DecidingPerson

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let (undone, reception) = try ChangeReception(recepcion.url(in: session), session.surroundings())
      .undo(decision, by: persona.signatory)
    if output.json {
      try session.console.show(json: ReceptionJSON(reception))
    } else {
      let ledger = ReceptionLedger(reception.file)
      let items = reception.file.items.filter { undone.items.contains($0.code) }
      session.console.show(
        Paragraph(
          "Se deshizo la decisión \(undone.number), «\(undone.state?.rawValue ?? "")» en "
            + "\(counted(undone.items.count, "elemento", "elementos")). Ahora están así:", .good),
        ItemTable(Array(items.prefix(20)), ledger))
      if items.count > 20 { session.console.show(line: "y \(items.count - 20) más") }
      session.console.show(Gap(), Paragraph(ReceptionProgress(reception.file.items, ledger).sentence))
    }
    session.nextStep(in: reception)
    return .success
  }
}

package import ArgumentParser
import HandoverActions
package import HandoverModel

/// The order of a town as it is typed.
enum OrderArgument: String, CaseIterable, ExpressibleByArgument {
  case territorial, nacional

  var order: PhaseFramework.TownOrder { self == .territorial ? .territorial : .national }
}

/// `empalme marco llenar`: the rows for scoring a cut-off date.
package struct FillCutoff: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "llenar", "Poner en las tablas fases y criterios las filas que faltan para calificar un corte.",
    discussion: """
      Las filas nuevas quedan sin respuesta. Lo que ya está escrito no se toca: ni respuestas, ni pesos, ni textos, ni \
      plazos. Después se responde S, N o NA en la tabla criterios (exportar, llenar, importar).
      """,
    examples: [
      Example("empalme marco llenar --corte 2011-12-15", "con el marco de la ficha"),
      Example("empalme marco llenar mi-empalme --corte 15/12/2011 --marco gel-1151-2008", "con otro marco"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("Día que se califica, aaaa-mm-dd o dd/mm/aaaa.", valueName: "fecha"))
  var corte: DayArgument

  @Option(help: ArgumentHelp("Nombre del marco; si se omite, el de la ficha.", valueName: "marco"))
  var marco: String?

  @Option(help: ArgumentHelp("De quién son los plazos.", valueName: "orden"))
  var orden = OrderArgument.territorial

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try FillFramework(folder, session.surroundings())
      .fill(marco, on: corte.date, for: orden.order)
    try session.show(outcome, in: folder, json: output.json)
    return .success
  }
}

/// `empalme marco copiar`: a cut-off date as the start of the next one.
package struct CopyCutoff: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "copiar", "Empezar un corte con las respuestas y evidencias de otro.",
    discussion:
      "Lo que el corte nuevo ya tenga no se toca. Después se corrige lo que cambió entre los dos días.",
    examples: [Example("empalme marco copiar --de 2011-06-30 --a 2011-12-15", "con el marco de la ficha")],
    statuses: [.success, .usage, .data, .noInput])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("Corte que se copia.", valueName: "fecha"))
  var de: DayArgument

  @Option(help: ArgumentHelp("Corte nuevo, posterior.", valueName: "fecha"))
  var a: DayArgument

  @Option(help: ArgumentHelp("Nombre del marco; si se omite, el de la ficha.", valueName: "marco"))
  var marco: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let outcome = try FillFramework(folder, session.surroundings())
      .copy(from: de.date, to: a.date, of: marco)
    try session.show(outcome, in: folder, json: output.json)
    return .success
  }
}

extension Session {
  /// Says what was added for a cut-off date and what comes next.
  fileprivate func show(_ outcome: FillFramework.Outcome, in folder: CaseFolder, json: Bool) throws {
    if json { return try console.show(json: FillJSON(outcome)) }
    let rows = outcome.rows
    let isNothing = rows.criteria.isEmpty && rows.phases.isEmpty
    console.show(
      Paragraph(
        isNothing
          ? "Sin cambios: el corte \(outcome.cutoff.inWords) ya tenía todas sus filas."
          : "Corte \(outcome.cutoff.inWords), marco \(outcome.framework): "
            + "\(counted(rows.criteria.count, "criterio nuevo", "criterios nuevos")), "
            + "\(counted(rows.phases.count, "fase nueva o completada", "fases nuevas o completadas")).",
        .good))
    if rows.kept > 0 {
      console.tell(
        "\(counted(rows.kept, "criterio ya estaba", "criterios ya estaban")) y no se tocó nada de lo escrito."
      )
    }
    for component in outcome.withoutCriteria {
      console.tell(
        "\(component.number). \(component.name.value): \(component.withoutCriteria?.value ?? "sin criterios")"
      )
    }
    if rows.criteria.isEmpty, let last = outcome.earlier.last {
      nextStep(
        "si mide con criterios propios, parta del corte anterior",
        "empalme marco copiar --de \(last) --a \(outcome.cutoff)", for: folder)
    } else {
      nextStep(
        "responda S, N o NA en la tabla e impórtela", "empalme exportar --excel --tabla criterios",
        for: folder)
    }
  }
}

/// What was added, for another program.
private struct FillJSON: Encodable {
  let marco: String
  let corte: String
  let fases: Int
  let criterios: Int
  let yaEstaban: Int
  let sinCriterios: [Int]

  private enum CodingKeys: String, CodingKey {
    case marco, corte, fases, criterios
    case yaEstaban = "ya_estaban"
    case sinCriterios = "sin_criterios"
  }

  init(_ outcome: FillFramework.Outcome) {
    marco = outcome.framework
    corte = outcome.cutoff.description
    fases = outcome.rows.phases.count
    criterios = outcome.rows.criteria.count
    yaEstaban = outcome.rows.kept
    sinCriterios = outcome.withoutCriteria.map(\.number)
  }
}

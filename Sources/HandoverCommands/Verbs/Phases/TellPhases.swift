package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme marco avance`: how far the phases are, what changed and what is left.
package struct TellPhases: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "avance", "Decir cuánto avanzó cada fase, qué cambió desde el corte anterior y qué falta, por peso.",
    discussion: """
      El porcentaje son los puntos otorgados sobre los aplicables: lo que se responde NA sale de los dos lados, y lo \
      que no se responde cuenta como no cumplido. Un corte del que nada se ha respondido no se cuenta.
      """,
    examples: [
      Example("empalme marco avance", "hasta el último corte"),
      Example("empalme marco avance mi-empalme --corte 2011-06-30", "como estaba ese día"),
      Example("empalme marco avance --csv avance.csv", "una fila por fase y corte"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate])

  @OptionGroup var expediente: CaseArgument

  @Option(help: ArgumentHelp("Último corte que se mira; si se omite, el último que hay.", valueName: "fecha"))
  var corte: DayArgument?

  @Option(
    help: ArgumentHelp("Escribir la tabla en ese CSV nuevo; «-» es la salida estándar.", valueName: "archivo")
  )
  var csv: String?

  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if csv == "-", output.json {
      throw ValidationError("en la salida estándar cabe una sola cosa: el CSV o el JSON")
    }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let told = try TellProgress(of: folder, until: corte?.date)
    if let csv {
      let text = CSVWriter.text(told.table)
      if csv == "-" {
        session.console.output.write(text)
      } else {
        try PageFile.write(text, to: session.url(csv))
        session.console.tell("Se escribió \(session.shown(session.url(csv))).")
      }
    }
    if output.json {
      try session.console.show(json: told)
    } else if csv != "-" {
      session.console.show(ProgressScreen(told))
    }
    if told.phases.isEmpty || told.cutoffs.isEmpty {
      session.nextStep("prepare el primer corte", "empalme marco llenar --corte …", for: folder)
    } else {
      session.nextStep("vea qué evidencia falta", "empalme revisar", for: folder)
    }
    return .success
  }
}

/// How far the phases are, for the screen.
struct ProgressScreen: Block {
  private let told: TellProgress

  init(_ told: TellProgress) { self.told = told }

  func text(in style: Style) -> String {
    guard !told.cutoffs.isEmpty else { return "Ninguna fase se ha calificado todavía." }
    return [table(style), changes(style), left(style)].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func table(_ style: Style) -> String {
    // The last four dates fit on a screen; the CSV has all.
    let cutoffs = told.cutoffs.suffix(4)
    return Heading("Avance por fase").text(in: style) + "\n"
      + TextTable(
        [("Fase", .left)] + cutoffs.map { ($0.description, .right) }
          + [("Cambio", .right), ("Nivel", .left), ("Abiertos", .right)],
        rows: told.phases.map { progress in
          ["\(progress.phase.number). \(progress.phase.name)"]
            + cutoffs.map { cutoff in
              progress.points.first { $0.cutoff == cutoff }?.percent.map { "\($0.spanish) %" } ?? "—"
            }
            + [
              progress.gain.map(Self.signed) ?? "—", progress.latest?.band?.rawValue ?? "sin calificar",
              progress.latest.map { "\($0.open.count)" } ?? "—",
            ]
        }
      ).text(in: style)
  }

  /// With its sign, as a change is written.
  static func signed(_ gain: FixedDecimal) -> String {
    (gain > FixedDecimal(0) ? "+" : "") + gain.spanish
  }

  private func changes(_ style: Style) -> String {
    let blocks = told.phases.compactMap { progress -> String? in
      guard let before = progress.previous, !progress.changes.isEmpty else { return nil }
      let lines = progress.changes.map { change in
        "    \(Self.symbol(change.kind)) "
          + "\(change.criterion.code) \(change.kind.rawValue): \(change.criterion.text)"
          .wrapped(to: style.width, indent: 8)
      }
      return
        (["  \(progress.phase.number). \(progress.phase.name), desde el \(before.cutoff.inWords)"] + lines)
        .joined(separator: "\n")
    }
    return blocks.isEmpty
      ? "" : style.paint("Qué cambió", .strong) + "\n" + blocks.joined(separator: "\n")
  }

  private static func symbol(_ kind: CriterionChange.Kind) -> String {
    switch kind.isGood {
    case true: "↑"
    case false: "↓"
    case nil: "·"
    }
  }

  private func left(_ style: Style) -> String {
    let blocks = told.phases.compactMap { progress -> String? in
      guard let latest = progress.latest, !latest.open.isEmpty else { return nil }
      return (["  \(progress.phase.number). \(progress.phase.name)"] + latest.open.map { line($0, style) })
        .joined(separator: "\n")
    }
    guard !blocks.isEmpty else { return style.paint("No queda ningún criterio abierto.", .good) }
    return style.paint("Qué falta, primero lo que más pesa", .strong) + "\n" + blocks.joined(separator: "\n")
  }

  private func line(_ criterion: Criterion, _ style: Style) -> String {
    let asked = told.asked(criterion)
    let notes = [
      criterion.isAnswered ? "" : "sin responder", asked?.rule.map { "se cumple si \($0.value)" } ?? "",
      asked?.certainty.remark ?? "", criterion.pending, criterion.responsible,
    ].filter { !$0.isEmpty }
    let points = "\(criterion.awarded.spanish) de \(criterion.weight.spanish)"
    let head =
      "    \(points.rightAligned(to: 8))  "
      + "\(criterion.code) \(criterion.text)".wrapped(to: style.width, indent: 14)
    guard !notes.isEmpty else { return head }
    return head + "\n" + String(repeating: " ", count: 14)
      + style.paint(notes.joined(separator: " · ").wrapped(to: style.width, indent: 14), .faint)
  }
}

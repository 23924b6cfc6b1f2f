package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme capacitacion resumen`: what the coordinator does next.
package struct TrainingSummary: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "resumen", "Mostrar cómo va la capacitación y qué sigue por hacer.",
    examples: [
      Example("empalme capacitacion", "lo mismo, sin la palabra resumen"),
      Example("empalme capacitacion resumen mi-empalme --json", "para otro programa"),
    ],
    statuses: [.success, .noInput])

  @OptionGroup var expediente: CaseArgument
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let overview = try TrainingOverview(of: folder, session.surroundings())
    if output.json {
      try session.console.show(json: TrainingSummaryJSON(overview))
      return .success
    }
    session.console.show(TrainingSummaryScreen(overview))
    let step = Self.nextStep(overview)
    session.nextStep(step.purpose, step.command, for: folder)
    return .success
  }

  /// The most urgent of what is left to do.
  private static func nextStep(_ overview: TrainingOverview) -> (purpose: String, command: String) {
    switch overview.lacks {
    case "herramientas":
      return (
        "registre la primera herramienta", "empalme capacitacion herramienta H-01 --definir nombre='…'"
      )
    case "personas":
      return ("registre o importe las personas", "empalme importar personas.csv")
    case "requisitos":
      return ("diga quién la necesita", "empalme capacitacion requisito H-01 --definir cargo='…'")
    default: break
    }
    if let session = overview.overdue.first {
      return (
        "la sesión \(session.code) ya pasó: regístrela como realizada o cancelada",
        "empalme capacitacion sesion \(session.code) --definir estado=realizada"
      )
    }
    if let session = overview.unattended.first {
      return (
        "registre quién asistió a \(session.code)",
        "empalme capacitacion asistencia \(session.code) --asistio …"
      )
    }
    if let open = overview.ungraded.first {
      return (
        "registre las notas que faltan de \(open.session.code)",
        "empalme capacitacion evaluacion \(open.session.code) documento=nota"
      )
    }
    if let open = overview.openTools.first(where: { $0.next == nil }) {
      return (
        "programe una sesión de \(open.tool.name)",
        "empalme capacitacion sesion --definir herramienta=\(open.tool.code) tema='…' fecha_inicio=…"
      )
    }
    return ("vea quién falta, con nombre", "empalme capacitacion cobertura")
  }
}

/// The coordinator's screen.
struct TrainingSummaryScreen: Block {
  private let overview: TrainingOverview

  init(_ overview: TrainingOverview) { self.overview = overview }

  func text(in style: Style) -> String {
    [head(style), tools(style), planned(style), todo(style)].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  private func head(_ style: Style) -> String {
    let day = overview.day.map { ", al \($0.inWords)" } ?? ""
    let lines = overview.shares.map { share in
      let percent = FixedDecimal.percentage(share.trained, of: share.people).map { "\($0.spanish) %" } ?? ""
      let mark = share.trained == share.people ? "✓" : "○"
      return "  \(mark) \(percent.rightAligned(to: 8))  \(share.trained) de \(share.people) personas de la "
        + "\(share.side.people) dominan todo lo que necesitan"
    }
    let body = lines.isEmpty ? ["  Todavía no hay nada que calcular."] : lines
    return Heading("Capacitación\(day)").text(in: style) + "\n" + body.joined(separator: "\n")
  }

  private func tools(_ style: Style) -> String {
    guard !overview.openTools.isEmpty else { return "" }
    return TextTable(
      [("Herramienta", .left), ("Capacitadas", .right), ("Próxima sesión", .left)],
      rows: overview.openTools.prefix(12).map { open in
        [
          "\(open.tool.code) \(open.tool.name)", "\(open.trained) de \(open.needed)",
          open.next.map(Self.named) ?? "ninguna programada",
        ]
      }
    ).text(in: style)
      + (overview.openTools.count > 12 ? "\ny \(overview.openTools.count - 12) herramientas más" : "")
  }

  private func planned(_ style: Style) -> String {
    guard !overview.planned.isEmpty else { return "" }
    let lines = overview.planned.prefix(8).map { session in
      "  \(Self.named(session)): \(session.subject)".wrapped(to: style.width, indent: 4)
    }
    return style.paint("Sesiones programadas", .strong) + "\n" + lines.joined(separator: "\n")
      + (overview.planned.count > 8 ? "\n  y \(overview.planned.count - 8) más" : "")
  }

  private func todo(_ style: Style) -> String {
    let lines =
      overview.overdue.map { "\($0.code) estaba programada para una fecha que ya pasó: ¿se dictó?" }
      + overview.unattended.map { "\($0.code) está realizada y no tiene asistencia" }
      + overview.ungraded.map { open in
        "\(open.session.code): \(counted(open.people, "persona que asistió", "personas que asistieron")) sin nota"
      }
    guard !lines.isEmpty else { return "" }
    let shown = lines.prefix(10).map { "  ! " + $0.wrapped(to: style.width, indent: 4) }
    return style.paint("Por completar", .strong) + "\n" + shown.joined(separator: "\n")
      + (lines.count > 10 ? "\n  y \(lines.count - 10) más" : "")
  }

  private static func named(_ session: TrainingSession) -> String {
    session.starts.map { "\(session.code), \($0.inWords)" } ?? session.code
  }
}

/// The same for another program.
private struct TrainingSummaryJSON: Encodable {
  let day: String?
  let people: [ShareJSON]
  let openTools: [ToolJSON]
  let planned: [String]
  let overdue: [String]
  let unattended: [String]
  let ungraded: [String: Int]

  private enum CodingKeys: String, CodingKey {
    case day = "dia"
    case people = "personas"
    case openTools = "herramientas_por_cubrir"
    case planned = "programadas"
    case overdue = "vencidas"
    case unattended = "sin_asistencia"
    case ungraded = "sin_notas"
  }

  struct ShareJSON: Encodable {
    let lado: String
    let necesitan: Int
    let capacitadas: Int
  }

  struct ToolJSON: Encodable {
    let codigo: String
    let necesitan: Int
    let capacitadas: Int
    let next: String?

    private enum CodingKeys: String, CodingKey {
      case codigo, necesitan, capacitadas
      case next = "proxima_sesion"
    }
  }

  init(_ overview: TrainingOverview) {
    day = overview.day?.description
    people = overview.shares.map {
      ShareJSON(lado: $0.side.rawValue, necesitan: $0.people, capacitadas: $0.trained)
    }
    openTools = overview.openTools.map {
      ToolJSON(codigo: $0.tool.code, necesitan: $0.needed, capacitadas: $0.trained, next: $0.next?.code)
    }
    planned = overview.planned.map(\.code)
    overdue = overview.overdue.map(\.code)
    unattended = overview.unattended.map(\.code)
    ungraded = Dictionary(overview.ungraded.map { ($0.session.code, $0.people) }) { first, _ in first }
  }
}

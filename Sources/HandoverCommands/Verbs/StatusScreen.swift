import HandoverActions
import HandoverModel

extension Deliverable.State {
  /// `91 entregados`, `1 faltante`.
  fileprivate func counted(_ count: Int) -> String {
    switch self {
    case .delivered: HandoverCommands.counted(count, "entregado", "entregados")
    case .missing: HandoverCommands.counted(count, "faltante", "faltantes")
    case .inProgress: "\(count) en trámite"
    case .notApplicable: HandoverCommands.counted(count, "que no aplica", "que no aplican")
    }
  }
}

extension ObservationStatus {
  /// «2 abiertas, 1 de ellas vencida (la 3, que venció el …), 1 respondida».
  fileprivate var sentence: String {
    var parts: [String] = []
    if unanswered > 0 {
      var text = counted(unanswered, "abierta", "abiertas")
      if overdue > 0 { text += ", \(counted(overdue, "vencida", "vencidas"))" }
      if let next, let due = next.due {
        text += " (la \(next.number) \(overdue > 0 ? "venció" : "vence") el \(due.inWords))"
      }
      parts.append(text)
    }
    if answered > 0 { parts.append(counted(answered, "respondida", "respondidas")) }
    if closed > 0 { parts.append(counted(closed, "cerrada", "cerradas")) }
    return parts.joined(separator: ", ")
  }
}

/// The state of an expediente on one screen.
struct StatusScreen: Block {
  private let status: CaseStatus

  init(_ status: CaseStatus) { self.status = status }

  func text(in style: Style) -> String {
    [
      title(style), indicators(style), material(style), phases(style), accounts(style), deadlines(style),
      closing(style),
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func title(_ style: Style) -> String {
    guard let file = status.file else { return Heading("Expediente sin ficha").text(in: style) }
    let term = [file.termStart, file.termEnd].compactMap { $0.map { "\($0.year)" } }.joined(separator: "–")
    return Heading("\(file.entity) · \(term)").text(in: style)
  }

  private func indicators(_ style: Style) -> String {
    let rows = status.indicators.map { indicator in
      let percent = indicator.percent.map { "\($0.spanish) %" } ?? "sin datos"
      return "  \(indicator.isReached ? "✓" : "○") \(percent.rightAligned(to: 9))  "
        + "\(indicator.part) de \(indicator.total)".padded(to: 12)
        + indicator.title.wrapped(to: style.width, indent: 27) + "\n"
        + String(repeating: " ", count: 27)
        + style.paint(indicator.formula.wrapped(to: style.width, indent: 27), .faint)
    }
    return style.paint("Indicadores del empalme", .strong) + "\n" + rows.joined(separator: "\n")
  }

  private func material(_ style: Style) -> String {
    let table = TextTable(
      [("Sección", .left), ("Archivos", .right), ("Tamaño", .right), ("Sin catalogar", .right)],
      rows: status.sections.map { section in
        [
          section.section.title, section.files.grouped(by: "."), ByteCount(section.bytes).description,
          section.uncatalogued == 0 ? "—" : "\(section.uncatalogued)",
        ]
      }
    ).text(in: style)
    let states = status.elements.filter { $0.count > 0 }.map { $0.state.counted($0.count) }
    return table + "\nElementos: " + (states.isEmpty ? "ninguno" : states.joined(separator: ", "))
  }

  private func phases(_ style: Style) -> String {
    guard !status.phases.isEmpty else { return "" }
    return TextTable(
      [("Fase", .left), ("Avance", .right), ("Nivel", .left), ("Corte", .left), ("Cambio", .right)],
      rows: status.phases.map { progress in
        [
          "\(progress.phase.number). \(progress.phase.name)",
          progress.latest?.percent.map { "\($0.spanish) %" } ?? "sin calificar",
          progress.latest?.band?.rawValue ?? "—", progress.latest?.cutoff.description ?? "—",
          progress.gain.map(ProgressScreen.signed) ?? "—",
        ]
      }
    ).text(in: style)
  }

  /// What ends or is already over stands first; of the others only the number is told.
  private func accounts(_ style: Style) -> String {
    guard !status.accountsAtRisk.isEmpty else { return "" }
    let shown = status.accountsAtRisk.prefix(Self.mostAccounts)
    let lines = shown.map { risk in
      "  \(risk.account.code)  "
        + "\(risk.account.name): \(risk.reasons.map(\.summary).joined(separator: "; "))"
        .wrapped(to: style.width, indent: 4)
    }
    let rest = status.accountsAtRisk.count - shown.count
    let more = rest > 0 ? ["  y \(rest) más: «empalme cuentas»"] : []
    return style.paint("Cuentas en riesgo", .strong) + "\n" + (lines + more).joined(separator: "\n")
  }

  private static let mostAccounts = 5

  private func deadlines(_ style: Style) -> String {
    guard !status.deadlines.isEmpty else { return "" }
    let lines = status.deadlines.map { deadline in
      "  \(deadline.deadline.date.inWords) (\(remaining(deadline.daysLeft))): \(deadline.deadline.subject)"
        .wrapped(to: style.width, indent: 4)
    }
    return style.paint("Plazos", .strong) + "\n" + lines.joined(separator: "\n")
  }

  private func remaining(_ days: Int) -> String {
    switch days {
    case 0: "hoy"
    case 1...: "en \(counted(days, "día", "días"))"
    default: "hace \(counted(-days, "día", "días"))"
    }
  }

  private func closing(_ style: Style) -> String {
    let filled = status.tables.filter { $0.rows > 0 }
    let empty = status.tables.filter { $0.rows == 0 }.map(\.title)
    let rows = filled.reduce(0) { $0 + $1.rows }
    var lines = ["Tablas: \(filled.count) con datos (\(counted(rows, "fila", "filas")))"]
    if !empty.isEmpty { lines.append("Tablas vacías: \(empty.joined(separator: ", "))") }
    if status.observations.total > 0 { lines.append("Observaciones: \(status.observations.sentence)") }
    let findings = status.findings.filter { $0.count > 0 }.map { $0.severity.counted($0.count) }
    lines.append("Revisión: " + (findings.isEmpty ? "sin hallazgos" : findings.joined(separator: ", ")))
    if let last = status.versions.last {
      lines.append("Última versión: \(last.number), del \(last.date?.inWords ?? "—"): \(last.reason)")
    } else {
      lines.append("Última versión: ninguna todavía")
    }
    return lines.map { $0.wrapped(to: style.width, indent: 2) }.joined(separator: "\n")
  }
}

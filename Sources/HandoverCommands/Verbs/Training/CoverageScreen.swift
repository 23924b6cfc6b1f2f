import HandoverActions
import HandoverModel

/// The coverage dependencia × tool, for the screen.
struct CoverageScreen: Block {
  private let outcome: CoverTraining.Outcome
  private let mostNames = 20

  init(_ outcome: CoverTraining.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    let coverage = outcome.coverage
    guard coverage.people > 0 else {
      return [CoverageHead(outcome).text(in: style), "Nadie necesita una herramienta en lo que pidió ver."]
        .joined(separator: "\n")
    }
    return
      ([CoverageHead(outcome).text(in: style)] + tables(style) + [
        legend(style), closing(style), missing(style),
      ])
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// As many tools side by side as the stream is wide.
  private func tables(_ style: Style) -> [String] {
    let coverage = outcome.coverage
    let room = max(1, (style.width - 42) / 10)
    return stride(from: 0, to: coverage.tools.count, by: room).map { start in
      let range = start..<min(start + room, coverage.tools.count)
      let isLast = range.upperBound == coverage.tools.count
      func row(_ name: String, _ cells: [TrainingCoverage.Cell], _ all: String) -> [String] {
        [name] + range.map { cells[$0].needed == 0 ? "—" : cells[$0].text } + (isLast ? [all] : [])
      }
      let rows =
        coverage.rows.map { row($0.office, $0.cells, "\($0.fullyTrained) de \($0.people)") }
        + [row(CoverageTable.total, coverage.totals, "\(coverage.fullyTrained) de \(coverage.people)")]
      return TextTable(
        [("Dependencia", .left)] + range.map { (coverage.tools[$0].code, .right) }
          + (isLast ? [("Con todo", .right)] : []), rows: rows
      ).text(in: style)
    }
  }

  private func legend(_ style: Style) -> String {
    let lines = zip(outcome.coverage.tools, outcome.coverage.totals).map { tool, total in
      let percent = total.percent.map { "\($0.spanish) %" } ?? "nadie la necesita"
      return "  \(tool.code)  \(tool.name): \(percent)".wrapped(to: style.width, indent: 8)
    }
    return lines.joined(separator: "\n")
  }

  private func closing(_ style: Style) -> String { CoverageFormula(outcome).text(in: style) }

  private func missing(_ style: Style) -> String {
    let rows = outcome.coverage.rows.filter { $0.cells.contains { !$0.missing.isEmpty } }
    guard !rows.isEmpty else { return style.paint("No falta nadie.", .good) }
    let blocks = rows.map { row in
      ([row.office]
        + zip(outcome.coverage.tools, row.cells).filter { !$0.1.missing.isEmpty }.flatMap {
          lines($0, $1, style)
        })
        .joined(separator: "\n")
    }
    return style.paint("Quién falta", .strong) + "\n\n" + blocks.joined(separator: "\n")
  }

  private func lines(_ tool: Tool, _ cell: TrainingCoverage.Cell, _ style: Style) -> [String] {
    var names = cell.missing.prefix(mostNames).map { "\($0.name) (\($0.status.rawValue))" }
    if cell.missing.count > mostNames {
      names.append("y \((cell.missing.count - mostNames).grouped(by: ".")) más")
    }
    let next = outcome.schedule.next(for: tool.code).map { session in
      "próxima sesión: \(session.code)" + (session.starts.map { ", \($0.inWords)" } ?? "")
    }
    return [
      "  \(tool.code)  \(names.joined(separator: "; "))".wrapped(to: style.width, indent: 8),
      "        " + style.paint(next ?? "sin sesión programada", .faint),
    ]
  }
}

/// The coverage person × tool, for the screen.
struct PersonCoverageScreen: Block {
  private let outcome: CoverTraining.Outcome

  init(_ outcome: CoverTraining.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    let matrix = outcome.matrix
    let room = max(1, (style.width - 42) / 6)
    let tables = stride(from: 0, to: matrix.tools.count, by: room).map { start in
      table(start..<min(start + room, matrix.tools.count)).text(in: style)
    }
    let legend = TrainingStatus.allCases.map { "\($0.symbol) \($0.rawValue)" }.joined(separator: "   ")
    let blocks = [CoverageHead(outcome).text(in: style)] + tables
    return (blocks + [legend, CoverageFormula(outcome).text(in: style)]).joined(separator: "\n\n")
  }

  /// Some of the tools; the people of a dependencia stand together below its name.
  private func table(_ range: Range<Int>) -> TextTable {
    var rows: [[String]] = []
    var office = ""
    for row in outcome.matrix.rows {
      if row.person.office != office {
        office = row.person.office
        rows.append([office])
      }
      let cells = range.map { row.statuses[$0].symbol }
      rows.append(["  " + row.person.name] + cells + ["\(row.trained) de \(row.needed)"])
    }
    return TextTable(
      [("Persona", .left)] + range.map { (outcome.matrix.tools[$0].code, .left) } + [("Domina", .right)],
      rows: rows)
  }
}

/// Whose coverage it is and of what day.
private struct CoverageHead: Block {
  let outcome: CoverTraining.Outcome

  init(_ outcome: CoverTraining.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    let day = outcome.day.map { ", al \($0.inWords)" } ?? ""
    return Heading("Cobertura de la capacitación: \(outcome.scope.side.people)\(day)").text(in: style)
  }
}

/// How many master everything, and how the percentages are computed.
private struct CoverageFormula: Block {
  let outcome: CoverTraining.Outcome

  init(_ outcome: CoverTraining.Outcome) { self.outcome = outcome }

  func text(in style: Style) -> String {
    let (part, whole) = (outcome.coverage.fullyTrained, outcome.coverage.people)
    let percent = FixedDecimal.percentage(part, of: whole).map { " (\($0.spanish) %)" } ?? ""
    let rule =
      "Fórmula: \(TrainingCoverage.formula). \(outcome.file.trainingRule.replacing("\u{A0}", with: " "))"
    return "\(part) de \(whole) personas dominan todas las herramientas que necesitan\(percent).\n"
      + style.paint(rule.wrapped(to: style.width), .faint)
  }
}

extension TrainingStatus {
  /// The sign that stands for the word where there is no room for it.
  var symbol: String {
    switch self {
    case .trained: "✓"
    case .underway: "◐"
    case .expired: "▲"
    case .missing: "✗"
    case .notNeeded: "–"
    }
  }
}

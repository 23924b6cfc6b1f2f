import HandoverModel

/// What an import did, or would do, for the screen: counts, then the exceptions, then the rest.
struct ImportSummary: Block {
  private let report: ImportReport
  private let limit = 40
  private let shortLimit = 12

  init(_ report: ImportReport) { self.report = report }

  func text(in style: Style) -> String {
    let table = TextTable(
      [
        ("Archivo", .left), ("Tabla", .left), ("Nuevas", .right), ("Cambian", .right), ("Iguales", .right),
        ("Rechazadas", .right),
      ],
      rows: report.files.map { file in
        [
          file.file, file.table ?? "—", file.count(.added).grouped(by: "."),
          file.count(.updated).grouped(by: "."), file.count(.unchanged).grouped(by: "."),
          file.rejected.grouped(by: "."),
        ]
      }
    ).text(in: style)
    let parts = [
      list("Está mal", report.problems.map { ("✗", $0.sentence) }, limit, .bad, style),
      list("Conviene revisar", report.notes.map { ("!", $0.sentence) }, limit, .doubtful, style),
      list("Cambian", changed, limit, .strong, style), list("Nuevas", added, shortLimit, .strong, style),
    ]
    return ([table] + parts.compactMap(\.self) + [Paragraph(outcome).text(in: style)])
      .joined(separator: "\n\n")
  }

  /// What was stored or would be, in one or two sentences.
  var outcome: String {
    let count = report.files.reduce(0) { $0 + $1.changes.added.count + $1.changes.updated.count }
    let rows = counted(count, "fila", "filas")
    let refused = report.files.filter { !$0.isTaken && !$0.problems.isEmpty }.map(\.file)
    let isPossible = report.files.contains { !$0.isTaken && $0.count(.added) + $0.count(.updated) > 0 }
    let withheld =
      refused.isEmpty
      ? ""
      : "\(report.isSimulation ? "No se guardaría" : "No se guardó") nada de: \(refused.joined(separator: ", "))."
        + (isPossible ? " Con --parcial se guardan las filas buenas." : "")
    if report.changesNothing {
      return report.problems.isEmpty ? "Sin cambios: todo está ya así." : withheld
    }
    let planned = "\(count == 1 ? "Se guardaría" : "Se guardarían") \(rows). Aún no se guardó nada."
    let stored = count == 1 ? "Quedó guardada 1 fila." : "Quedaron guardadas \(rows)."
    return [report.isSimulation ? planned : stored, withheld].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var changed: [(String, String)] {
    rows(.updated) { outcome in
      outcome.cells.map { "\($0.column): «\($0.old)» → «\($0.new)»" }.joined(separator: ", ")
    }
  }

  private var added: [(String, String)] { rows(.added) { _ in "" } }

  private func rows(
    _ kind: RowOutcome.Kind, _ detail: (RowOutcome) -> String
  ) -> [(String, String)] {
    report.files.flatMap { file in
      file.outcomes.filter { $0.kind == kind }.map { outcome in
        let place = (report.files.count == 1 ? "" : "\(file.file), ") + "fila \(outcome.number)"
        let detail = detail(outcome)
        let text = "\(place): \(outcome.key)" + (detail.isEmpty ? "" : " · \(detail)")
        return (kind == .added ? "+" : "~", text)
      }
    }
  }

  private func list(
    _ title: String, _ items: [(mark: String, text: String)], _ limit: Int, _ tone: Style.Tone, _ style: Style
  ) -> String? {
    guard !items.isEmpty else { return nil }
    let head = style.paint("\(title) (\(items.count.grouped(by: ".")))", tone)
    let lines = items.prefix(limit).map { "  \($0.mark) " + $0.text.wrapped(to: style.width, indent: 4) }
    let rest = items.count - limit
    let more =
      rest > 0 ? ["  y \(rest.grouped(by: ".")) más: véalas con --informe archivo.csv o con --json"] : []
    return ([head] + lines + more).joined(separator: "\n")
  }
}

extension ImportReport {
  /// How many rows are new, over all files.
  var addedRows: Int { files.reduce(0) { $0 + $1.changes.added.count } }
}

extension ImportReport {
  /// Every row with what it does, one line for each changed cell and each problem, as a CSV file for Excel.
  package var statement: String {
    let header = ["archivo", "fila", "clave", "resultado", "columna", "antes", "despues", "motivo"]
    return CSVWriter.text([header] + files.flatMap(\.statement), style: .excelReport)
  }
}

extension FileReport {
  fileprivate var statement: [[String]] {
    let reasons = Dictionary(grouping: problems) { $0.row ?? 0 }
    let numbers = Set(outcomes.map(\.number))
    let general = problems.filter { !numbers.contains($0.row ?? 0) }
    return general.map { line($0, kind: "rechazada") }
      + outcomes.flatMap { outcome in
        lines(outcome, isTaken ? nil : "la fila está bien; no se guarda porque otras están mal")
          + reasons[outcome.number, default: []].map {
            line($0, kind: outcome.kind.rawValue, key: outcome.key)
          }
      }
      + notes.map { line($0, kind: "aviso") }
  }

  private func lines(_ outcome: RowOutcome, _ remark: String?) -> [[String]] {
    let start = [file, "\(outcome.number)", outcome.key, outcome.kind.rawValue]
    switch outcome.kind {
    case .rejected: return []
    case .added: return [start + ["", "", "", remark ?? ""]]
    case .unchanged: return [start + ["", "", "", ""]]
    case .updated: return outcome.cells.map { start + [$0.column, $0.old, $0.new, remark ?? ""] }
    }
  }

  private func line(_ problem: RowProblem, kind: String, key: String = "") -> [String] {
    [file, problem.row.map(String.init) ?? "", key, kind, problem.column ?? "", "", "", problem.statement]
  }
}

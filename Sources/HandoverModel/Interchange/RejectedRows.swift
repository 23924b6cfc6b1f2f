/// The rows of a file that were not taken, to be mended and imported again.
///
/// The columns of the source as they are, and behind them the reason, which a later import leaves out.
package struct RejectedRows: Hashable, Sendable {
  /// The table that the rows are for.
  package let table: String
  /// The titles, the reason's last.
  package let header: [String]
  /// The rows in the order of the file.
  package let rows: [[String]]

  /// Nil when every row was taken, or when there is no telling which row holds the titles.
  package init?(_ grid: Grid, _ report: FileReport) {
    let numbers = Set(report.outcomes.lazy.filter { $0.kind == .rejected }.map(\.number))
    guard !numbers.isEmpty, let table = report.table, let type = TableNaming.type(named: table),
      let index = Self.headerIndex(type, grid)
    else { return nil }
    let titles = grid.rows[index].cells
    let kept = titles.indices.filter { Header.key(titles[$0]) != Header.key(Header.rejectionReason) }
    let rejected = grid.rows[(index + 1)...].filter { numbers.contains($0.number) }
    let surplus = titles.count..<max(titles.count, rejected.map(\.cells.count).max() ?? 0)
    let reasons = Dictionary(grouping: report.problems) { $0.row ?? 0 }
    let general = report.problems.filter { !numbers.contains($0.row ?? 0) }
    self.table = table
    header = kept.map { titles[$0] } + surplus.map { _ in "" } + [Header.rejectionReason]
    rows = rejected.map { row in
      let cells = (kept + surplus).map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
      let why = (reasons[row.number] ?? general).map(Self.reason).joined(separator: "; ")
      // A secret is not copied into one more file.
      return cells.map { SecretText.problem(of: $0) == nil ? $0 : "" } + [why]
    }
  }

  private static func reason(_ problem: RowProblem) -> String {
    (problem.column.map { "\($0): " } ?? "") + problem.statement
  }

  private static func headerIndex<Row: Record>(_ type: Row.Type, _ grid: Grid) -> Int? {
    HeaderSearch.index(for: type, in: grid)
  }
}

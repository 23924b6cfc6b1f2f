/// Finds the row of titles of a sheet, which may stand below a name, a date and a row of groups.
enum HeaderSearch {
  /// How many rows from the top are looked at.
  static let depth = 40

  /// The index of the row of titles for a table; nil when the sheet holds nothing.
  ///
  /// The first row with every required column, else the one with the most known titles, else the first row with text.
  static func index<Row: Record>(for type: Row.Type, in grid: Grid) -> Int? {
    guard let first = grid.rows.firstIndex(where: { !$0.isBlank }) else { return nil }
    let columns = HeaderMatching<Row>.columnsByHeader
    let required = Set(Row.table.columns.filter(\.isRequired).map(\.name))
    var best = (index: first, count: 1)
    for index in grid.rows.indices[first...].prefix(depth) {
      let names = Set(grid.rows[index].cells.compactMap { columns[Header.key(CellText.tidied($0))]?.name })
      if names.isSuperset(of: required), names.count > 0 { return index }
      if names.count > best.count { best = (index, names.count) }
    }
    return best.index
  }
}

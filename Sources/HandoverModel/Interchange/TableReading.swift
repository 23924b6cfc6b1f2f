/// What a sheet holds for one table: rows whose cells can be read, and every problem of the others.
package struct TableReading<Row: Record>: Sendable {
  /// The name by which problems call the file.
  package let file: String
  /// The columns that the file brings, in its order.
  package let columns: [Column<Row>]
  package private(set) var lines: [Line] = []
  /// In the order of the file.
  package private(set) var problems: [RowProblem] = []
  /// How many rows hold something, readable or not.
  package private(set) var rowCount = 0

  /// A row of the file as it changes a row of the registry.
  package struct Line: Sendable {
    /// The row's number in a spreadsheet program.
    package let number: Int
    /// The tidied cells in the order of ``TableReading/columns``.
    package let cells: [String]
    /// The key as the registry writes it.
    package let key: [String]
  }

  /// Reads all rows; the first row with text is the header.
  package init(_ grid: Grid, file: String) {
    self.file = file
    guard let headerIndex = grid.rows.firstIndex(where: { !$0.isBlank }) else {
      columns = []
      problems = [
        RowProblem(
          file: file, row: nil, column: nil, value: nil,
          FieldProblem("está vacío", allowed: "un encabezado y una fila por registro"))
      ]
      return
    }
    let header = grid.rows[headerIndex]
    let rows = grid.rows[(headerIndex + 1)...].filter { !$0.isBlank }
    let matching = HeaderMatching<Row>(header, rows: rows, file: file)
    columns = matching.columns.map(\.column)
    rowCount = rows.count
    problems = matching.fatal + matching.unknown
    guard matching.fatal.isEmpty else { return }
    read(rows, at: matching.columns.map(\.index))
  }

  /// A row of the registry with this line's cells in it; what the file does not bring stays as it is.
  package func applying(_ line: Line, to row: Row) -> Row {
    var row = row
    for (column, cell) in zip(columns, line.cells) {
      // The cell was read once already, into an empty row.
      try? column.read(&row, cell)
    }
    return row
  }

  private mutating func read(_ rows: [GridRow], at indices: [Int]) {
    var rowOfKey: [[String]: Int] = [:]
    for row in rows {
      var record = Row()
      var found: [RowProblem] = []
      var cells: [String] = []
      for (index, column) in zip(indices, columns) {
        let cell = index < row.cells.count ? CellText.tidied(row.cells[index]) : ""
        cells.append(cell)
        if let problem = Self.read(cell, in: column, of: &record) {
          found.append(report(problem, cell, in: column.name, of: row))
        }
      }
      let key = Row.table.keyTexts(of: record)
      if found.isEmpty, let first = rowOfKey[key] {
        found.append(repeated(key, first: first, in: row))
      }
      problems += found
      guard found.isEmpty else { continue }
      rowOfKey[key] = row.number
      lines.append(Line(number: row.number, cells: cells, key: key))
    }
  }

  /// Reads one cell; returns what is the matter with it.
  private static func read(_ cell: String, in column: Column<Row>, of record: inout Row) -> FieldProblem? {
    if cell.isEmpty {
      if column.isRequired { return .missing }
    } else if let problem = CellText.problem(of: cell) ?? SecretText.problem(of: cell) {
      return problem
    }
    do throws(FieldProblem) {
      try column.read(&record, cell)
      return nil
    } catch {
      return error
    }
  }

  private func report(_ problem: FieldProblem, _ cell: String, in column: String, of row: GridRow)
    -> RowProblem
  {
    let isSecret = SecretText.problem(of: cell) != nil
    let value = cell.isEmpty || isSecret ? nil : cell
    return RowProblem(file: file, row: row.number, column: column, value: value, problem)
  }

  private func repeated(_ key: [String], first: Int, in row: GridRow) -> RowProblem {
    let table = Row.table
    if key.isEmpty {
      let problem = FieldProblem(
        "es una segunda fila, y la tabla \(table.name) solo tiene una", allowed: "una fila")
      return RowProblem(file: file, row: row.number, column: nil, value: nil, problem)
    }
    return RowProblem(
      file: file, row: row.number, column: table.key.joined(separator: " + "),
      value: key.joined(separator: " · "),
      FieldProblem("repite la clave de la fila \(first)", allowed: "cada clave una vez"))
  }
}

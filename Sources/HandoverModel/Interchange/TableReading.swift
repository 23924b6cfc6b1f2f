/// What a sheet holds for one table: rows whose cells can be read, and every problem of the others.
package struct TableReading<Row: Record>: Sendable {
  /// The name by which problems call the file.
  package let file: String
  /// The columns that the file brings, in its order.
  package let columns: [Column<Row>]
  package private(set) var lines: [Line] = []
  /// In the order of the file.
  package private(set) var problems: [RowProblem] = []
  /// What is worth knowing and keeps no row from being stored.
  package private(set) var notes: [RowProblem] = []
  /// How many rows hold something, readable or not.
  package private(set) var rowCount = 0
  /// The numbers of the rows that cannot be read.
  package private(set) var rejected: [Int] = []
  private let indices: [Int]
  private let grid: Grid

  /// A row of the file as it changes a row of the registry.
  package struct Line: Sendable {
    /// The row's number in a spreadsheet program.
    package let number: Int
    /// The tidied cells in the order of ``TableReading/columns``.
    package let cells: [String]
    /// The key as the registry writes it.
    package let key: [String]
  }

  /// Reads all rows below the row of titles.
  ///
  /// With `leavesOutUnknown`, columns that the table does not know become notes instead of problems.
  package init(_ grid: Grid, file: String, leavesOutUnknown: Bool = false) {
    self.file = file
    self.grid = grid
    guard let headerIndex = HeaderSearch.index(for: Row.self, in: grid) else {
      (columns, indices) = ([], [])
      problems = [
        RowProblem(
          file: file, row: nil, column: nil, value: nil,
          FieldProblem("está vacío", allowed: "un encabezado y una fila por registro"))
      ]
      return
    }
    let rows = grid.rows[(headerIndex + 1)...].filter { !$0.isBlank }
    let matching = HeaderMatching<Row>(grid.rows[headerIndex], rows: rows, of: grid, file: file)
    columns = matching.columns.map(\.column)
    indices = matching.columns.map(\.index)
    rowCount = rows.count
    notes =
      grid.remarks.map { RowProblem(file: file, row: nil, column: nil, value: nil, $0) }
      + grid.doubts.map {
        RowProblem(
          file: file, row: $0.row, column: $0.column, letter: $0.letter,
          value: $0.value.flatMap { SecretText.problem(of: $0) == nil ? $0 : nil }, $0.problem)
      }
    if leavesOutUnknown {
      problems = matching.fatal
      notes += matching.unknown
    } else {
      problems = matching.fatal + matching.unknown
    }
    if matching.fatal.isEmpty { read(rows) } else { rejected = rows.map(\.number) }
  }

  /// A row of the registry with this line's cells in it; what the file does not bring stays as it is.
  package func applying(_ line: Line, to row: Row) -> Row {
    var row = row
    for index in columns.indices where index < line.cells.count {
      // The cell was read once already, into an empty row.
      try? columns[index].read(&row, line.cells[index])
    }
    return row
  }

  /// A problem with what a row of the file says in one of the table's columns.
  package func problem(
    _ problem: FieldProblem, row: Int, column: String?, value: String?
  ) -> RowProblem {
    let index = columns.firstIndex { $0.name == column }.map { indices[$0] }
    return RowProblem(
      file: file, row: row, column: column, letter: index.flatMap { grid.letters(ofColumn: $0) },
      value: value, problem)
  }

  private mutating func read(_ rows: [GridRow]) {
    var rowOfKey: [[String]: Int] = [:]
    rowOfKey.reserveCapacity(rows.count)
    lines.reserveCapacity(rows.count)
    for row in rows {
      var record = Row()
      var found: [RowProblem] = []
      var cells: [String] = []
      cells.reserveCapacity(columns.count)
      for position in columns.indices {
        let (index, column) = (indices[position], columns[position])
        let cell = index < row.cells.count ? CellText.tidied(row.cells[index]) : ""
        cells.append(cell)
        let trouble =
          grid.troubles.isEmpty ? nil : grid.troubles[CellPlace(row: row.number, column: index)]
        if let problem = trouble ?? Self.read(cell, in: column, of: &record) {
          found.append(report(problem, cell, in: column.name, of: row))
        }
      }
      let key = Row.table.keyTexts(of: record)
      if found.isEmpty, let first = rowOfKey[key] {
        found.append(repeated(key, first: first, in: row))
      }
      problems += found
      guard found.isEmpty else {
        rejected.append(row.number)
        continue
      }
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
      return SpreadsheetSlip.problem(of: cell, in: column.kind) ?? error
    }
  }

  private func report(_ problem: FieldProblem, _ cell: String, in column: String, of row: GridRow)
    -> RowProblem
  {
    let isSecret = SecretText.problem(of: cell) != nil
    let value = cell.isEmpty || isSecret ? nil : cell
    return self.problem(problem, row: row.number, column: column, value: value)
  }

  private func repeated(_ key: [String], first: Int, in row: GridRow) -> RowProblem {
    let table = Row.table
    if key.isEmpty {
      let problem = FieldProblem(
        "es una segunda fila, y la tabla \(table.name) solo tiene una", allowed: "una fila")
      return RowProblem(file: file, row: row.number, column: nil, value: nil, problem)
    }
    let columns = table.key.joined(separator: " + ")
    return problem(
      FieldProblem("ya está en la fila \(first)", allowed: "cada \(columns) en una sola fila"),
      row: row.number, column: columns, value: key.joined(separator: " · "))
  }
}

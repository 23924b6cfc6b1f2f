/// Which column of a file brings which column of a table.
package struct HeaderMatching<Row: Record>: Sendable {
  /// The matched columns with their index in the file, in file order.
  package private(set) var columns: [(index: Int, column: Column<Row>)] = []
  /// Problems that leave no row readable: key or required columns missing, columns repeated.
  package private(set) var fatal: [RowProblem] = []
  /// Columns with content that no column of the table takes.
  package private(set) var unknown: [RowProblem] = []

  /// Matches by name, label and synonyms, without regard to case, accents, spaces and punctuation.
  ///
  /// Columns without content are left out, and so are one that only counts the rows («No.»), the reasons that an
  /// earlier import wrote beside its rejected rows, and one that is only there to be read, in parentheses.
  package init(_ header: GridRow, rows: some Sequence<GridRow>, of grid: Grid, file: String) {
    let table = Row.table
    let byName = Self.columnsByHeader
    var widest = Array(repeating: Int?.none, count: header.cells.count)
    for row in rows {
      if row.cells.count > widest.count {
        widest += Array(repeating: nil, count: row.cells.count - widest.count)
      }
      for index in row.cells.indices where widest[index] == nil {
        if !CellText.tidied(row.cells[index]).isEmpty { widest[index] = row.number }
      }
    }
    for index in widest.indices {
      let title = index < header.cells.count ? CellText.tidied(header.cells[index]) : ""
      if let column = byName[Header.key(title)] {
        take(column, at: index, titled: title, header: header, of: grid, file: file)
      } else if let firstRow = widest[index], !Header.isIgnored(title) {
        unknown.append(
          Self.unknownColumn(
            title, at: index, row: title.isEmpty ? firstRow : header.number, of: grid, file: file,
            isFirst: unknown.isEmpty))
      }
    }
    let present = Set(columns.map(\.column.name))
    for column in table.columns where column.isRequired && !present.contains(column.name) {
      let problem = FieldProblem(
        "falta la columna obligatoria «\(column.name)»",
        allowed: "un encabezado «\(column.name)» o «\(column.label)»")
      fatal.append(RowProblem(file: file, row: header.number, column: column.name, value: nil, problem))
    }
  }

  private mutating func take(
    _ column: Column<Row>, at index: Int, titled title: String, header: GridRow, of grid: Grid, file: String
  ) {
    if columns.contains(where: { $0.column.name == column.name }) {
      let problem = FieldProblem("repite la columna «\(column.name)»", allowed: "cada columna una vez")
      fatal.append(
        RowProblem(
          file: file, row: header.number, column: column.name, letter: grid.letters(ofColumn: index),
          value: title, problem))
    } else {
      columns.append((index, column))
    }
  }

  private static func unknownColumn(
    _ title: String, at index: Int, row: Int, of grid: Grid, file: String, isFirst: Bool
  ) -> RowProblem {
    let letter = grid.letters(ofColumn: index)
    let names = Row.table.columns.map(\.name)
    if title.isEmpty {
      let problem = FieldProblem(
        "hay un valor en la columna \(letter ?? "\(index + 1)"), que no tiene encabezado",
        allowed: "un encabezado, o nada debajo")
      return RowProblem(file: file, row: row, column: nil, letter: letter, value: nil, problem)
    }
    let meant = Likeness.nearest(to: title, among: names).map { "; ¿quiso decir «\($0)»?" } ?? ""
    // A sheet may have forty of them: the list stands once.
    let problem = FieldProblem(
      "no es una columna de la tabla \(Row.table.name)\(meant)",
      allowed: isFirst ? names.joined(separator: ", ") : "las columnas ya dichas")
    return RowProblem(file: file, row: row, column: title, letter: letter, value: nil, problem)
  }

  /// Every header that a table takes, folded.
  static var columnsByHeader: [String: Column<Row>] {
    var columns: [String: Column<Row>] = [:]
    for names in [\Column<Row>.headerNames, \.headerLabels, \.headerSynonyms] {
      for column in Row.table.columns {
        for name in column[keyPath: names] where columns[Header.key(name)] == nil {
          columns[Header.key(name)] = column
        }
      }
    }
    return columns
  }
}

extension Column {
  fileprivate var headerNames: [String] { [name] }
  fileprivate var headerLabels: [String] { [label] }
  fileprivate var headerSynonyms: [String] { synonyms }
}

/// How headers are compared.
package enum Header {
  /// Letters and figures only, folded, so that «Documento:» and `DOCUMENTO` agree.
  package static func key(_ title: String) -> String {
    title.foldedForSearch.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// The title of the column that says why rows were rejected.
  package static let rejectionReason = "motivo_del_rechazo"

  /// Whether a header that no table knows heads a column that is left out without a word.
  package static func isIgnored(_ title: String) -> Bool {
    isRowCount(title) || key(title) == key(rejectionReason) || isForReaders(title)
  }

  /// Whether a header stands in parentheses: «(nombre)» tells who it is in a sheet to fill in, and is not taken.
  package static func isForReaders(_ title: String) -> Bool {
    let text = CellText.tidied(title)
    return text.hasPrefix("(") && text.hasSuffix(")")
  }

  /// Whether a header that no table knows heads a column that merely counts rows.
  private static func isRowCount(_ title: String) -> Bool {
    CellText.tidied(title) == "#" || ["no", "n", "nº", "nro", "item"].contains(key(title))
  }
}

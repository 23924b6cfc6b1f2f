/// A sheet of text cells, as a CSV file or a worksheet brings it.
package struct Grid: Hashable, Sendable {
  /// The rows that were read, also those without text.
  package var rows: [GridRow]

  package init(rows: [GridRow]) { self.rows = rows }
}

/// One row of a sheet.
package struct GridRow: Hashable, Sendable {
  /// The number that a spreadsheet program shows at its left, counted from 1 and including the header.
  package let number: Int
  /// The texts from left to right.
  package let cells: [String]

  package init(number: Int, cells: [String]) {
    self.number = number
    self.cells = cells
  }

  /// Whether no cell holds anything but white space.
  package var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// Why a file cannot be read as a sheet at all.
package struct GridProblem: Error, Hashable, Sendable {
  /// The row where it goes wrong; nil when it concerns the whole file.
  package let row: Int?
  /// What is the matter and what would be allowed.
  package let problem: FieldProblem

  package init(row: Int? = nil, _ text: String, allowed: String) {
    self.row = row
    problem = FieldProblem(text, allowed: allowed)
  }

  /// The problem as it is reported for the file of that name.
  package func inFile(_ file: String) -> RowProblem {
    RowProblem(file: file, row: row, column: nil, value: nil, problem)
  }
}

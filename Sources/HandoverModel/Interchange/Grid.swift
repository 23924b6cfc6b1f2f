/// A sheet of text cells, as a CSV file or a worksheet brings it.
package struct Grid: Hashable, Sendable {
  /// The rows that were read, also those without text.
  package var rows: [GridRow]
  /// What is the matter with single cells, beyond what their text says.
  package var troubles: [CellPlace: FieldProblem] = [:]
  /// What someone should look at in single cells, although it keeps no row from being stored.
  package var doubts: [CellDoubt] = []
  /// The letters over columns whose place here is not that in the file; nil when the places are the same.
  package var columnLetters: [Int: String]?
  /// What the reader of the preview should know of the sheet as a whole, for example that rows are hidden.
  package var remarks: [FieldProblem] = []
  /// Whether it comes from a workbook, whose columns people know by letters.
  package var isWorksheet = false

  package init(rows: [GridRow]) { self.rows = rows }

  /// The letters of a column that is counted from 0, for example `AB`; nil where columns have none.
  package func letters(ofColumn index: Int) -> String? {
    columnLetters.map { $0[index] } ?? (isWorksheet ? ColumnLetters.text(index) : nil)
  }
}

/// Something in a cell that asks for a second look.
package struct CellDoubt: Hashable, Sendable {
  /// The row's number in a spreadsheet program.
  package let row: Int
  /// What the file calls the column; nil when it has none.
  package let column: String?
  /// The letters over that column in a workbook.
  package let letter: String?
  /// The cell's text; nil when there is none.
  package let value: String?
  /// What is the matter and what would be allowed.
  package let problem: FieldProblem

  package init(row: Int, column: String?, letter: String?, value: String?, _ problem: FieldProblem) {
    self.row = row
    self.column = column
    self.letter = letter
    self.value = value
    self.problem = problem
  }
}

/// The place of one cell in a sheet.
package struct CellPlace: Hashable, Sendable {
  /// As a spreadsheet program counts it, from 1.
  package let row: Int
  /// Counted from 0.
  package let column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// The letters by which spreadsheet programs call columns.
package enum ColumnLetters {
  /// `A` for 0, `Z` for 25, `AA` for 26.
  package static func text(_ index: Int) -> String {
    var letters: [UInt8] = []
    var rest = index + 1
    while rest > 0 {
      letters.insert(UInt8(ascii: "A") + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
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
  package var isBlank: Bool { cells.allSatisfy { $0.isEmpty || $0.allSatisfy(\.isWhitespace) } }
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

import HandoverModel

/// Values that a user gives as `dato=valor`, on their way into a row.
struct Assignments<Row: Record> {
  private let values: [(column: Column<Row>, text: String)]

  /// Finds the column of each by its name or its label.
  init(_ assignments: [String]) throws(ActionError) {
    var values: [(column: Column<Row>, text: String)] = []
    for assignment in assignments {
      guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
        throw ActionError.notAssignment(text: assignment)
      }
      let name = String(assignment[..<sign])
      let columns = Row.table.columns
      let column = columns.first {
        $0.name == name || $0.label.foldedForSearch == name.foldedForSearch
      }
      guard let column else {
        throw ActionError.unknownColumn(
          row: Row.table.rowName, name: name, known: columns.map(\.name))
      }
      values.append((column, CellText.tidied(String(assignment[assignment.index(after: sign)...]))))
    }
    self.values = values
  }

  /// The names of the columns that get a value.
  var names: [String] { values.map(\.column.name) }

  /// Puts the values into `row`.
  func apply(to row: inout Row) throws(ActionError) {
    for (column, text) in values { try Self.read(text, into: column, of: &row) }
  }

  /// Finds what a row must have and has not.
  static func check(_ row: Row) throws(ActionError) {
    for column in Row.table.columns where column.isRequired && column.text(row).isEmpty {
      throw ActionError.missingValue(row: Row.table.rowName, column: column.label, name: column.name)
    }
  }

  /// Reads one cell, and says what is wrong with it as the user's mistake.
  static func read(_ text: String, into column: Column<Row>, of row: inout Row) throws(ActionError) {
    do throws(FieldProblem) {
      try column.read(&row, text)
    } catch {
      throw ActionError.badValue(column: column.label, value: text, problem: error)
    }
  }
}

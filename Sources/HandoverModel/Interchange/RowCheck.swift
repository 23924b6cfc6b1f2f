extension Table {
  /// Everything that keeps a row from being stored in an expediente with that ficha, as file problems.
  ///
  /// For rows that do not come from a file, `file` names where they were entered and `number` is nil.
  package func problems(of row: Row, with caseFile: CaseFile, file: String, number: Int?) -> [RowProblem] {
    let inCells = columns.compactMap { column -> RowProblem? in
      let text = column.text(row)
      if text.isEmpty {
        guard column.isRequired else { return nil }
        return RowProblem(file: file, row: number, column: column.name, value: nil, .missing)
      }
      if let problem = CellText.problem(of: text) {
        return RowProblem(file: file, row: number, column: column.name, value: text, problem)
      }
      return SecretText.problem(of: text).map {
        RowProblem(file: file, row: number, column: column.name, value: nil, $0)
      }
    }
    return inCells + brokenRules(of: row, with: caseFile, file: file, number: number)
  }

  /// The rules that a row breaks.
  package func brokenRules(of row: Row, with caseFile: CaseFile, file: String, number: Int?) -> [RowProblem] {
    rules.compactMap { rule in
      rule.problem(row, caseFile).map {
        RowProblem(file: file, row: number, column: rule.column, value: column(rule.column)?.text(row), $0)
      }
    }
  }

  /// The row with every text in the form in which files bring it.
  package func tidied(_ row: Row) -> Row {
    var row = row
    for column in columns {
      let text = column.text(row)
      let tidied = CellText.tidied(text)
      if !tidied.utf8.elementsEqual(text.utf8) { try? column.read(&row, tidied) }
    }
    return row
  }
}

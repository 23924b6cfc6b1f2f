/// What spreadsheet programs do to a value behind the back of whoever typed it.
package enum SpreadsheetSlip {
  /// What happened to a cell that cannot be read as its column asks; nil when nothing known did.
  package static func problem(of cell: String, in kind: FieldKind) -> FieldProblem? {
    switch kind {
    case .date, .archivalDate: serialDay(cell)
    case .integer, .decimal: scientific(cell)
    default: nil
    }
  }

  /// A number that Excel shows as `1,07E+09`: its last figures are gone, so it is named and never guessed.
  package static func scientific(_ text: String) -> FieldProblem? {
    guard text.wholeMatch(of: /[0-9]([.,][0-9]+)?\s?[eE]\+?[0-9]{1,2}/) != nil else { return nil }
    return FieldProblem(
      "es un número que Excel acortó, y sus últimas cifras ya no están",
      allowed: "el número completo, en una columna con formato de texto")
  }

  /// A day as the number that Excel counts it by, in a cell without a date format.
  private static func serialDay(_ text: String) -> FieldProblem? {
    guard text.utf8.count == 5, let number = Int(text), (10_000...80_000).contains(number) else { return nil }
    let day = CalendarDate(dayNumber: number - 25_569)
    return FieldProblem(
      "es un número y no una fecha; parece el \(day.inWords) sin su formato",
      allowed: "una fecha dd/mm/aaaa, en una celda con formato de fecha")
  }
}

/// Legal terms as a municipality writes them down: a CSV table with one row per term.
package enum LegalTermTable {
  /// The column headings in order.
  package static let headers = [
    "codigo", "asunto", "responsable", "desde", "dias", "conteo", "norma", "fuente", "verificado",
  ]

  /// The terms of a sheet whose first row is ``headers``; blank rows are passed over.
  package static func read(_ grid: Grid) throws(GridProblem) -> [LegalTerm] {
    let rows = grid.rows.filter { !$0.isBlank }
    guard rows.first?.cells.map(CellText.tidied) == headers else {
      throw GridProblem(
        row: rows.first?.number ?? 1, "no tiene los títulos esperados",
        allowed: headers.joined(separator: ", "))
    }
    var terms: [LegalTerm] = []
    for row in rows.dropFirst() {
      let term = try term(row)
      guard !terms.contains(where: { $0.code == term.code }) else {
        throw GridProblem(
          row: row.number, "repite el código «\(term.code)»", allowed: "un código por plazo")
      }
      terms.append(term)
    }
    return terms
  }

  private static func term(_ row: GridRow) throws(GridProblem) -> LegalTerm {
    let cells = (row.cells + Array(repeating: "", count: headers.count)).map(CellText.tidied)
    for (name, cell) in zip(headers, cells) where cell.isEmpty && name != "fuente" {
      throw GridProblem(row: row.number, "no dice \(name)", allowed: "un valor")
    }
    let days = try value(Int.self, cells[4], "dias", row)
    guard (0...3650).contains(days) else {
      throw GridProblem(row: row.number, "dias: «\(days)» está fuera de lo posible", allowed: "de 0 a 3650")
    }
    return LegalTerm(
      code: cells[0], subject: cells[1], responsible: cells[2], event: event(cells[3]), days: days,
      counting: try value(LegalTerm.Counting.self, cells[5], "conteo", row), norm: cells[6],
      source: cells[7], isVerified: try value(Bool.self, cells[8], "verificado", row))
  }

  private static func value<Value: FieldValue>(
    _ type: Value.Type, _ text: String, _ name: String, _ row: GridRow
  ) throws(GridProblem) -> Value {
    do throws(FieldProblem) {
      return try Value(fieldText: text)
    } catch {
      throw GridProblem(row: row.number, "\(name): «\(text)» \(error.text)", allowed: error.allowed)
    }
  }

  /// A date of the ficha by its name, or the end of another term by its code.
  private static func event(_ text: String) -> LegalTerm.Event {
    switch text.foldedForSearch {
    case "retiro": .leaving
    case "entrega", "firma": .delivery
    case "fin del periodo": .termEnd
    default: .end(of: text)
    }
  }
}

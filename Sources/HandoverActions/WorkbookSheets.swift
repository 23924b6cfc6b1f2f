import HandoverBundle
import HandoverModel

/// Chooses the sheets of a workbook that are tables.
struct WorkbookSheets {
  /// What the workbook is called.
  let name: String
  /// The table that the user named.
  let table: String?
  /// The sheets that the user named; none for all that are tables.
  let wanted: [String]

  private struct Candidate {
    let name: String
    var grid: Grid
    let table: String?
  }

  /// One file for each sheet that is taken; what is not taken is told with the first of them.
  func files(of path: String) throws(WorkbookReadingError) -> [ImportFile] {
    let book = try WorkbookFile(path)
    let chosen = book.sheets.filter { isWanted($0) }
    try checkNames(book.sheets)
    var candidates: [Candidate] = []
    for sheet in chosen {
      let grid = try book.grid(of: sheet)
      guard !grid.rows.isEmpty else { continue }
      candidates.append(
        Candidate(name: sheet.name, grid: grid, table: tableName(sheet.name, grid, chosen.count)))
    }
    var taken = candidates.filter { $0.table != nil }
    if taken.isEmpty { taken = candidates.count == 1 ? candidates : [] }
    guard !taken.isEmpty else { throw .unreadable(noTable(candidates)) }
    let isInventory = taken.allSatisfy { InventoryReading.recognizes($0.grid) }
    if table != nil, taken.count > 1, !isInventory {
      throw .unreadable(
        GridProblem(
          "tiene varias hojas: \(Self.list(taken.map(\.name)))", allowed: "una de ellas, con --hoja"))
    }
    taken[0].grid.remarks += remarks(book.sheets, candidates, taken)
    return taken.map { sheet in
      let label = book.sheets.count == 1 ? name : "\(name), hoja \(sheet.name)"
      return ImportFile(name: label, content: .grid(sheet.grid), table: sheet.table)
    }
  }

  private func isWanted(_ sheet: WorkbookFile.Sheet) -> Bool {
    wanted.isEmpty
      ? !sheet.isHidden : wanted.contains { $0.foldedForSearch == sheet.name.foldedForSearch }
  }

  private func checkNames(_ sheets: [WorkbookFile.Sheet]) throws(WorkbookReadingError) {
    let names = sheets.map(\.name.foldedForSearch)
    guard let missing = wanted.first(where: { !names.contains($0.foldedForSearch) }) else { return }
    throw .unreadable(
      GridProblem("no tiene una hoja «\(missing)»", allowed: Self.list(sheets.map(\.name))))
  }

  /// By the user's word, as an inventory, by the name of the sheet, by that of the file, by the titles.
  private func tableName(_ sheet: String, _ grid: Grid, _ count: Int) -> String? {
    if let table { return table }
    if InventoryReading.recognizes(grid) { return Deliverable.table.name }
    let named =
      TableNaming.type(forFileNamed: sheet) ?? (count == 1 ? TableNaming.type(forFileNamed: name) : nil)
    if let named { return named.tableName }
    let fitting = TableNaming.types(forHeaderOf: grid)
    return fitting.count == 1 ? fitting[0].tableName : nil
  }

  private func noTable(_ candidates: [Candidate]) -> GridProblem {
    candidates.isEmpty
      ? GridProblem("está vacío", allowed: "una hoja con un encabezado y una fila por registro")
      : GridProblem(
        "ninguna de sus hojas se reconoce como tabla: \(Self.list(candidates.map(\.name)))",
        allowed: "una hoja que se llame como su tabla, o --hoja y --tabla")
  }

  private func remarks(
    _ all: [WorkbookFile.Sheet], _ candidates: [Candidate], _ taken: [Candidate]
  ) -> [FieldProblem] {
    let names = Set(taken.map(\.name))
    let others = candidates.map(\.name).filter { !names.contains($0) }
    let hidden = wanted.isEmpty ? all.filter(\.isHidden).map(\.name) : []
    return others.map { FieldProblem("la hoja «\($0)» no se reconoce como tabla y no se lee", allowed: "") }
      + hidden.map { FieldProblem("la hoja «\($0)» está oculta y no se lee, salvo con --hoja", allowed: "") }
  }

  private static func list(_ names: [String]) -> String { names.map { "«\($0)»" }.joined(separator: ", ") }
}

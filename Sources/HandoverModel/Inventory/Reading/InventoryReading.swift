/// Somebody's inventory as a sheet holds it: its head and its rows, without totals, signatures and page heads.
package struct InventoryReading: Sendable {
  /// One unit as the sheet describes it.
  package struct Line: Sendable {
    /// The row's number in a spreadsheet program.
    let row: Int
    /// The texts of the known columns.
    let cells: [Cell]
    /// What stands in columns that no form has, with their titles.
    let others: [String]
  }

  /// One text with its place.
  struct Cell: Sendable {
    let index: Int
    let title: InventoryTitle
    let heading: String
    let text: String
  }

  /// The oficina productora of the heading; empty when there is none.
  let office: String
  let lines: [Line]
  /// The row of titles, as a spreadsheet program numbers it.
  let headRow: Int
  /// Where each kind of column stands, counted from 0.
  let places: [InventoryTitle: Int]
  /// How many rows are no units: totals, signatures, heads of later pages.
  let leftOut: Int
  /// Sentences between or below the units, with their rows.
  let asides: [(row: Int, text: String)]
  private let grid: Grid

  /// Nil when the sheet is no inventory.
  package init?(_ grid: Grid) {
    guard let header = InventoryHeader(grid) else { return nil }
    self.grid = grid
    office = header.office
    headRow = grid.rows[header.lastRow].number
    places = Dictionary(header.columns.map { ($0.title, $0.index) }) { first, _ in first }
    let titles = grid.rows[header.lastRow].cells.map(Header.key)
    var lines: [Line] = []
    var (leftOut, isFirst) = (0, true)
    var asides: [(row: Int, text: String)] = []
    let rows = grid.rows[(header.lastRow + 1)...].filter { !$0.isBlank }
    for (offset, row) in rows.enumerated() {
      if Self.isSignature(row) {
        leftOut += rows.count - offset
        break
      }
      let isColumnCount = isFirst && Self.countsColumns(row)
      isFirst = false
      if isColumnCount || Self.isTotal(row) || Self.isHead(row, titles) {
        leftOut += 1
        continue
      }
      if let text = Self.aside(row, order: places[.order]) {
        asides.append((row.number, text))
        continue
      }
      lines.append(Self.line(row, header))
    }
    self.lines = lines
    self.leftOut = leftOut
    self.asides = asides
  }

  /// The text of a row that holds nothing but a sentence where the order number would be.
  private static func aside(_ row: GridRow, order: Int?) -> String? {
    let filled = row.cells.indices.filter { !CellText.tidied(row.cells[$0]).isEmpty }
    guard let order, filled == [order], Int(CellText.tidied(row.cells[order])) == nil else { return nil }
    return CellText.tidied(row.cells[order])
  }

  /// Whether the sheet is an inventory.
  package static func recognizes(_ grid: Grid) -> Bool { InventoryHeader(grid) != nil }

  /// The letters of a column of the sheet; nil where columns have none.
  func letters(of title: InventoryTitle) -> String? { places[title].flatMap { grid.letters(ofColumn: $0) } }

  /// What the reader of the sheet said of it and of its cells.
  var remarks: [FieldProblem] { grid.remarks }

  func trouble(row: Int, of title: InventoryTitle) -> FieldProblem? {
    places[title].flatMap { grid.troubles[CellPlace(row: row, column: $0)] }
  }

  private static func line(_ row: GridRow, _ header: InventoryHeader) -> Line {
    func text(_ index: Int) -> String { index < row.cells.count ? CellText.tidied(row.cells[index]) : "" }
    let known = Set(header.columns.map(\.index) + header.others.map(\.index))
    let unnamed = row.cells.indices.filter { !known.contains($0) && !text($0).isEmpty }
    return Line(
      row: row.number,
      cells: header.columns.map {
        Cell(index: $0.index, title: $0.title, heading: $0.text, text: text($0.index))
      },
      others: header.others.filter { !text($0.index).isEmpty }.map { column in
        column.text.isEmpty ? text(column.index) : "\(column.text): \(text(column.index))"
      } + unnamed.map(text))
  }

  private static func first(_ row: GridRow) -> String {
    row.cells.lazy.map { Header.key($0) }.first { !$0.isEmpty } ?? ""
  }

  private static func isTotal(_ row: GridRow) -> Bool {
    ["total", "totales", "subtotal", "gran total", "suma"].contains {
      first(row) == $0 || first(row).hasPrefix($0 + " ")
    }
  }

  /// Behind the signatures nothing is a unit.
  private static func isSignature(_ row: GridRow) -> Bool {
    ["elaborado por", "elaboro", "entregado por", "recibido por", "aprobado por"].contains {
      first(row).hasPrefix($0)
    }
  }

  /// A head that is printed again on the next page.
  private static func isHead(_ row: GridRow, _ titles: [String]) -> Bool {
    if InventoryHeader.isLabel(row.cells.first { !CellText.tidied($0).isEmpty } ?? "") { return true }
    let keys = row.cells.map(Header.key)
    let same = zip(keys, titles).count { !$0.isEmpty && $0 == $1 }
    let known = keys.count { InventoryTitle($0) != nil && Int($0) == nil }
    return same >= 3 || (known >= 4 && known == keys.count { !$0.isEmpty })
  }

  /// A row 1, 2, 3 … below the titles.
  private static func countsColumns(_ row: GridRow) -> Bool {
    let numbers = row.cells.map(CellText.tidied).filter { !$0.isEmpty }.map { Int($0) }
    return numbers.count >= 5 && numbers.enumerated().allSatisfy { $0.element == $0.offset + 1 }
  }
}

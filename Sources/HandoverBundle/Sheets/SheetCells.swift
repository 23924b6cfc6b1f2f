import HandoverModel

/// The cells of one worksheet, as they come by.
struct SheetCells: MarkupHandler {
  private(set) var wantsText = false
  private var rows: [(number: Int, cells: [String])] = []
  private var troubles: [CellPlace: FieldProblem] = [:]
  private var merges: [MergedCells] = []
  private var hiddenRows = 0
  private var hiddenColumns: [String] = []
  private var cellCount = 0
  private var isWorksheet = false

  private var row = 0
  private var isRowHidden = false
  private var cells: [String] = []
  private var cell = OpenCell()
  private var nextColumn = 0
  private var piece: [UInt8] = []

  private let strings: [String]
  private let styles: NumberStyles
  private let is1904: Bool

  init(_ strings: [String], _ styles: NumberStyles, is1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
  }

  /// What is known of the cell that is being read.
  private struct OpenCell {
    var column = 0
    var kind: [UInt8] = []
    var style: Int?
    var value: [UInt8]?
    var inline: [UInt8] = []
    var hasFormula = false
    var isPhonetic = false
  }

  private enum Name {
    static let worksheet = MarkupName("worksheet")
    static let row = MarkupName("row")
    static let cell = MarkupName("c")
    static let value = MarkupName("v")
    static let formula = MarkupName("f")
    static let text = MarkupName("t")
    static let phonetic = MarkupName("rPh")
    static let merge = MarkupName("mergeCell")
    static let column = MarkupName("col")
  }

  private static let lastRow = 1_048_576
  private static let lastColumn = 16_384
  private static let mostCells = 12_000_000

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    switch tag.name {
    case Name.cell: try openCell(tag)
    case Name.value: startText()
    case Name.row: try openRow(tag)
    case Name.formula: cell.hasFormula = true
    case Name.text: if !cell.isPhonetic { startText() }
    case Name.phonetic: cell.isPhonetic = true
    case Name.merge:
      if merges.count < 100_000, let range = tag.raw("ref").flatMap(MergedCells.init) { merges.append(range) }
    case Name.column: noteColumn(tag)
    case Name.worksheet: isWorksheet = true
    default: break
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {
    switch name {
    case Name.cell: try closeCell()
    case Name.value:
      cell.value = piece
      wantsText = false
    case Name.row: closeRow()
    case Name.text:
      if wantsText { cell.inline += piece }
      wantsText = false
    case Name.phonetic: cell.isPhonetic = false
    default: break
    }
  }

  mutating func text(_ bytes: [UInt8]) throws(GridProblem) {
    if piece.isEmpty { piece = bytes } else { piece += bytes }
  }

  private mutating func startText() {
    piece = []
    wantsText = true
  }

  private mutating func openRow(_ tag: MarkupTag) throws(GridProblem) {
    let number = tag.raw("r").map(Self.number) ?? row + 1
    guard number > row, number <= Self.lastRow else {
      throw MarkupScanner<SheetCells>.damaged("tiene filas en desorden")
    }
    row = number
    isRowHidden = tag.isTrue("hidden")
    cells = []
    nextColumn = 0
  }

  private mutating func closeRow() {
    guard !cells.isEmpty else { return }
    if isRowHidden { hiddenRows += 1 }
    rows.append((row, cells))
  }

  private mutating func openCell(_ tag: MarkupTag) throws(GridProblem) {
    let column = tag.raw("r").flatMap(Self.column) ?? nextColumn
    guard column < Self.lastColumn else {
      throw MarkupScanner<SheetCells>.damaged("tiene más columnas que una hoja de Excel")
    }
    nextColumn = column + 1
    cell = OpenCell(
      column: column, kind: tag.raw("t").map(Array.init) ?? [], style: tag.raw("s").map(Self.number))
  }

  private mutating func closeCell() throws(GridProblem) {
    let read = CellReading(
      kind: cell.kind, value: cell.value, inline: cell.inline, hasFormula: cell.hasFormula,
      style: styles[cell.style])
    let (text, trouble) = read.text(strings: strings, is1904: is1904)
    if let trouble { troubles[CellPlace(row: row, column: cell.column)] = trouble }
    if text.isEmpty, trouble == nil { return }
    let missing = cell.column + 1 - cells.count
    if missing > 0 {
      cellCount += missing
      guard cellCount <= Self.mostCells else {
        throw GridProblem(
          "la hoja tiene más de \(Self.mostCells / 1_000_000) millones de celdas",
          allowed: "una hoja con una fila por registro; divídala en varias")
      }
      cells += Array(repeating: "", count: missing)
    }
    cells[cell.column] = text
  }

  private mutating func noteColumn(_ tag: MarkupTag) {
    guard tag.isTrue("hidden"), let first = tag.raw("min").map(Self.number) else { return }
    let last = tag.raw("max").map(Self.number) ?? first
    guard first > 0, last >= first, last < Self.lastColumn, hiddenColumns.count < 20 else { return }
    let ends = [first, last].map { ColumnLetters.text($0 - 1) }
    hiddenColumns.append(first == last ? ends[0] : ends.joined(separator: " a "))
  }

  /// The sheet with its merged cells filled downwards, as they are seen.
  func grid() throws(GridProblem) -> Grid {
    guard isWorksheet else { throw MarkupScanner<SheetCells>.damaged("no es una hoja de cálculo") }
    var rows = rows
    MergedCells.fill(merges, in: &rows)
    var grid = Grid(rows: rows.map { GridRow(number: $0.number, cells: $0.cells) })
    grid.troubles = troubles
    grid.isWorksheet = true
    if hiddenRows > 0 {
      let subject =
        hiddenRows == 1
        ? "una fila oculta, que también se lee" : "\(hiddenRows) filas ocultas, que también se leen"
      grid.remarks.append(FieldProblem("la hoja tiene \(subject)", allowed: ""))
    }
    if !hiddenColumns.isEmpty {
      let names = hiddenColumns.joined(separator: ", ")
      grid.remarks.append(
        FieldProblem("la hoja tiene columnas ocultas, que también se leen: \(names)", allowed: ""))
    }
    return grid
  }

  /// The digits at the start of an attribute as a number; 0 when there are none, at most a thousand million.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(9).prefix { (48...57).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The column of a reference such as `AB12`, counted from 0.
  static func column(_ reference: ArraySlice<UInt8>) -> Int? {
    var column = 0
    for byte in reference.prefix(5) {
      let letter = byte & 0xDF
      guard (65...90).contains(letter) else { break }
      column = column * 26 + Int(letter - 64)
    }
    return column > 0 ? column - 1 : nil
  }
}

/// A range of merged cells, of which only the first one has a value.
struct MergedCells {
  private let column: Int
  private let rows: ClosedRange<Int>

  /// Reads `A1:C3`; nil when the range lies in one row, where there is nothing to fill.
  init?(_ reference: ArraySlice<UInt8>) {
    let corners = reference.split(separator: UInt8(ascii: ":"))
    guard corners.count == 2, let column = SheetCells.column(corners[0]) else { return nil }
    let numbers = corners.map { corner in
      corner.drop { $0 > 57 }.prefix(7).reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    guard numbers[0] > 0, numbers[0] < numbers[1] else { return nil }
    self.column = column
    rows = numbers[0]...numbers[1]
  }

  /// Repeats the value of each range in the rows below its first one, which show it too.
  static func fill(_ merges: [MergedCells], in rows: inout [(number: Int, cells: [String])]) {
    guard !merges.isEmpty else { return }
    let numbers = rows.map(\.number)
    for merge in merges {
      var index = place(of: merge.rows.lowerBound, in: numbers)
      guard index < rows.count, numbers[index] == merge.rows.lowerBound,
        merge.column < rows[index].cells.count
      else { continue }
      let value = rows[index].cells[merge.column]
      index += 1
      while index < rows.count, numbers[index] <= merge.rows.upperBound, !value.isEmpty {
        let missing = merge.column + 1 - rows[index].cells.count
        if missing > 0 { rows[index].cells += Array(repeating: "", count: missing) }
        if rows[index].cells[merge.column].isEmpty { rows[index].cells[merge.column] = value }
        index += 1
      }
    }
  }

  private static func place(of number: Int, in numbers: [Int]) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

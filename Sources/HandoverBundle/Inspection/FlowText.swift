import HandoverModel

/// Puts paragraphs and tables together from the pieces between the tags of a document, and looks through them.
struct FlowText {
  private(set) var tally = PrivateTally()
  /// How many letters and figures there were.
  private(set) var characters = 0
  /// What stands before every place, such as «diapositiva 3, ».
  var prefix = ""
  /// The line of the source, where places are counted so.
  var sourceLine: Int?

  private var text: [UInt8] = []
  private var paragraphs = 0
  private var tables = 0
  private var open: [OpenTable] = []

  private struct OpenTable {
    let number: Int
    var scan = TableScan()
    var rows = 0
    var cells: [String] = []
    var isInCell = false
  }

  mutating func add(_ bytes: [UInt8]) {
    characters += bytes.count
    // A line feed within a paragraph is white space.
    text.append(contentsOf: bytes.lazy.map { $0 == 0x0A ? 0x20 : $0 })
  }

  /// A tab, a line break, the end of a word in a page.
  mutating func space() { text.append(0x20) }

  mutating func endParagraph() {
    if open.last?.isInCell == true {
      space()
      return
    }
    paragraphs += 1
    defer { text.removeAll(keepingCapacity: true) }
    look(at: text)
  }

  private mutating func look(at text: [UInt8]) {
    guard Self.isWorthALook(text) else { return }
    let place = prefix + (sourceLine.map { "renglón \($0)" } ?? "párrafo \(paragraphs)")
    tally.add(PrivateLine.hits(in: Substring(Self.string(text))), at: place)
  }

  private static func isWorthALook(_ text: [UInt8]) -> Bool {
    var isWorth = false
    LineSurvey.lines(of: text) { _, _ in isWorth = true }
    return isWorth
  }

  private static func string(_ text: [UInt8]) -> String {
    let string = TextScan.text(text[...])
    return string.utf8.contains(UInt8(ascii: "&")) ? string.replacing("&nbsp;", with: " ") : string
  }

  mutating func beginTable() {
    endParagraph()
    tables += 1
    open.append(OpenTable(number: tables))
  }

  mutating func beginCell() {
    text.removeAll(keepingCapacity: true)
    if let last = open.indices.last { open[last].isInCell = true }
  }

  /// Ends a cell that stands for several when it is repeated.
  mutating func endCell(times: Int = 1) {
    guard let last = open.indices.last, open[last].isInCell else { return }
    open[last].isInCell = false
    let cell = Self.string(text).trimmed
    text.removeAll(keepingCapacity: true)
    let count = cell.isEmpty ? min(max(times, 1), 200) : 1
    for _ in 0..<count where open[last].cells.count < 1000 { open[last].cells.append(cell) }
  }

  mutating func endRow() {
    endCell()
    guard let last = open.indices.last else { return }
    open[last].rows += 1
    let (number, row, cells) = (open[last].number, open[last].rows, open[last].cells)
    open[last].cells = []
    guard !cells.isEmpty else { return }
    let place = prefix + (sourceLine.map { "renglón \($0)" } ?? "tabla \(number), fila \(row)")
    open[last].scan.take(cells, into: &tally) { _, title in
      place + (title.isEmpty ? "" : ", columna «\(title)»")
    }
  }

  mutating func endTable() {
    if open.last?.cells.isEmpty == false || open.last?.isInCell == true { endRow() }
    _ = open.popLast()
    text.removeAll(keepingCapacity: true)
  }

  mutating func finish() {
    while !open.isEmpty { endTable() }
    endParagraph()
  }
}

extension String {
  fileprivate var trimmed: String {
    let body = drop(while: \.isWhitespace)
    return String(body.reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// The text of a document in Office's or LibreOffice's XML.
struct FlowHandler: MarkupHandler {
  var flow = FlowText()
  let wantsText = true
  /// How often an empty cell of a spreadsheet stands.
  private var repeated = 1

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    switch tag.name {
    case Names.table, Names.wordTable: flow.beginTable()
    case Names.cell, Names.wordCell:
      repeated = tag.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1
      flow.beginCell()
    case Names.tab, Names.lineBreak, Names.space, Names.openBreak: flow.space()
    default: break
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {
    switch name {
    case Names.paragraph, Names.heading: flow.endParagraph()
    case Names.cell, Names.wordCell: flow.endCell(times: repeated)
    case Names.row, Names.wordRow: flow.endRow()
    case Names.table, Names.wordTable: flow.endTable()
    default: break
    }
  }

  mutating func text(_ bytes: [UInt8]) throws(GridProblem) { flow.add(bytes) }

  private enum Names {
    static let paragraph = MarkupName("p")
    static let heading = MarkupName("h")
    static let table = MarkupName("table")
    static let wordTable = MarkupName("tbl")
    static let row = MarkupName("table-row")
    static let wordRow = MarkupName("tr")
    static let cell = MarkupName("table-cell")
    static let wordCell = MarkupName("tc")
    static let tab = MarkupName("tab")
    static let space = MarkupName("s")
    static let lineBreak = MarkupName("br")
    static let openBreak = MarkupName("line-break")
  }
}

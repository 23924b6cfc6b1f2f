import HandoverModel

/// Looks through the rows of a table, whose header says what the numbers below it are.
struct TableScan {
  private var header: [String] = []
  private var meaning = TableMeaning(header: [])
  private var seen = 0

  /// Within so many rows a header is looked for: titles stand above it.
  private static let headerRows = 15

  /// Whether numbers count whatever stands beside them.
  var isMeaningful: Bool { meaning.isMeaningful }

  /// Takes the next row; `place` names a cell by its column, or the row.
  mutating func take(_ cells: [String], into tally: inout PrivateTally, place: (Int?, String) -> String) {
    seen += 1
    if seen <= Self.headerRows, !isMeaningful, isHeader(cells) {
      header = cells
      meaning = TableMeaning(header: cells)
      if isMeaningful { return }
    }
    guard isWorthALook(cells) else { return }
    var rest: [Substring] = []
    for (index, cell) in cells.enumerated() {
      let column = meaning[index]
      if column == .nothing {
        rest.append(Substring(cell))
        continue
      }
      let title = header.indices.contains(index) ? header[index] : ""
      tally.add(PrivateLine.hits(in: Substring(cell), column: column), at: place(index, title))
    }
    let line = rest.joined(separator: " | ")
    tally.add(PrivateLine.hits(in: Substring(line)), at: place(nil, ""))
  }

  private func isWorthALook(_ cells: [String]) -> Bool {
    var text: [UInt8] = []
    for cell in cells {
      text.append(contentsOf: cell.utf8.lazy.map { $0 == 0x0A ? 0x20 : $0 })
      text.append(UInt8(ascii: "|"))
    }
    var isWorth = false
    LineSurvey.lines(of: text, everyNumber: isMeaningful) { _, _ in isWorth = true }
    return isWorth
  }

  private func isHeader(_ cells: [String]) -> Bool {
    cells.count { !$0.isEmpty } >= 2
      && !cells.contains { cell in cell.utf8.count { (0x30...0x39).contains($0) } >= 6 }
  }
}

/// Looks through a text, line by line or, where it is a table, row by row.
struct TextScan {
  private(set) var tally = PrivateTally()
  private let separator: UInt8?
  private var table = TableScan()
  private var lines = 0
  /// What stands before the place of every line, such as the name of a part and a comma.
  private let prefix: String

  /// `head` is the beginning of a table (CSV); nil for running text.
  init(tableBeginning head: ArraySlice<UInt8>?, prefix: String = "") {
    self.prefix = prefix
    separator = head.map(Self.separator)
  }

  /// Takes the next whole lines.
  mutating func take(_ bytes: [UInt8]) {
    let start = lines
    if separator != nil, start == 0 { lookForHeader(bytes) }
    var found: [(Int, Range<Int>)] = []
    LineSurvey.lines(of: bytes, everyNumber: table.isMeaningful) { number, range in
      found.append((number, range))
    }
    for (number, range) in found { look(at: bytes[range], number: start + number) }
    lines += bytes.count { $0 == 0x0A }
  }

  private mutating func look(at line: ArraySlice<UInt8>, number: Int) {
    let text = Self.text(line)
    guard let separator else {
      tally.add(PrivateLine.hits(in: Substring(text)), at: "\(prefix)renglón \(number)")
      return
    }
    let prefix = prefix
    table.take(Self.cells(text, separator), into: &tally) { _, title in
      "\(prefix)fila \(number)" + (title.isEmpty ? "" : ", columna «\(title)»")
    }
  }

  /// Feeds the first rows to the table until one of them turns out to be its header.
  private mutating func lookForHeader(_ bytes: [UInt8]) {
    guard let separator else { return }
    var probe = TableScan()
    var nothing = PrivateTally()
    for line in bytes.prefix(1 << 16).split(separator: 0x0A, omittingEmptySubsequences: true).prefix(10) {
      let cells = Self.cells(Self.text(line.prefix(4096)), separator)
      probe.take(cells, into: &nothing) { _, _ in "" }
      if probe.isMeaningful { break }
    }
    if probe.isMeaningful { table = probe }
  }

  /// UTF-8, or else the code page of Spanish Windows.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(decoding: Windows1252.utf8(Array(bytes)), as: UTF8.self)
  }

  private static func separator(_ head: ArraySlice<UInt8>) -> UInt8 {
    let line = head.prefix { $0 != 0x0A }
    let candidates = [UInt8(ascii: ";"), 0x09, UInt8(ascii: ","), UInt8(ascii: "|")]
    return candidates.max { first, second in line.count { $0 == first } < line.count { $0 == second } }
      ?? candidates[0]
  }

  /// The cells of one row; what stands in quotes may hold separators.
  private static func cells(_ line: String, _ separator: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in line.utf8 where byte != 0x0D {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }
}

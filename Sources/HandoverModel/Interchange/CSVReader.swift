/// Reads the CSV files that spreadsheets and databases write, foremost Excel in Colombia.
///
/// Separator `;`, tab or `,`, found from the header or given by a first line `sep=;`; any line ending; cells in
/// double quotes with doubled quotes and line breaks inside. Line breaks within a cell become line feeds.
package enum CSVReader {
  /// The rows of a file, numbered as a spreadsheet program numbers them.
  package static func read(_ bytes: [UInt8]) throws(GridProblem) -> Grid {
    let text = try TextDecoding.utf8(bytes).text
    var start = 0
    var separator: UInt8?
    if let declared = declaredSeparator(of: text) {
      separator = declared.separator
      start = declared.end
    }
    var parser = CSVParser(text, from: start, separator: separator ?? likelySeparator(of: text))
    return Grid(rows: try parser.rows())
  }

  /// The separator of a first line `sep=;`, and where the next line starts; Excel does not show that line.
  private static func declaredSeparator(of text: [UInt8]) -> (separator: UInt8, end: Int)? {
    let line = text.prefix { !$0.isLineBreak }
    var end = line.count
    if end < text.count, text[end] == .carriageReturn { end += 1 }
    if end < text.count, text[end] == .lineFeed { end += 1 }
    let bare = line.filter { $0 != .quote }
    guard bare.count == 5, bare.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }),
      let separator = bare.last
    else { return nil }
    return (separator, end)
  }

  private static let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]

  /// The candidate that most lines have as often as a neighbour, as the lines of a table do and a title does not.
  ///
  /// Where no two lines agree, the candidate that stands most often in the first line with any of them.
  private static func likelySeparator(of text: [UInt8]) -> UInt8 {
    let lines = separatorCounts(of: text)
    let ranks = candidates.indices.map { index in
      let pairs = zip(lines, lines.dropFirst()).filter { $0[index] > 0 && $0[index] == $1[index] }
      return (pairs.count, pairs.map { $0.0[index] }.max() ?? 0)
    }
    if let best = ranks.indices.max(by: { ranks[$0] < ranks[$1] }), ranks[best].0 > 0 {
      return candidates[ranks.firstIndex { $0 == ranks[best] } ?? best]
    }
    guard let first = lines.first(where: { $0 != [0, 0, 0] }), let greatest = first.max(),
      let index = first.firstIndex(of: greatest)
    else { return candidates[0] }
    return candidates[index]
  }

  /// How often each candidate stands outside quotes in each of the first lines that are not blank.
  private static func separatorCounts(of text: [UInt8]) -> [[Int]] {
    var lines: [[Int]] = []
    var counts = [0, 0, 0]
    var isQuoted = false
    var isBlank = true
    for byte in text {
      if byte == .quote { isQuoted.toggle() }
      if byte.isLineBreak, !isQuoted {
        if !isBlank { lines.append(counts) }
        if lines.count == 60 { return lines }
        counts = [0, 0, 0]
        isBlank = true
        continue
      }
      isBlank = false
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    return isBlank ? lines : lines + [counts]
  }
}

/// Walks over the bytes of a CSV text once.
private struct CSVParser {
  private let text: [UInt8]
  private let separator: UInt8
  private var index: Int

  init(_ text: [UInt8], from index: Int, separator: UInt8) {
    self.text = text
    self.index = index
    self.separator = separator
  }

  mutating func rows() throws(GridProblem) -> [GridRow] {
    var rows: [GridRow] = []
    while index < text.count {
      let number = rows.count + 1
      rows.append(GridRow(number: number, cells: try cells(row: number)))
    }
    return rows
  }

  /// Reads up to and including the line break that ends the row.
  private mutating func cells(row: Int) throws(GridProblem) -> [String] {
    var cells: [String] = []
    while true {
      cells.append(try cell(row: row))
      guard index < text.count else { return cells }
      let byte = text[index]
      index += 1
      if byte == separator { continue }
      if byte == .carriageReturn, index < text.count, text[index] == .lineFeed { index += 1 }
      return cells
    }
  }

  /// Reads up to, not including, the separator or line break that ends the cell.
  private mutating func cell(row: Int) throws(GridProblem) -> String {
    var bytes: [UInt8] = []
    let start = index
    if index < text.count, text[index] == .quote {
      index += 1
      try quotedPart(into: &bytes, row: row)
    }
    let rest = index
    while index < text.count, text[index] != separator, !text[index].isLineBreak { index += 1 }
    // Nearly every cell stands in the file as it is.
    if rest == start { return String(decoding: text[start..<index], as: UTF8.self) }
    return String(decoding: bytes + text[rest..<index], as: UTF8.self)
  }

  private mutating func quotedPart(into bytes: inout [UInt8], row: Int) throws(GridProblem) {
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == .quote {
        guard index < text.count, text[index] == .quote else { return }
        index += 1
        bytes.append(byte)
      } else if byte == .carriageReturn {
        if index < text.count, text[index] == .lineFeed { index += 1 }
        bytes.append(.lineFeed)
      } else {
        bytes.append(byte)
      }
    }
    throw GridProblem(
      row: row, "abre unas comillas que no se cierran",
      allowed: "comillas por pares; dentro de un texto, dobles")
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate var isLineBreak: Bool { self == .carriageReturn || self == .lineFeed }
}

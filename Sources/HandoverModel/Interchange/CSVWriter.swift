/// How a CSV file is written.
package struct CSVStyle: Hashable, Sendable {
  /// What stands between cells.
  package let separator: Character
  /// What ends a row.
  package let lineBreak: String
  /// Whether the file begins with the mark by which Excel knows UTF-8.
  package let hasByteOrderMark: Bool
  /// Whether decimal numbers carry a comma.
  package let hasDecimalComma: Bool
  /// Whether a cell that a spreadsheet program would compute gets an apostrophe in front.
  package let disarmsFormulas: Bool

  /// For archives and programs: UTF-8, commas, line feeds, decimal points (RFC 4180 quoting).
  package static let canonical = CSVStyle(
    separator: ",", lineBreak: "\n", hasByteOrderMark: false, hasDecimalComma: false,
    disarmsFormulas: false)

  /// For a double click in Colombian Excel: UTF-8 with mark, semicolons, CRLF, decimal commas.
  package static let excel = CSVStyle(
    separator: ";", lineBreak: "\r\n", hasByteOrderMark: true, hasDecimalComma: true,
    disarmsFormulas: false)

  /// As ``excel``, for what is only read: no cell that a spreadsheet program would run as a formula.
  package static let excelReport = CSVStyle(
    separator: ";", lineBreak: "\r\n", hasByteOrderMark: true, hasDecimalComma: true, disarmsFormulas: true)

  /// For strangers on a web site who open it with a double click: RFC 4180 with CRLF, UTF-8 with the mark by which
  /// Excel knows it, and no cell that a spreadsheet program would run as a formula.
  package static let openData = CSVStyle(
    separator: ",", lineBreak: "\r\n", hasByteOrderMark: true, hasDecimalComma: false, disarmsFormulas: true)

  /// For strangers on a web site: as ``canonical``, and no cell can make a spreadsheet program compute.
  package static let published = CSVStyle(
    separator: ",", lineBreak: "\n", hasByteOrderMark: false, hasDecimalComma: false, disarmsFormulas: true)
}

/// Writes CSV text that ``CSVReader`` reads back to the same cells.
///
/// Values are data: one that starts with `=`, `+`, `-` or `@` is written as it is, save in ``CSVStyle/published``,
/// which nobody imports again.
package enum CSVWriter {
  /// The text of a whole file.
  package static func text(_ rows: [[String]], style: CSVStyle = .canonical) -> String {
    var text = style.hasByteOrderMark ? "\u{FEFF}" : ""
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { text.append(style.separator) }
        text += quoted(style.disarmsFormulas ? disarmed(cell) : cell, style: style, isAlone: row.count == 1)
      }
      text += style.lineBreak
    }
    return text
  }

  /// A cell that begins as a formula does gets an apostrophe in front, unless it is only a number.
  private static func disarmed(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, starts.contains(first) else { return cell }
    return cell.wholeMatch(of: /[+\-][0-9][0-9.,]*( ?%)?/) == nil ? "'" + cell : cell
  }

  private static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

  private static func quoted(_ cell: String, style: CSVStyle, isAlone: Bool) -> String {
    let separator = style.separator.utf8.first
    let needsQuotes =
      cell.isEmpty
      ? isAlone
      : cell.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}

extension Table {
  /// The rows as a CSV file with a header, in key order; without rows it is the empty template.
  ///
  /// `include` chooses columns, for example those that a public edition may show.
  package func csv(
    _ rows: [Row], style: CSVStyle = .canonical, columns include: (Column<Row>) -> Bool = { _ in true }
  ) -> String {
    let columns = columns.filter(include)
    let lines = sorted(rows).map { row in
      columns.map { column in
        let text = column.text(row)
        guard style.hasDecimalComma, column.kind == .decimal else { return text }
        return text.replacing(".", with: ",")
      }
    }
    return CSVWriter.text([columns.map(\.name)] + lines, style: style)
  }
}

extension Registry {
  /// The CSV file of every table, in the order of ``recordTypes``.
  package func csvFiles(style: CSVStyle = .canonical) -> [(name: String, text: String)] {
    Self.recordTypes.map { csvFile(of: $0, style: style) }
  }

  private func csvFile<Row: Record>(of type: Row.Type, style: CSVStyle) -> (name: String, text: String) {
    ("\(Row.table.name).csv", Row.table.csv(self[type], style: style))
  }

  /// The empty template of every table, in the order of ``recordTypes``: without the columns that the program fills.
  package static func templates(style: CSVStyle = .canonical) -> [(name: String, text: String)] {
    recordTypes.map { template(of: $0, style) }
  }

  private static func template<Row: Record>(
    of type: Row.Type, _ style: CSVStyle
  ) -> (name: String, text: String) {
    ("\(Row.table.name).csv", Row.table.csv([], style: style) { !$0.isKept })
  }
}

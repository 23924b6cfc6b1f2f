/// CSV as it is published for everybody: RFC 4180 with CRLF, UTF-8 with the mark by which Excel knows it, and no cell
/// that a spreadsheet program would run as a formula.
package enum OpenDataCSV {
  /// A canonical table of a bundle as open data; throws when it is no CSV.
  package static func bytes(from table: [UInt8]) throws(GridProblem) -> [UInt8] {
    let rows = try CSVReader.read(table).rows.map { $0.cells.map(harmless) }
    return Array(CSVWriter.text(rows, style: style).utf8)
  }

  private static let style = CSVStyle(
    separator: ",", lineBreak: "\r\n", hasByteOrderMark: true, hasDecimalComma: false)

  /// A cell that begins as a formula does gets an apostrophe in front, unless it is only a number.
  static func harmless(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, starts.contains(first) else { return cell }
    let isNumber =
      "+-".unicodeScalars.contains(first) && cell.unicodeScalars.dropFirst().allSatisfy(digits.contains)
    return isNumber ? cell : "'" + cell
  }

  private static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
  private static let digits = Set("0123456789., %".unicodeScalars)
}

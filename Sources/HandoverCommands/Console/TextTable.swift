/// A table for the terminal: columns aligned by what a character takes on the screen.
///
/// The widest column that is not kept whole gives way when the table is wider than the stream; its text is cut with «…».
package struct TextTable: Block {
  /// How the values of a column stand.
  package enum Alignment: Sendable {
    case left, right
    /// Left, and never cut: for what people copy.
    case whole
  }

  private let columns: [(title: String, alignment: Alignment)]
  private let rows: [[String]]

  /// A table of `rows`; a row that is shorter than the header is filled with empty values.
  package init(_ columns: [(String, Alignment)], rows: [[String]]) {
    self.columns = columns.map { (title: $0.0, alignment: $0.1) }
    self.rows = rows.map { row in
      columns.indices.map { row.indices.contains($0) ? row[$0].replacing("\n", with: " ") : "" }
    }
  }

  package func text(in style: Style) -> String {
    let widths = fittedWidths(to: style.width)
    let header = style.paint(line(columns.map(\.title), widths), .strong)
    let rule = style.paint(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), .faint)
    return ([header, rule] + rows.map { line($0, widths) }).joined(separator: "\n")
  }

  private func line(_ values: [String], _ widths: [Int]) -> String {
    let cells = zip(values, zip(widths, columns)).map { value, place in
      let cell = value.shortened(to: place.0)
      return place.1.alignment == .right ? cell.rightAligned(to: place.0) : cell.padded(to: place.0)
    }
    let joined = cells.joined(separator: "  ")
    return String(joined.reversed().drop { $0 == " " }.reversed())
  }

  private func fittedWidths(to room: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.displayWidth) { Swift.max($0, $1[index].displayWidth) }
    }
    let gaps = 2 * Swift.max(0, widths.count - 1)
    let narrowable = widths.indices.filter { columns[$0].alignment != .whole }
    while widths.reduce(gaps, +) > room, let widest = narrowable.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
    }
    return widths
  }
}

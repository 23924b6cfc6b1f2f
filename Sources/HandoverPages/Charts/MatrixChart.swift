import HandoverModel

/// Fractions in rows and columns; every cell shows its numbers, and its shade only repeats them.
struct MatrixChart {
  /// What one cell shows.
  enum Cell: Hashable {
    case fraction(part: Int, total: Int)
    /// There is nothing to count.
    case none
    /// There is something that must not be shown.
    case withheld
  }

  let id: String
  let title: String
  let description: String
  let columns: [String]
  let rows: [(label: String, cells: [Cell])]

  private static let labelWidth = 208.0
  private static let cellWidth = 94.0
  private static let cellHeight = 44.0
  private static let lineHeight = 15.0

  var svg: String {
    let headings = columns.map { $0.wrapped(at: 13, limit: 4) }
    let headHeight = Double(headings.map(\.count).max() ?? 0) * Self.lineHeight + 12
    let width = Self.labelWidth + Double(columns.count) * Self.cellWidth
    let height = headHeight + Double(rows.count) * Self.cellHeight + 2
    return SVG.figure(
      id: id, title: title, description: description,
      size: [("viewBox", "0 0 \(width.svg) \(height.svg)"), ("width", width.svg), ("height", height.svg)]
    ) { svg in
      svg.container("defs", []) { defs in hatching(in: &defs) }
      for (index, heading) in headings.enumerated() {
        lines(
          heading, x: Self.labelWidth + (Double(index) + 0.5) * Self.cellWidth,
          y: headHeight - 8 - Double(heading.count - 1) * Self.lineHeight, anchor: "middle", in: &svg)
      }
      for (index, row) in rows.enumerated() {
        draw(row, at: headHeight + Double(index) * Self.cellHeight, in: &svg)
      }
    }
  }

  private func draw(_ row: (label: String, cells: [Cell]), at top: Double, in svg: inout SVG) {
    let label = row.label.wrapped(at: 26, limit: 2)
    lines(
      label, x: Self.labelWidth - 12, y: top + (label.count > 1 ? 19 : 27), anchor: "end", in: &svg)
    for (index, cell) in row.cells.enumerated() {
      draw(cell, x: Self.labelWidth + Double(index) * Self.cellWidth, y: top, in: &svg)
    }
  }

  private func draw(_ cell: Cell, x: Double, y: Double, in svg: inout SVG) {
    let shade = shade(of: cell)
    svg.element(
      "rect",
      [
        ("class", "g-celda"), ("x", (x + 2).svg), ("y", (y + 2).svg), ("width", (Self.cellWidth - 4).svg),
        ("height", (Self.cellHeight - 4).svg), ("rx", "3"), ("fill", shade.fill), ("stroke", shade.stroke),
      ])
    let centre = (x + Self.cellWidth / 2).svg
    let place = [("class", "g-numero"), ("x", centre), ("text-anchor", "middle"), ("fill", shade.text)]
    switch cell {
    case .none: svg.element("text", place + [("y", (y + 27).svg)], "no requiere")
    case .withheld: svg.element("text", place + [("y", (y + 27).svg)], "reservado")
    case .fraction(let part, let total):
      svg.element("text", place + [("y", (y + 20).svg), ("font-weight", "700")], "\(part) de \(total)")
      let percent = FixedDecimal.percentage(part, of: total)?.spanish ?? "0"
      svg.element("text", place + [("y", (y + 35).svg), ("font-size", "12")], "\(percent) %")
    }
  }

  private func shade(of cell: Cell) -> (fill: String, stroke: String, text: String) {
    switch cell {
    case .none: return (Ink.paper, Ink.line, Ink.muted)
    case .withheld: return ("url(#\(id)-trama)", Ink.line, Ink.text)
    case .fraction(let part, let total):
      let share = total > 0 ? Double(part) / Double(total) : 0
      return switch share {
      case 1...: (Ink.cobalt, Ink.cobalt, Ink.paper)
      case 0.75..<1: ("#2F62C4", "#2F62C4", Ink.paper)
      case 0.5..<0.75: ("#B9CDF2", "#7C9BD6", "#10204A")
      case 0.25..<0.5: ("#DCE6F9", "#9DB5E2", "#10204A")
      default: (Ink.paper, Ink.cobalt, "#10204A")
      }
    }
  }

  private func lines(_ lines: [String], x: Double, y: Double, anchor: String, in svg: inout SVG) {
    for (index, line) in lines.enumerated() {
      svg.element(
        "text",
        [
          ("x", x.svg), ("y", (y + Double(index) * Self.lineHeight).svg), ("text-anchor", anchor),
          ("font-size", "12"),
        ],
        line)
    }
  }

  private func hatching(in defs: inout SVG) {
    defs.container(
      "pattern",
      [
        ("id", "\(id)-trama"), ("patternUnits", "userSpaceOnUse"), ("width", "6"), ("height", "6"),
        ("patternTransform", "rotate(45)"),
      ]
    ) { pattern in
      pattern.element("rect", [("class", "g-papel"), ("width", "6"), ("height", "6"), ("fill", "#F4F4F4")])
      pattern.element("rect", [("class", "g-trama"), ("width", "1"), ("height", "6"), ("fill", Ink.line)])
    }
  }
}

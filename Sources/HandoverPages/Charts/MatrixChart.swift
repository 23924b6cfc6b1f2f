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
      svg.group([("font-size", "12"), ("text-anchor", "middle")]) { group in
        for (index, heading) in headings.enumerated() {
          let y = headHeight - 8 - Double(heading.count - 1) * Self.lineHeight
          group.lines(heading, x: centre(index), y: y, apart: Self.lineHeight)
        }
      }
      svg.group([("font-size", "12"), ("text-anchor", "end")]) { group in
        for (index, row) in rows.enumerated() {
          let label = row.label.wrapped(at: 26, limit: 2)
          let y = headHeight + Double(index) * Self.cellHeight + (label.count > 1 ? 19 : 27)
          group.lines(label, x: Self.labelWidth - 12, y: y, apart: Self.lineHeight)
        }
      }
      for shade in shades(top: headHeight) { draw(shade, in: &svg) }
    }
  }

  private func centre(_ column: Int) -> Double { Self.labelWidth + (Double(column) + 0.5) * Self.cellWidth }

  /// The cells of one shade, each with the middle of its upper edge.
  private typealias ShadedCells = (shade: Shade, cells: [(cell: Cell, x: Double, y: Double)])

  /// All cells by their shade, which is written once for all of them.
  private func shades(top: Double) -> [ShadedCells] {
    var shades: [ShadedCells] = []
    for (line, row) in rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        let place = (cell, centre(column), top + Double(line) * Self.cellHeight)
        if let index = shades.firstIndex(where: { $0.shade == Shade(cell) }) {
          shades[index].cells.append(place)
        } else {
          shades.append((Shade(cell), [place]))
        }
      }
    }
    return shades
  }

  private func draw(_ shaded: ShadedCells, in svg: inout SVG) {
    let (width, height) = (Self.cellWidth - 4, Self.cellHeight - 4)
    let frames = shaded.cells.map {
      "M\(($0.x - width / 2).svg) \(($0.y + 2).svg)h\(width.svg)v\(height.svg)h-\(width.svg)z"
    }
    let fill = shaded.shade == .withheld ? "url(#\(id)-trama)" : shaded.shade.fill
    svg.element(
      "path",
      [("class", "g-celda"), ("fill", fill), ("stroke", shaded.shade.stroke), ("d", frames.joined())])
    svg.group([("class", "g-numero"), ("text-anchor", "middle"), ("fill", shaded.shade.text)]) { group in
      for place in shaded.cells { write(place.cell, x: place.x.svg, y: place.y, in: &group) }
    }
  }

  private func write(_ cell: Cell, x: String, y: Double, in svg: inout SVG) {
    switch cell {
    case .none: svg.element("text", [("x", x), ("y", (y + 27).svg)], "no requiere")
    case .withheld: svg.element("text", [("x", x), ("y", (y + 27).svg)], "reservado")
    case .fraction(let part, let total):
      svg.element("text", [("x", x), ("y", (y + 20).svg), ("font-weight", "700")], "\(part) de \(total)")
      let percent = FixedDecimal.percentage(part, of: total)?.spanish ?? "0"
      svg.element("text", [("x", x), ("y", (y + 35).svg), ("font-size", "12")], "\(percent) %")
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

/// How a cell is coloured: the more of it, the darker.
private enum Shade {
  case full
  case most
  case half
  case some
  case little
  case empty
  case withheld

  init(_ cell: MatrixChart.Cell) {
    switch cell {
    case .none: self = .empty
    case .withheld: self = .withheld
    case .fraction(let part, let total):
      let share = total > 0 ? Double(part) / Double(total) : 0
      self =
        switch share {
        case 1...: .full
        case 0.75..<1: .most
        case 0.5..<0.75: .half
        case 0.25..<0.5: .some
        default: .little
        }
    }
  }

  /// Of cells that are withheld the figure's own hatching is the fill.
  var fill: String {
    switch self {
    case .full: Ink.cobalt
    case .most: "#2F62C4"
    case .half: "#B9CDF2"
    case .some: "#DCE6F9"
    case .little, .empty, .withheld: Ink.paper
    }
  }

  var stroke: String {
    switch self {
    case .full, .little: Ink.cobalt
    case .most: "#2F62C4"
    case .half: "#7C9BD6"
    case .some: "#9DB5E2"
    case .empty, .withheld: Ink.line
    }
  }

  var text: String {
    switch self {
    case .full, .most: Ink.paper
    case .half, .some, .little: "#10204A"
    case .empty: Ink.muted
    case .withheld: Ink.text
    }
  }
}

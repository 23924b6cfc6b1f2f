/// Counts in rows and columns, each as a bar with its number on top: where there is much can be seen at a glance.
struct VolumeChart {
  let id: String
  let title: String
  let description: String
  let columns: [String]
  /// As many counts, 0 or more, as there are columns.
  let rows: [(label: String, counts: [Int])]

  private static let labelWidth = 230.0
  private static let narrowestCell = 56.0
  private static let narrowest = 860.0
  private static let cellHeight = 44.0
  private static let lineHeight = 15.0
  /// What is left of a cell for its bar, under the number.
  private static let barHeight = 24.0

  var svg: String {
    let headings = columns.map { $0.wrapped(at: 8, limit: 2) }
    let top = Double(headings.map(\.count).max() ?? 0) * Self.lineHeight + 10
    let width = Self.labelWidth + Double(columns.count) * cellWidth
    let height = top + Double(rows.count) * Self.cellHeight + 2
    return SVG.figure(
      id: id, title: title, description: description,
      size: [("viewBox", "0 0 \(width.svg) \(height.svg)"), ("width", width.svg), ("height", height.svg)]
    ) { svg in
      for (index, heading) in headings.enumerated() {
        let y = top - 6 - Double(heading.count - 1) * Self.lineHeight
        lines(heading, x: centre(index), y: y, anchor: "middle", in: &svg)
      }
      for (index, row) in rows.enumerated() {
        draw(row, at: top + Double(index) * Self.cellHeight, width: width, in: &svg)
      }
    }
  }

  private var cellWidth: Double {
    max(Self.narrowestCell, (Self.narrowest - Self.labelWidth) / Double(max(columns.count, 1)))
  }

  private var most: Int { max(rows.flatMap(\.counts).max() ?? 0, 1) }

  private func centre(_ column: Int) -> Double { Self.labelWidth + (Double(column) + 0.5) * cellWidth }

  private func draw(_ row: (label: String, counts: [Int]), at top: Double, width: Double, in svg: inout SVG) {
    let floor = top + Self.cellHeight - 4
    let label = row.label.wrapped(at: 30, limit: 2)
    lines(
      label, x: Self.labelWidth - 14, y: floor - (label.count > 1 ? Self.lineHeight : 0) - 4, anchor: "end",
      in: &svg)
    svg.element(
      "line",
      [
        ("class", "g-guia"), ("x1", Self.labelWidth.svg), ("x2", width.svg), ("y1", floor.svg),
        ("y2", floor.svg), ("stroke", Ink.line), ("stroke-width", "1"),
      ])
    for (index, count) in row.counts.enumerated() where count > 0 {
      let height = max(Self.barHeight * Double(count) / Double(most), 2)
      svg.element(
        "rect",
        [
          ("class", "g-barra"), ("x", (centre(index) - 16).svg), ("y", (floor - height).svg), ("width", "32"),
          ("height", height.svg), ("fill", Ink.cobalt),
        ])
      svg.element(
        "text",
        [
          ("x", centre(index).svg), ("y", (floor - height - 4).svg), ("text-anchor", "middle"),
          ("font-size", "12"), ("font-weight", "700"),
        ],
        "\(count)")
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
}

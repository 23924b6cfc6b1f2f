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
  private static let cellHeight = 36.0
  private static let lineHeight = 15.0
  /// What is left of a cell for its bar, under the number.
  private static let barHeight = 17.0

  var svg: String {
    let headings = columns.map { $0.wrapped(at: 8, limit: 2) }
    let top = Double(headings.map(\.count).max() ?? 0) * Self.lineHeight + 10
    let width = Self.labelWidth + Double(columns.count) * cellWidth
    let height = top + Double(rows.count) * Self.cellHeight + 2
    return SVG.figure(
      id: id, title: title, description: description,
      size: [("viewBox", "0 0 \(width.svg) \(height.svg)"), ("width", width.svg), ("height", height.svg)]
    ) { svg in
      let floors = rows.indices.map { top + Double($0 + 1) * Self.cellHeight - 4 }
      svg.group([("font-size", "12"), ("text-anchor", "middle")]) { group in
        for (index, heading) in headings.enumerated() {
          let y = top - 6 - Double(heading.count - 1) * Self.lineHeight
          group.lines(heading, x: centre(index), y: y, apart: Self.lineHeight)
        }
      }
      svg.group([("font-size", "12"), ("text-anchor", "end")]) { group in
        for (row, floor) in zip(rows, floors) {
          let label = row.label.wrapped(at: 30, limit: 2)
          let y = floor - (label.count > 1 ? Self.lineHeight : 0) - 4
          group.lines(label, x: Self.labelWidth - 14, y: y, apart: Self.lineHeight)
        }
      }
      let guides = floors.map { "M\(Self.labelWidth.svg) \($0.svg)H\(width.svg)" }.joined()
      svg.element("path", [("class", "g-guia"), ("stroke", Ink.line), ("d", guides)])
      bars(on: floors, in: &svg)
    }
  }

  private var cellWidth: Double {
    max(Self.narrowestCell, (Self.narrowest - Self.labelWidth) / Double(max(columns.count, 1)))
  }

  private var most: Int { max(rows.flatMap(\.counts).max() ?? 0, 1) }

  private func centre(_ column: Int) -> Double { Self.labelWidth + (Double(column) + 0.5) * cellWidth }

  /// The bars as one shape, and their numbers on top of them.
  private func bars(on floors: [Double], in svg: inout SVG) {
    let bars = zip(rows, floors).flatMap { row, floor in
      row.counts.enumerated().filter { $0.element > 0 }.map { column, count in
        (count, x: centre(column), floor, height: max(Self.barHeight * Double(count) / Double(most), 2))
      }
    }
    let shapes = bars.map { _, x, floor, height in
      "M\((x - 16).svg) \(floor.svg)v-\(height.svg)h32v\(height.svg)z"
    }
    svg.element("path", [("class", "g-barra"), ("fill", Ink.cobalt), ("d", shapes.joined())])
    svg.group([("font-size", "12"), ("font-weight", "700"), ("text-anchor", "middle")]) { group in
      for (count, x, floor, height) in bars {
        group.element("text", [("x", x.svg), ("y", (floor - height - 4).svg)], "\(count)")
      }
    }
  }
}

import HandoverModel

/// Percentages as horizontal bars, each under its name: fills any width without shrinking its letters.
struct BarChart {
  /// One bar; without a percentage only its track is drawn, and it says so.
  struct Bar {
    let label: String
    let percent: FixedDecimal?
  }

  let id: String
  let title: String
  let description: String
  let bars: [Bar]

  private static let lineHeight = 18.0
  private static let barHeight = 14.0
  private static let gap = 18.0
  /// The part of the width that stands for 100 %; the rest is for the number behind the bar.
  private static let scale = 0.8
  /// What fits into the narrowest screen.
  private static let lineLength = 40

  var svg: String {
    let rows = bars.map { (bar: $0, lines: $0.label.wrapped(at: Self.lineLength)) }
    let height = rows.reduce(0) { $0 + Self.height(lines: $1.lines.count) }
    return SVG.figure(
      id: id, title: title, description: description, size: [("width", "100%"), ("height", height.svg)]
    ) { svg in
      var top = 0.0
      for row in rows {
        Self.draw(row.bar, row.lines, at: top, in: &svg)
        top += Self.height(lines: row.lines.count)
      }
    }
  }

  private static func height(lines: Int) -> Double { Double(lines) * lineHeight + barHeight + gap }

  private static func draw(_ bar: Bar, _ lines: [String], at top: Double, in svg: inout SVG) {
    for (index, line) in lines.enumerated() {
      svg.element("text", [("x", "0"), ("y", (top + Double(index) * lineHeight + 13).svg)], line)
    }
    let bartop = top + Double(lines.count) * lineHeight + 2
    let frame = [("y", bartop.svg), ("height", barHeight.svg), ("rx", "3")]
    svg.element(
      "rect",
      [("class", "g-pista"), ("x", "0"), ("width", "\((100 * scale).svg)%"), ("fill", Ink.track)] + frame)
    let share = min(max(bar.percent?.approximate ?? 0, 0), 100)
    if share > 0 {
      svg.element(
        "rect",
        [("class", "g-barra"), ("x", "0"), ("width", "\((share * scale).svg)%"), ("fill", Ink.cobalt)] + frame
      )
    }
    svg.element(
      "text",
      [
        ("class", "g-valor"), ("x", "\((100 * scale).svg)%"), ("dx", "8"), ("y", (bartop + 12).svg),
        ("font-weight", "700"),
      ],
      bar.percent.map { "\($0.spanish) %" } ?? "sin dato")
  }
}

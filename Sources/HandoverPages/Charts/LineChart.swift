import HandoverModel

/// Percentages over time as lines that differ in dash and marker and carry their names at their ends.
struct LineChart {
  /// One line.
  struct Series {
    let label: String
    /// In order of date.
    let points: [(date: CalendarDate, percent: FixedDecimal)]
    /// When it should have reached 100 %, and what that day is called; nil when nothing was set.
    var due: (date: CalendarDate, label: String)?
  }

  let id: String
  let title: String
  let description: String
  let series: [Series]

  private static let width = 840.0
  private static let height = 400.0
  private static let (left, right, top, bottom) = (52.0, 240.0, 46.0, 46.0)

  var svg: String {
    SVG.figure(
      id: id, title: title, description: description,
      size: [("viewBox", "0 0 \(Self.width.svg) \(Self.height.svg)")]
    ) { svg in
      grid(in: &svg)
      dates(in: &svg)
      dues(in: &svg)
      for (index, series) in series.enumerated() {
        svg.group(Self.attributes(of: Style(index))) { group in line(series, Style(index), in: &group) }
      }
      for label in labels { name(label, in: &svg) }
    }
  }

  /// How one line looks; six combinations before they repeat.
  private struct Style {
    let colour: String
    let dash: String
    let marker: Int

    init(_ index: Int) {
      let colours = ["#0943B5", "#A80521", "#0B6B4F", "#6B2C91", "#8A5A00", "#333B47"]
      let dashes = ["", "9 4", "2 4", "12 4 2 4", "6 3 2 3 2 3", "16 5"]
      colour = colours[index % colours.count]
      dash = dashes[index % dashes.count]
      marker = index % 6
    }
  }

  private var days: [Int] { Set(series.flatMap { $0.points.map(\.date.dayNumber) }).sorted() }

  private func x(_ date: CalendarDate) -> Double {
    let plot = Self.width - Self.left - Self.right
    let due = series.compactMap { $0.points.isEmpty ? nil : $0.due?.date.dayNumber }
    let days = days + due
    guard let first = days.min(), let last = days.max(), last > first else { return Self.left + plot / 2 }
    return Self.left + 10 + (plot - 20) * Double(date.dayNumber - first) / Double(last - first)
  }

  private func y(_ percent: Double) -> Double {
    Self.height - Self.bottom - (Self.height - Self.top - Self.bottom) * min(max(percent, 0), 100) / 100
  }

  private func grid(in svg: inout SVG) {
    let percents = stride(from: 0.0, through: 100, by: 25)
    guide(percents.dropFirst().map { row($0) }, Ink.line, in: &svg)
    svg.group([("text-anchor", "end"), ("fill", Ink.muted)]) { group in
      for percent in percents {
        group.element(
          "text", [("x", (Self.left - 8).svg), ("y", (y(percent) + 4.5).svg)], "\(Int(percent)) %")
      }
    }
  }

  /// Straight lines as one shape.
  private func guide(
    _ lines: [String], _ colour: String, _ more: [(String, String)] = [], in svg: inout SVG
  ) {
    guard !lines.isEmpty else { return }
    svg.element("path", [("class", "g-guia"), ("stroke", colour), ("d", lines.joined())] + more)
  }

  private func row(_ percent: Double) -> String {
    "M\(Self.left.svg) \(y(percent).svg)H\((Self.width - Self.right).svg)"
  }

  private func dates(in svg: inout SVG) {
    let dates = days.map(CalendarDate.init(dayNumber:)).map { (text: $0.inFigures, x: x($0)) }
    guide([row(0)] + dates.map { "M\($0.x.svg) \(y(0).svg)v6" }, Ink.muted, in: &svg)
    var lastLabel = -Double.infinity
    svg.group([("text-anchor", "middle"), ("fill", Ink.muted)]) { group in
      for date in dates where date.x - lastLabel >= 84 {
        lastLabel = date.x
        group.element("text", [("x", date.x.svg), ("y", (y(0) + 24).svg)], date.text)
      }
    }
  }

  /// Hollow marks on the line of 100 %, each over the day by which its line should have got there.
  private func dues(in svg: inout SVG) {
    let known = series.enumerated().compactMap { index, series in
      series.points.isEmpty ? nil : series.due.map { (x: x($0.date), label: $0.label, style: Style(index)) }
    }
    .sorted { $0.x < $1.x }
    let drops = known.map { "M\($0.x.svg) \(y(100).svg)V\(y(0).svg)" }
    guide(drops, Ink.line, [("stroke-dasharray", "2 3")], in: &svg)
    svg.group([("class", "g-plazo"), ("fill", Ink.paper), ("stroke-width", "1.5")]) { group in
      for due in known {
        let mark = Self.marker(due.style.marker, due.x, y(100))
        group.element("path", [("stroke", due.style.colour), ("d", mark)])
      }
    }
    var (last, isRaised) = (-Double.infinity, false)
    svg.group([("text-anchor", "middle"), ("font-size", "12"), ("fill", Ink.muted)]) { group in
      for due in known {
        isRaised = due.x - last < 60 && !isRaised
        last = due.x
        group.element("text", [("x", due.x.svg), ("y", (y(100) - (isRaised ? 26 : 11)).svg)], due.label)
      }
    }
  }

  private func line(_ series: Series, _ style: Style, in svg: inout SVG) {
    let places = series.points.map { (x: x($0.date), y: y($0.percent.approximate)) }
    if places.count > 1 {
      let points = places.map { "\($0.x.svg),\($0.y.svg)" }.joined(separator: " ")
      svg.element(
        "polyline",
        [("points", points), ("fill", "none"), ("stroke-width", "2.5"), ("stroke-linejoin", "round")]
          + (style.dash.isEmpty ? [] : [("stroke-dasharray", style.dash)]))
    }
    for place in places { svg.element("path", [("d", Self.marker(style.marker, place.x, place.y))]) }
  }

  private static func attributes(of style: Style) -> [(String, String)] {
    [("class", "g-serie"), ("stroke", style.colour), ("fill", style.colour), ("stroke-width", "1.5")]
  }

  private static func marker(_ kind: Int, _ x: Double, _ y: Double) -> String {
    func path(_ corners: [(Double, Double)]) -> String {
      "M" + corners.map { "\((x + $0.0).svg) \((y + $0.1).svg)" }.joined(separator: "L") + "Z"
    }
    return switch kind {
    case 0: "M\((x - 5).svg) \(y.svg)a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
    case 1: path([(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)])
    case 2: path([(0, -6), (5.5, 4), (-5.5, 4)])
    case 3: path([(0, -6), (6, 0), (0, 6), (-6, 0)])
    case 4: path([(0, 6), (5.5, -4), (-5.5, -4)])
    default:
      path([
        (-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2), (2, 6), (-2, 6), (-2, 2), (-6, 2), (-6, -2),
        (-2, -2),
      ])
    }
  }
}

extension LineChart {
  /// The name of a line, where it stands and the end of the line that it belongs to.
  private struct EndLabel {
    let lines: [String]
    let style: Style
    let end: (x: Double, y: Double)
    var y: Double
  }

  /// The names from top to bottom, pushed apart until none covers another.
  private var labels: [EndLabel] {
    let spacing = 40.0
    var labels = series.enumerated().compactMap { index, series -> EndLabel? in
      guard let last = series.points.last else { return nil }
      let end = (x: x(last.date), y: y(last.percent.approximate))
      let name = series.label.wrapped(at: 26, limit: 1)
      return EndLabel(lines: name + ["\(last.percent.spanish) %"], style: Style(index), end: end, y: end.y)
    }
    .sorted { $0.y < $1.y }
    for index in labels.indices.dropFirst() {
      labels[index].y = max(labels[index].y, labels[index - 1].y + spacing)
    }
    var floor = y(0) - 6
    for index in labels.indices.reversed() {
      labels[index].y = min(labels[index].y, floor)
      floor = labels[index].y - spacing
    }
    return labels
  }

  private func name(_ label: EndLabel, in svg: inout SVG) {
    let start = Self.width - Self.right + 26
    svg.element(
      "polyline",
      [
        ("class", "g-guia"), ("fill", "none"), ("stroke", Ink.line),
        (
          "points",
          "\((label.end.x + 9).svg),\(label.end.y.svg) \((start - 20).svg),\(label.y.svg) \((start - 14).svg),\(label.y.svg)"
        ),
      ])
    svg.group(Self.attributes(of: label.style)) { group in
      group.element("path", [("d", Self.marker(label.style.marker, start - 5, label.y))])
    }
    for (index, line) in label.lines.enumerated() {
      svg.element(
        "text",
        [("x", (start + 8).svg), ("y", (label.y + 4.5 + Double(index) * 16).svg)]
          + (index == 0 ? [] : [("font-weight", "700")]), line)
    }
  }
}

import HandoverModel

/// The parts of a whole as one bar, each part with its own pattern, and a line for each part below.
struct ShareChart {
  /// One part, in the order of the bar.
  struct Part {
    let symbol: String
    let label: String
    let count: Int
    let texture: Texture
  }

  /// How a part is filled; tells parts apart without colour.
  enum Texture: String, CaseIterable {
    case solid = "lleno"
    case stripes = "rayas"
    case dots = "puntos"
    case blank = "vacio"
  }

  let id: String
  let title: String
  let description: String
  let parts: [Part]

  private static let barHeight = 34.0
  private static let lineHeight = 26.0

  var svg: String {
    let height = Self.barHeight + 14 + Double(parts.count) * Self.lineHeight
    return SVG.figure(
      id: id, title: title, description: description, size: [("width", "100%"), ("height", height.svg)]
    ) { svg in
      svg.container("defs", []) { defs in textures(in: &defs) }
      bar(in: &svg)
      for (index, part) in parts.enumerated() { legend(part, at: index, in: &svg) }
    }
  }

  private var total: Int { parts.reduce(0) { $0 + $1.count } }

  private func bar(in svg: inout SVG) {
    var start = 0.0
    for part in parts where part.count > 0 {
      let share = 100 * Double(part.count) / Double(total)
      swatch(
        part.texture, [("x", "\(start.svg)%"), ("y", "1"), ("width", "\(share.svg)%"), ("height", "34")],
        in: &svg)
      start += share
    }
  }

  private func legend(_ part: Part, at index: Int, in svg: inout SVG) {
    let top = Self.barHeight + 14 + Double(index) * Self.lineHeight
    swatch(part.texture, [("x", "1"), ("y", top.svg), ("width", "22"), ("height", "16")], in: &svg)
    let share = FixedDecimal.percentage(part.count, of: total).map { " (\($0.spanish) %)" } ?? ""
    svg.element(
      "text", [("x", "32"), ("y", (top + 13).svg)], "\(part.symbol) \(part.label): \(part.count)\(share)")
  }

  private func swatch(_ texture: Texture, _ frame: [(String, String)], in svg: inout SVG) {
    let fill =
      switch texture {
      case .solid: Ink.cobalt
      case .blank: Ink.paper
      case .stripes, .dots: "url(#\(id)-\(texture.rawValue))"
      }
    svg.element(
      "rect",
      frame + [
        ("class", "g-parte-\(texture.rawValue)"), ("fill", fill), ("stroke", Ink.cobalt),
        ("stroke-width", "1"),
      ])
  }

  private func textures(in defs: inout SVG) {
    let square = [("patternUnits", "userSpaceOnUse"), ("width", "8"), ("height", "8")]
    let paper = [("class", "g-papel"), ("width", "8"), ("height", "8"), ("fill", Ink.paper)]
    defs.container(
      "pattern", [("id", "\(id)-\(Texture.stripes.rawValue)"), ("patternTransform", "rotate(45)")] + square
    ) { pattern in
      pattern.element("rect", paper)
      pattern.element("rect", [("class", "g-tinta"), ("width", "4"), ("height", "8"), ("fill", Ink.cobalt)])
    }
    defs.container("pattern", [("id", "\(id)-\(Texture.dots.rawValue)")] + square) { pattern in
      pattern.element("rect", paper)
      pattern.element(
        "circle", [("class", "g-tinta"), ("cx", "4"), ("cy", "4"), ("r", "1.8"), ("fill", Ink.cobalt)])
    }
  }
}

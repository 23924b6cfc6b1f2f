import HandoverModel

/// Writes the elements of one figure; attributes and texts are escaped here and nowhere else.
struct SVG {
  private var body = ""

  /// The figure with its name and description for those who cannot see it.
  ///
  /// The id is unique in the page, and those of title and description derive from it; `size` are the attributes
  /// that give the size, such as `viewBox`.
  static func figure(
    id: String, title: String, description: String, size: [(String, String)], _ draw: (inout SVG) -> Void
  ) -> String {
    var inside = SVG()
    inside.element("title", [("id", "\(id)-titulo")], title)
    inside.element("desc", [("id", "\(id)-descripcion")], description)
    draw(&inside)
    var svg = SVG()
    let name = [
      ("class", "grafico"), ("role", "img"), ("aria-labelledby", "\(id)-titulo"),
      ("aria-describedby", "\(id)-descripcion"), ("font-size", "13"), ("fill", Ink.text),
    ]
    svg.open("svg", name + size)
    svg.body += inside.body
    svg.close("svg")
    return svg.body
  }

  /// An element with text inside, or without content.
  mutating func element(_ name: String, _ attributes: [(String, String)], _ text: String? = nil) {
    body += "<\(name)\(Self.written(attributes))"
    body += text.map { ">\(Markup.escaped($0))</\(name)>" } ?? "/>"
  }

  /// A group of elements that share attributes.
  mutating func group(_ attributes: [(String, String)], _ draw: (inout SVG) -> Void) {
    open("g", attributes)
    draw(&self)
    close("g")
  }

  /// An element that holds others, for example a pattern.
  mutating func container(_ name: String, _ attributes: [(String, String)], _ draw: (inout SVG) -> Void) {
    open(name, attributes)
    draw(&self)
    close(name)
  }

  /// Lines of text below each other; the group around them says how they are set.
  mutating func lines(_ lines: [String], x: Double, y: Double, apart: Double) {
    for (index, line) in lines.enumerated() {
      element("text", [("x", x.svg), ("y", (y + Double(index) * apart).svg)], line)
    }
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    body += "<\(name)\(Self.written(attributes))>"
  }

  private mutating func close(_ name: String) { body += "</\(name)>" }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(Markup.escaped($0.1))\"" }.joined()
  }
}

/// The colours of figures; the style sheet replaces them in print and in forced colours.
enum Ink {
  static let text = "#333B47"
  static let muted = "#5A6472"
  static let cobalt = "#0943B5"
  static let track = "#E5ECF8"
  static let line = "#C6CFDD"
  static let paper = "#FFFFFF"
}

extension Double {
  /// With at most one place and without a needless zero: the same text on every machine.
  var svg: String {
    let tenths = Int((self * 10).rounded())
    let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
    return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
  }
}

extension String {
  /// The text in as few lines of at most `width` characters as it takes, all about as long; what exceeds `limit`
  /// lines is cut.
  func wrapped(at width: Int, limit: Int = 4) -> [String] {
    let lines = filled(to: width)
    guard lines.count <= limit else { return lines[..<(limit - 1)] + [lines[limit - 1] + "…"] }
    let narrowest = (1...width).first { filled(to: $0).count <= lines.count } ?? width
    return filled(to: narrowest)
  }

  private func filled(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

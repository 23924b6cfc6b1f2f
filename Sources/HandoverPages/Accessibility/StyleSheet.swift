/// The rules of a style sheet, as far as the examination of a page needs them.
struct StyleSheet: Sendable {
  /// One rule with what it declares.
  struct Rule: Sendable {
    let selector: String
    /// The conditions of the blocks around it; empty outside of them.
    let media: String
    let declarations: [(name: String, value: String)]

    subscript(name: String) -> String? { declarations.last { $0.name == name }?.value }

    /// Whether it counts on a screen with the colours of the page.
    var isForScreen: Bool {
      !media.contains("print") && !media.contains("forced-colors") && !media.contains("@page")
    }
  }

  let rules: [Rule]
  private let tokens: [String: String]

  init(_ text: String) {
    rules = Self.rules(in: text.replacing(#/(?s)\/\*.*?\*\//#, with: "")[...], media: "")
    tokens = Dictionary(
      rules.filter { $0.selector == ":root" && $0.media.isEmpty }.flatMap(\.declarations).map {
        ($0.name, $0.value)
      }
    ) { $1 }
  }

  /// A colour with the names of the style sheet put in; nil for what is none, or one that depends on the place.
  func color(_ text: String) -> Color? {
    var text = text.lowercased()
    for _ in 0..<4 {
      guard let match = text.firstMatch(of: #/var\((--[\w-]+)\)/#) else { break }
      text = text.replacing(match.output.0, with: tokens[String(match.output.1)] ?? "")
    }
    return text.split(separator: " ").lazy.compactMap { Color(String($0)) }.first
  }

  private static func rules(in text: Substring, media: String) -> [Rule] {
    var rules: [Rule] = []
    var rest = text
    while let open = rest.firstIndex(of: "{") {
      let head = rest[..<open].split(separator: ";").last.map { trimmed($0) } ?? ""
      let (inside, after) = block(rest[rest.index(after: open)...])
      if head.hasPrefix("@"), inside.contains("{") {
        rules += Self.rules(in: inside, media: media + " " + head)
      } else {
        let lines = inside.split(separator: ";").compactMap { line -> (name: String, value: String)? in
          guard let colon = line.firstIndex(of: ":") else { return nil }
          return (trimmed(line[..<colon]).lowercased(), trimmed(line[line.index(after: colon)...]))
        }
        rules.append(
          Rule(selector: head, media: head.hasPrefix("@") ? media + head : media, declarations: lines))
      }
      rest = after
    }
    return rules
  }

  /// What stands before the brace that closes a block, and what stands behind it.
  private static func block(_ text: Substring) -> (Substring, Substring) {
    var depth = 1
    for index in text.indices {
      depth += text[index] == "{" ? 1 : text[index] == "}" ? -1 : 0
      if depth == 0 { return (text[..<index], text[text.index(after: index)...]) }
    }
    return (text, "")
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A colour of the screen.
struct Color: Hashable, Sendable {
  /// As it is written.
  let text: String
  private let channels: [Double]

  /// `#rgb`, `#rrggbb`, `white` and `black`; anything else is nil.
  init?(_ text: String) {
    let names = ["white": "#ffffff", "black": "#000000"]
    let written = (names[text] ?? text).lowercased()
    guard written.hasPrefix("#") else { return nil }
    let digits = written.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == written.count - 1 else { return nil }
    switch digits.count {
    case 3: channels = digits.map { Double($0 * 17) / 255 }
    case 6: channels = stride(from: 0, to: 6, by: 2).map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
    default: return nil
    }
    self.text = written
  }

  /// Relative luminance as WCAG 2.1 defines it, 0 to 1.
  private var luminance: Double {
    let linear = channels.map { channel in
      // The curve without powers of fractions: ((c + 0.055) / 1.055)^2.4 = x² · x^0.4, by Newton's method.
      channel <= 0.03928 ? channel / 12.92 : Self.power((channel + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// x to the power of 2.4: the square times the fifth root of the square.
  private static func power(_ x: Double) -> Double {
    let square = x * x
    var root = 1.0
    for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }

  /// Contrast as WCAG 2.1 defines it, 1 to 21.
  func contrast(with other: Color) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}

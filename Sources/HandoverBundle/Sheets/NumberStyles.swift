import HandoverModel

/// What a number in a cell stands for, by the format that it is shown in.
enum NumberStyle: Hashable, Sendable {
  case plain
  case percent
  case day
  case dayAndTime
  case time

  /// The formats that Excel knows by number only (ECMA-376, 18.8.30).
  init(builtIn number: Int) {
    switch number {
    case 9, 10: self = .percent
    case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .day
    case 18...21, 32, 33, 45...47, 55, 56: self = .time
    case 22: self = .dayAndTime
    default: self = .plain
    }
  }

  /// A format that the workbook brings, such as `dd/mm/yyyy` or `[$-240A]d "de" mmmm`.
  init(code: String) {
    let letters = Self.letters(of: code)
    let hasDay =
      letters.contains { "yd".contains($0) }
      || letters.contains("m") && !letters.contains { "hs".contains($0) }
    let hasTime = letters.contains { "hs".contains($0) }
    if letters.hasPrefix("general") {
      self = .plain
    } else if hasDay {
      self = hasTime ? .dayAndTime : .day
    } else if hasTime {
      self = .time
    } else {
      self = letters.contains("%") ? .percent : .plain
    }
  }

  /// The first section in lower case without quoted text, escaped characters and brackets, save those of time.
  private static func letters(of code: String) -> String {
    var result = ""
    var rest = Array(code.lowercased())[...]
    while let character = rest.popFirst() {
      switch character {
      case ";": return result
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = String(rest.prefix { $0 != "]" })
        rest = rest.drop { $0 != "]" }.dropFirst()
        if inside.allSatisfy({ "hms".contains($0) }) { result += inside + "h" }
      default: result.append(character)
      }
    }
    return result
  }
}

/// The formats of a workbook, by the number under which cells name them.
struct NumberStyles: MarkupHandler {
  private(set) var styles: [NumberStyle] = []
  let wantsText = false
  private var codes: [Int: String] = [:]
  private var isInCells = false

  private static let format = MarkupName("numFmt")
  private static let cells = MarkupName("cellXfs")
  private static let style = MarkupName("xf")

  subscript(index: Int?) -> NumberStyle {
    guard let index, styles.indices.contains(index) else { return .plain }
    return styles[index]
  }

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    switch tag.name {
    case Self.format:
      if let id = tag.attribute("numFmtId").flatMap({ Int($0) }) { codes[id] = tag.attribute("formatCode") }
    case Self.cells: isInCells = true
    case Self.style where isInCells:
      let id = tag.attribute("numFmtId").flatMap { Int($0) } ?? 0
      styles.append(codes[id].map { NumberStyle(code: $0) } ?? NumberStyle(builtIn: id))
    default: break
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {
    if name == Self.cells { isInCells = false }
  }

  mutating func text(_ bytes: [UInt8]) throws(GridProblem) {}
}

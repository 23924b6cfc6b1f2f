/// One line of the help: how an argument is typed and what it is for.
struct ArgumentEntry {
  private let argument: ArgumentOutline

  init(_ argument: ArgumentOutline) { self.argument = argument }

  func text(in style: Style) -> String {
    var lines = Self.columns(label, [purpose, remarks].filter { !$0.isEmpty }.joined(separator: " "), style)
    if let discussion = argument.discussion {
      lines += "\n" + margin + discussion.wrapped(to: style.width, indent: Self.column)
    }
    for value in argument.allValues ?? [] {
      guard let meaning = argument.allValueDescriptions?[value], meaning != value else { continue }
      lines += "\n" + margin + "\(value): \(meaning)".wrapped(to: style.width, indent: Self.column + 2)
    }
    return lines
  }

  /// Where the explanations begin.
  private static let column = 28
  private var margin: String { String(repeating: " ", count: Self.column) }

  /// `label` on the left and `text` beside it, or below it when the label is long.
  static func columns(_ label: String, _ text: String, _ style: Style) -> String {
    let margin = String(repeating: " ", count: column)
    let body = text.wrapped(to: style.width, indent: column)
    guard !body.isEmpty else { return "  \(label)" }
    return label.displayWidth + 4 <= column
      ? "  " + label.padded(to: column - 2) + body : "  \(label)\n\(margin)\(body)"
  }

  private var label: String {
    let names = (argument.names ?? []).map(\.typed).sorted { $0.count > $1.count }.joined(separator: ", ")
    switch argument.kind {
    case .positional: return "<\(argument.valueName ?? "valor")>"
    case .option: return "\(names) <\(argument.valueName ?? "valor")>"
    case .flag: return names
    }
  }

  private var purpose: String {
    switch argument.abstract {
    case "Show help information.": "Mostrar esta ayuda."
    case "Show the version.": "Mostrar la versión del programa."
    case let abstract: abstract ?? ""
    }
  }

  /// The allowed values and the one that holds when nothing is said.
  private var remarks: String {
    var parts: [String] = []
    if let values = argument.allValues, !values.isEmpty {
      parts.append("valores: \(values.joined(separator: ", "))")
    }
    if let value = argument.defaultValue, !value.isEmpty {
      parts.append("por omisión: \(Self.spanish(value))")
    }
    return parts.isEmpty ? "" : "(\(parts.joined(separator: "; ")))"
  }

  private static func spanish(_ value: String) -> String {
    switch value {
    case "true": "sí"
    case "false": "no"
    default: value
    }
  }
}

/// The synopsis of a command: what must be typed, what may be.
struct UsageLine {
  let text: String

  init(_ command: CommandOutline, fullName: String) {
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isBuiltIn }
    let options = arguments.filter { $0.kind != .positional && $0.sectionTitle == nil }
    let required = options.filter { !$0.isOptional }
    let optional = options.filter(\.isOptional)
    var words = [fullName]
    if !command.listed.isEmpty { words.append("<orden>") }
    words += arguments.filter { $0.kind == .positional }.map(Self.synopsis)
    words += required.map(Self.synopsis)
    words += optional.count <= 6 ? optional.map(Self.synopsis) : ["[opciones]"]
    text = words.joined(separator: " ")
  }

  private static func synopsis(_ argument: ArgumentOutline) -> String {
    let value = "<\(argument.valueName ?? "valor")>"
    let name = (argument.names ?? []).map(\.typed).max { $0.count < $1.count } ?? ""
    var text =
      switch argument.kind {
      case .positional: value
      case .option: "\(name)\u{A0}\(value)"
      case .flag: name
      }
    if argument.isRepeating { text += "\u{A0}…" }
    return argument.isOptional ? "[\(text)]" : text
  }
}

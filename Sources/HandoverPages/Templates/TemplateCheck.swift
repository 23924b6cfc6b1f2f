/// Holds templates against a scope in which every list has an element, before anything is rendered.
///
/// The engine renders an unknown name as nothing; a municipality that rewords a template must hear of it instead.
struct TemplateCheck {
  private let outlines: [String: TemplateOutline]

  /// - Parameter outlines: by template name, that is the path without its extension.
  init(_ outlines: [String: TemplateOutline]) { self.outlines = outlines }

  /// Throws on the first name, partial or brace that does not fit.
  func run(_ name: String, against specimen: Scope) throws(TemplateError) {
    guard let outline = outlines[name] else { throw .missing(file: Self.file(name)) }
    try check(outline.tags, Place(file: Self.file(name), stack: [specimen], partials: [name]))
  }

  private struct Place {
    let file: String
    let stack: [Scope]
    /// The templates that are being included, to stop at one that includes itself.
    let partials: [String]

    func value(of name: String) -> Scope.Value? {
      let parts = name.split(separator: ".").map(String.init)
      guard let first = parts.first else { return nil }
      let start = stack.reversed().lazy.compactMap { $0[first] }.first
      return parts.dropFirst().reduce(start) { value, part in
        if case .scope(let scope) = value { scope[part] } else { nil }
      }
    }

    func entering(_ scope: Scope) -> Place { Place(file: file, stack: stack + [scope], partials: partials) }

    func unknown(_ name: String, _ line: Int) -> TemplateError {
      let above = name.split(separator: ".").dropLast().joined(separator: ".")
      var known = stack.last.map { $0.values.keys.sorted() } ?? []
      if !above.isEmpty, case .scope(let scope) = value(of: above) {
        known = scope.values.keys.sorted().map { "\(above).\($0)" }
      }
      return .unknownName(file: file, line: line, name: name, known: known)
    }
  }

  private func check(_ tags: [TemplateOutline.Tag], _ place: Place) throws(TemplateError) {
    for tag in tags {
      switch tag {
      case .variable(let name, let line): try checkVariable(name, line, place)
      case .unescaped(let name, let line): try checkUnescaped(name, line, place)
      case .section(let name, let line, let inside): try checkSection(name, line, inside, place)
      case .inverted(let name, let line, let inside):
        guard place.value(of: name) != nil else { throw place.unknown(name, line) }
        try check(inside, place)
      case .partial(let name, let line): try checkPartial(name, line, place)
      }
    }
  }

  private func checkVariable(_ name: String, _ line: Int, _ place: Place) throws(TemplateError) {
    if name == "." { return }
    switch place.value(of: name) {
    case .text: return
    case .markup: throw .escapedMarkup(file: place.file, line: line, name: name)
    default: throw place.unknown(name, line)
    }
  }

  private func checkUnescaped(_ name: String, _ line: Int, _ place: Place) throws(TemplateError) {
    switch place.value(of: name) {
    case .markup: return
    case .text: throw .unescaped(file: place.file, line: line, name: name)
    default:
      throw name == "." ? .unescaped(file: place.file, line: line, name: name) : place.unknown(name, line)
    }
  }

  private func checkSection(
    _ name: String, _ line: Int, _ inside: [TemplateOutline.Tag], _ place: Place
  ) throws(TemplateError) {
    switch place.value(of: name) {
    case .text, .markup, .flag: try check(inside, place)
    case .scope(let scope): try check(inside, place.entering(scope))
    case .list(let scopes):
      for scope in scopes { try check(inside, place.entering(scope)) }
    case nil: throw place.unknown(name, line)
    }
  }

  private func checkPartial(_ name: String, _ line: Int, _ place: Place) throws(TemplateError) {
    guard let outline = outlines[name] else {
      throw .unknownPartial(file: place.file, line: line, name: name)
    }
    guard !place.partials.contains(name) else {
      throw .malformed(file: place.file, line: line, problem: "«\(name)» se incluye a sí misma")
    }
    try check(
      outline.tags, Place(file: Self.file(name), stack: place.stack, partials: place.partials + [name]))
  }

  private static func file(_ name: String) -> String { name + Templates.suffix }
}

import Mustache

/// What a template can name at one place: texts, prepared markup, flags, lists and inner scopes.
///
/// The template engine escapes texts and finds names here instead of by reflection. A section on an empty text or
/// list is not rendered, and an inverted one is; a name that is set never falls through to an outer scope.
struct Scope: Sendable {
  /// What a name stands for.
  enum Value: Sendable {
    case text(String)
    /// HTML that this module has made and escaped itself.
    case markup(String)
    case flag(Bool)
    case list([Scope])
    case scope(Scope)
  }

  private(set) var values: [String: Value]

  init(_ values: [String: Value] = [:]) {
    var all = values
    for case (let name, .list(let scopes)) in values { all["hay_\(name)"] = .flag(!scopes.isEmpty) }
    self.values = all
  }

  subscript(name: String) -> Value? {
    get { values[name] }
    set {
      values[name] = newValue
      if case .list(let scopes) = newValue { values["hay_\(name)"] = .flag(!scopes.isEmpty) }
    }
  }

  /// This scope with more names; the later ones win.
  func adding(_ more: [String: Value]) -> Scope {
    var scope = self
    for (name, value) in more { scope[name] = value }
    return scope
  }
}

extension Scope: MustacheParent {
  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): ScopeText(text)
    case .markup(let markup): ScopeMarkup(renderText: markup)
    case .flag(let flag): flag
    case .list(let scopes): scopes
    case .scope(let scope): scope
    case nil: nil
    }
  }
}

extension Scope.Value: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .text(text) }
}

/// A text on its way through the engine, null when empty.
private struct ScopeText: MustacheCustomRenderable, MustacheParent {
  let renderText: String

  init(_ text: String) { renderText = text.withSeparableMarks }

  var isNull: Bool { renderText.isEmpty }

  func child(named: String) -> Any? { nil }
}

/// Markup on its way through the engine, null when empty.
private struct ScopeMarkup: MustacheCustomRenderable, MustacheParent {
  let renderText: String

  var isNull: Bool { renderText.isEmpty }

  func child(named: String) -> Any? { nil }
}

extension String {
  /// The text with a dotted circle between a character that HTML reserves and a combining mark behind it.
  ///
  /// The engine escapes whole characters: a quotation mark that carries an accent would pass it as something else
  /// and still end an attribute in the browser. Control characters, which HTML does not allow, are left out.
  fileprivate var withSeparableMarks: String {
    guard !hasPlainBytes, contains(where: { $0.isReservedWithMark || $0.isControl }) else { return self }
    return reduce(into: "") { text, character in
      guard !character.isControl else { return }
      guard character.isReservedWithMark, let first = character.unicodeScalars.first else {
        text.append(character)
        return
      }
      text.unicodeScalars.append(first)
      text.unicodeScalars.append("\u{25CC}")
      text.unicodeScalars.append(contentsOf: character.unicodeScalars.dropFirst())
    }
  }
}

extension String {
  /// Whether the bytes alone tell that there is no control character and no reserved one before a mark.
  fileprivate var hasPlainBytes: Bool {
    let bytes = utf8Span.span
    var isAfterReserved = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || isAfterReserved && byte >= 0x80 { return false }
      isAfterReserved = byte < 0x80 && Unicode.Scalar(byte).isReservedInMarkup
    }
    return true
  }
}

extension Character {
  fileprivate var isReservedWithMark: Bool {
    guard let first = unicodeScalars.first, first.isReservedInMarkup else { return false }
    return unicodeScalars.dropFirst().first != nil
  }

  fileprivate var isControl: Bool { unicodeScalars.allSatisfy(\.isControl) }
}

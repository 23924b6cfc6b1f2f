/// A name as the key of a set or dictionary: two spellings that Unicode takes for the same are one, as in `String`.
///
/// `String` walks through Unicode's tables at every comparison of names with an accent; this does so only for names
/// that need it.
package struct NameText: Hashable, Sendable {
  /// The name as it was spelled.
  package let text: String
  private let normalized: ByteText

  package init(_ text: String) {
    self.text = text
    normalized = ByteText(PortableName.normalized(text))
  }

  /// Whether both are the same name.
  package static func == (left: NameText, right: NameText) -> Bool { left.normalized == right.normalized }

  package func hash(into hasher: inout Hasher) { hasher.combine(normalized) }
}

extension Dictionary where Key == NameText {
  /// The value for a name, however it is spelled.
  package subscript(_ name: String) -> Value? {
    get { self[NameText(name)] }
    set { self[NameText(name)] = newValue }
  }
}

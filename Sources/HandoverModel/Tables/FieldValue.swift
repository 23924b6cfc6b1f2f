/// What sort of value a column holds: decides how it is stored, entered and explained.
package enum FieldKind: Hashable, Sendable {
  case text
  /// Text of several lines.
  case longText
  case integer
  case decimal
  case date
  case archivalDate
  case yesNo
  case nit
  /// One of a few words.
  case choice([String])
}

/// Why a cell's text cannot be taken, with what would be allowed.
package struct FieldProblem: Error, Hashable, Sendable {
  /// Spanish, continues the sentence «columna X: "valor" …».
  package let text: String
  /// Spanish, what is allowed instead.
  package let allowed: String

  package init(_ text: String, allowed: String) {
    self.text = text
    self.allowed = allowed
  }

  static let notADate = FieldProblem("no es una fecha", allowed: "una fecha dd/mm/aaaa o aaaa-mm-dd")
  static let notAnArchivalDate = FieldProblem(
    "no es una fecha extrema", allowed: "una fecha aaaa-mm-dd o dd/mm/aaaa, un año, aaaa-mm o s.f.")
  static let missing = FieldProblem("está vacío y es obligatorio", allowed: "un valor")
}

/// A value that a cell of a table can hold, with one canonical text.
package protocol FieldValue: Hashable, Sendable {
  static var kind: FieldKind { get }

  /// Reads what people and spreadsheets write; the text is trimmed and not empty.
  init(fieldText: String) throws(FieldProblem)

  /// The canonical text, which `init(fieldText:)` reads back to an equal value.
  var fieldText: String { get }
}

extension String: FieldValue {
  package static var kind: FieldKind { .text }
  package init(fieldText: String) throws(FieldProblem) { self = fieldText }
  package var fieldText: String { self }
}

extension Int: FieldValue {
  package static var kind: FieldKind { .integer }

  package init(fieldText: String) throws(FieldProblem) {
    guard let number = FixedDecimal(text: fieldText), let whole = number.whole else {
      throw FieldProblem("no es un número entero", allowed: "un número entero, por ejemplo 12")
    }
    self = whole
  }

  package var fieldText: String { "\(self)" }
}

extension Bool: FieldValue {
  package static var kind: FieldKind { .yesNo }

  package init(fieldText: String) throws(FieldProblem) {
    switch fieldText.foldedForSearch {
    case "si", "s", "x", "1", "verdadero", "true": self = true
    case "no", "n", "0", "falso", "false": self = false
    default: throw FieldProblem("no es sí ni no", allowed: "sí, no")
    }
  }

  package var fieldText: String { self ? "sí" : "no" }
}

/// A closed list of Spanish words; the raw value is the canonical spelling.
package protocol Choice: FieldValue, CaseIterable, RawRepresentable<String> {}

extension Choice {
  package static var kind: FieldKind { .choice(allCases.map(\.rawValue)) }

  /// Compares without case, accents and outer spaces.
  package init(fieldText: String) throws(FieldProblem) {
    if let exact = Self(rawValue: fieldText) {
      self = exact
      return
    }
    let wanted = fieldText.foldedForSearch
    guard let match = Self.allCases.first(where: { $0.rawValue.foldedForSearch == wanted }) else {
      throw FieldProblem(
        "no está entre los valores admitidos", allowed: Self.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self = match
  }

  package var fieldText: String { rawValue }
}

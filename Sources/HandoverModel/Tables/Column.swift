/// Who may see what a column holds.
package enum FieldAccess: Hashable, Sendable {
  /// Anyone, unless the whole row is restricted.
  case open
  /// Personal data: never in a public edition (Ley 1581 de 2012).
  case personal
}

/// The column of another table whose values this column must repeat.
package struct Reference: Hashable, Sendable {
  package let table: String
  /// The column there that holds the allowed values.
  package let column: String

  package init(_ table: String, _ column: String) {
    self.table = table
    self.column = column
  }
}

/// One column of a table: the only place where its name, meaning and rules are written.
///
/// Passed on for every cell of every row, so it is an object and not a value to copy.
package final class Column<Row: Sendable>: Sendable {
  /// The CSV header, SQL column and JSON key.
  package let name: String
  /// What forms and documents call it.
  package let label: String
  package let kind: FieldKind
  /// Whether a row without a value here is refused.
  package let isRequired: Bool
  /// Whether a row may hold no value here at all, which is stored as NULL.
  package let isOptional: Bool
  /// What goes in it, for templates and error messages.
  package let help: String
  /// Whether a public edition may show it.
  package let access: FieldAccess
  /// Where its values must be found; nil when any value will do.
  package let reference: Reference?
  /// Other headers under which files bring this column.
  package let synonyms: [String]
  /// Whether the program fills it, so that it stands in no empty template and in no form.
  package let isKept: Bool
  /// The canonical text of a row's cell; empty when there is no value.
  package let text: @Sendable (Row) -> String
  /// Reads a trimmed cell into a row; an empty text clears an optional value.
  package let read: @Sendable (inout Row, String) throws(FieldProblem) -> Void

  /// A column for a value that is always there; an empty cell keeps what the row has, except in a text column.
  ///
  /// `cleaning` takes out of a cell what people write around the value, before it is read.
  package convenience init<Value: FieldValue>(
    _ path: any WritableKeyPath<Row, Value> & Sendable, _ name: String, _ label: String,
    required: Bool = false,
    kind: FieldKind? = nil, access: FieldAccess = .open, references reference: Reference? = nil,
    synonyms: [String] = [], help: String = "", cleaning: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.init(
      name, label, required, false, kind ?? Value.kind, access, reference, synonyms, help,
      text: { $0[keyPath: path].fieldText },
      read: { (row, text) throws(FieldProblem) in
        if text.isEmpty, Value.self != String.self { return }
        row[keyPath: path] = try Value(fieldText: cleaning(text))
      })
  }

  /// A column for a value that may be absent.
  package convenience init<Value: FieldValue>(
    _ path: any WritableKeyPath<Row, Value?> & Sendable, _ name: String, _ label: String,
    required: Bool = false,
    kind: FieldKind? = nil, access: FieldAccess = .open, references reference: Reference? = nil,
    synonyms: [String] = [], help: String = ""
  ) {
    self.init(
      name, label, required, true, kind ?? Value.kind, access, reference, synonyms, help,
      text: { $0[keyPath: path]?.fieldText ?? "" },
      read: { (row, text) throws(FieldProblem) in
        row[keyPath: path] = text.isEmpty ? nil : try Value(fieldText: text)
      })
  }

  private init(
    _ name: String, _ label: String, _ isRequired: Bool, _ isOptional: Bool, _ kind: FieldKind,
    _ access: FieldAccess, _ reference: Reference?, _ synonyms: [String], _ help: String,
    isKept: Bool = false,
    text: @escaping @Sendable (Row) -> String,
    read: @escaping @Sendable (inout Row, String) throws(FieldProblem) -> Void
  ) {
    self.name = name
    self.label = label
    self.isRequired = isRequired
    self.isOptional = isOptional
    self.kind = kind
    self.access = access
    self.reference = reference
    self.synonyms = synonyms
    self.help = help
    self.isKept = isKept
    self.text = text
    self.read = read
  }

  /// The same column as one that the program fills.
  package var kept: Column {
    Column(
      name, label, isRequired, isOptional, kind, access, reference, synonyms, help, isKept: true, text: text,
      read: read)
  }

  /// Whether the cell may stay without a value.
  package var isEmptyAllowed: Bool { !isRequired }
}

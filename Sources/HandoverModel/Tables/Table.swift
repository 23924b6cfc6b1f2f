/// A row type of the registry.
package protocol Record: Hashable, Sendable {
  /// A row with nothing filled in.
  init()

  /// The one definition of the table that holds these rows.
  static var table: Table<Self> { get }

  /// Where a registry keeps these rows.
  static var place: Registry.Path<Self> { get }
}

/// Who writes a table and where it may appear.
package enum TableRole: Hashable, Sendable {
  /// Rows that people enter or import.
  case entered
  /// As ``entered``, but every row is personal: no public edition holds it.
  case enteredPersonal
  /// Rows that only the tool writes.
  case kept
}

/// The definition of one table: import, export, templates, messages, SQL and documents derive from it.
package struct Table<Row: Sendable>: Sendable {
  /// The SQL table, CSV file and JSON key.
  package let name: String
  /// The heading for readers.
  package let title: String
  /// What one row is called, in Spanish with its article: «el elemento».
  package let rowName: String
  /// Who writes its rows and whether a public edition carries them.
  package let role: TableRole
  /// Names of the columns that tell rows apart; empty for a table of one row.
  package let key: [String]
  /// From left to right, as files, forms and documents show them.
  package let columns: [Column<Row>]
  /// What the cells of one row must obey together.
  package let rules: [RowRule<Row>]
  /// The columns that tell rows apart, in key order.
  package let keyColumns: [Column<Row>]

  package init(
    _ name: String, title: String, rowName: String, role: TableRole = .entered, key: [String],
    columns: [Column<Row>], rules: [RowRule<Row>] = []
  ) {
    self.name = name
    self.title = title
    self.rowName = rowName
    self.role = role
    self.key = key
    self.columns = columns
    self.rules = rules
    keyColumns = key.compactMap { name in columns.first { $0.name == name } }
  }

  /// The column of that name.
  package func column(_ name: String) -> Column<Row>? { columns.first { $0.name == name } }

  /// The texts of the key columns, which no two rows share.
  package func keyTexts(of row: Row) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(keyColumns.count)
    for column in keyColumns { texts.append(column.text(row)) }
    return texts
  }

  /// The key as people name the row, for example «2011-03 · 3».
  package func keyName(of row: Row) -> String {
    key.isEmpty ? title.lowercased() : keyTexts(of: row).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The cells in column order.
  package func texts(of row: Row) -> [String] { columns.map { $0.text(row) } }

  /// Rows in key order: numbers by value, all else by UTF-8 bytes.
  package func sorted(_ rows: [Row]) -> [Row] {
    let keyColumns = keyColumns
    return rows.map { row in (row, keyColumns.map { SortKey($0.text(row), kind: $0.kind) }) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }
      .map(\.0)
  }
}

/// A cell as it takes part in the order of rows.
private enum SortKey: Comparable {
  case number(Int)
  case text(String)

  init(_ text: String, kind: FieldKind) {
    if kind == .integer, let number = Int(text) { self = .number(number) } else { self = .text(text) }
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.number, .text): true
    case (.text, .number): false
    case (.text(let left), .text(let right)): left.precedesInUTF8(right)
    }
  }
}

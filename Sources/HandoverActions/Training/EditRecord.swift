package import HandoverModel
import HandoverStore

/// Shows, makes and changes one row of a table by its key: a tool, a person, a need.
package struct EditRecord<Row: Record>: Sendable {
  let folder: CaseFolder
  let key: [String]
  let surroundings: Surroundings

  /// What was stored.
  package struct Outcome: Sendable {
    /// The row as it is now.
    package let row: Row
    /// Whether it was not there before.
    package let isNew: Bool
    /// Whether anything is different from before.
    package let isChanged: Bool
  }

  /// `key` holds the first columns of the table's key; those that are left out come with the values.
  package init(_ folder: CaseFolder, key: [String], _ surroundings: Surroundings) {
    self.folder = folder
    self.key = key
    self.surroundings = surroundings
  }

  /// All rows of the table in key order.
  package static func all(in folder: CaseFolder) throws -> [Row] {
    try Store.open(at: folder.registryPath, for: .reading, reading: [Row.self]).rows(of: Row.self)
  }

  /// The row with that key; nil when there is none.
  package func current() throws -> Row? {
    let row = try keyed(Row())
    return try Self.all(in: folder).first { Row.table.keyTexts(of: $0) == Row.table.keyTexts(of: row) }
  }

  /// Stores the values given as `columna=valor`; nothing is stored when one of them is wrong.
  ///
  /// `prepare` completes the row once the values are in it, with the row as it was before, if any.
  package func set(
    _ assignments: [String], prepare: (inout Row, Row?) throws -> Void = { _, _ in }
  ) throws -> Outcome {
    let values = try Assignments<Row>(assignments)
    if let name = values.names.first(where: { Row.table.column($0)?.isKept == true }) {
      throw TrainingError.keptColumn(name)
    }
    let fixed = Row.table.key.prefix(key.count)
    if let name = values.names.first(where: fixed.contains) {
      throw TrainingError.fixedKey(row: Row.table.rowName, column: name)
    }
    let store = try Store.open(at: folder.registryPath)
    var wanted = try keyed(Row())
    try values.apply(to: &wanted)
    let keyTexts = Row.table.keyTexts(of: Row.table.tidied(wanted))
    let before = try store.rows(of: Row.self).first { Row.table.keyTexts(of: $0) == keyTexts }
    if let before = before as? any Annullable, before.isAnnulled {
      throw TrainingError.annulled(row: Row.table.rowName, key: keyTexts.joined(separator: " · "))
    }
    var row = before ?? wanted
    try values.apply(to: &row)
    try prepare(&row, before)
    try Assignments.check(row)
    let changes = try store.upsert([row], stamp: surroundings.stamp)
    return Outcome(row: row, isNew: before == nil, isChanged: !changes.isEmpty)
  }

  private func keyed(_ row: Row) throws(ActionError) -> Row {
    var row = row
    for (column, text) in zip(Row.table.keyColumns, key) {
      try Assignments.read(CellText.tidied(text), into: column, of: &row)
    }
    return row
  }
}

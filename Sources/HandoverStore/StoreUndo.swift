import GRDB
package import HandoverModel

extension Store {
  /// The imports of this registry, newest first.
  package func imports() throws(StoreError) -> [ImportRecord] {
    try reading { db in try ImportHistory(db).records() }
  }

  /// Undoes the newest import that still stands: what it added goes, what it changed is as it was before.
  ///
  /// All or nothing. Throws ``StoreError/undoBlocked(number:reasons:)`` when one of its rows was changed since, or when
  /// a row that would go is needed by another.
  package func undoLastImport(simulating isSimulation: Bool, stamp: Stamp) throws(StoreError) -> UndoReport {
    try writing(keeping: !isSimulation) { db in
      guard let record = try ImportHistory(db).records().first(where: { $0.undone == nil }) else {
        throw StoreError.nothingToUndo
      }
      var undo = try ImportUndo(db, record, stamp)
      try undo.run()
      guard undo.reasons.isEmpty else {
        throw StoreError.undoBlocked(number: record.number, reasons: undo.reasons)
      }
      return UndoReport(record: record, rows: undo.rows.reversed(), isSimulation: isSimulation)
    }
  }
}

/// Takes back one import, its last row first.
private struct ImportUndo {
  private let db: Database
  private let record: ImportRecord
  private let log: LogBook
  private let later: [LaterChange.Row: LaterChange]
  /// The reader and writer of each table, a `TableRows` of its record type.
  private var tables: [String: Any] = [:]
  private(set) var rows: [UndoneRow] = []
  /// Why it cannot be done, in Spanish, row by row.
  private(set) var reasons: [String] = []

  /// More reasons than anybody reads.
  private static let enough = 200

  init(_ db: Database, _ record: ImportRecord, _ stamp: Stamp) throws {
    self.db = db
    self.record = record
    log = LogBook(db, stamp)
    later = try LaterChange.all(since: record, db)
  }

  mutating func run() throws {
    let start = try LogBook.lastNumber(db)
    let types = Dictionary(Registry.recordTypes.map { ($0.tableName, $0) }) { first, _ in first }
    for number in record.lines.reversed() {
      guard let entry = try LogBook.entry(db, number), let type = types[entry.table] else { continue }
      try undo(entry, in: type)
      if reasons.count >= Self.enough { return }
    }
    let end = try LogBook.lastNumber(db)
    guard reasons.isEmpty, end > start else { return }
    let removed = rows.count { $0.cells.isEmpty }
    try log.write(
      ImportHistory.undoAction, table: "", key: record.files,
      LogDetail(facts: [
        "importacion": "\(record.number)", "desde": "\(start + 1)", "hasta": "\(end)",
        "quitadas": "\(removed)", "restituidas": "\(rows.count - removed)",
      ]))
  }

  private mutating func undo<Entry: Record>(_ entry: LogEntry, in type: Entry.Type) throws {
    if let change = later[LaterChange.Row(table: entry.table, key: entry.key)] {
      reasons.append(change.sentence)
      return
    }
    let detail = try LogDetail(json: entry.detail)
    let table = Entry.table
    let key = detail.key ?? (table.key.isEmpty ? [] : [entry.key])
    let store = tables[entry.table] as? TableRows<Entry> ?? TableRows<Entry>(db)
    tables[entry.table] = store
    guard let found = try store.find(key), isAsLeft(found.entry, by: detail) else {
      reasons.append("\(entry.table) · \(entry.key) ya no está como la dejó la importación")
      return
    }
    if detail.before == nil {
      try remove(found, of: entry, store)
    } else {
      try restore(found, of: entry, detail, store)
    }
  }

  /// Whether a row holds what the import wrote into it.
  private func isAsLeft<Entry: Record>(_ row: Entry, by detail: LogDetail) -> Bool {
    let after = detail.after ?? [:]
    let isNew = detail.before == nil
    return Entry.table.columns.allSatisfy { column in
      let text = column.text(row)
      if let written = after[column.name] { return text == written }
      // A column that is younger than the import holds what it begins with.
      return !isNew || text.isEmpty || text == column.text(Entry())
    }
  }

  private mutating func remove<Entry: Record>(
    _ found: (id: Int64, entry: Entry), of entry: LogEntry, _ store: TableRows<Entry>
  ) throws {
    do {
      try store.delete(found.id)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY {
      reasons.append("\(entry.table) · \(entry.key) ya se usa en \(try users(of: found.entry))")
      return
    }
    let cells = Entry.table.columns.map { ($0.name, $0.text(found.entry)) }.filter { !$0.1.isEmpty }
    var detail = LogDetail(before: Dictionary(cells) { first, _ in first })
    if Entry.table.key.count > 1 { detail.key = Entry.table.keyTexts(of: found.entry) }
    try log.write("quitar", table: entry.table, key: entry.key, detail)
    rows.append(UndoneRow(table: entry.table, key: entry.key, cells: []))
  }

  private mutating func restore<Entry: Record>(
    _ found: (id: Int64, entry: Entry), of entry: LogEntry, _ detail: LogDetail, _ store: TableRows<Entry>
  ) throws {
    let before = detail.before ?? [:]
    var row = found.entry
    var cells: [CellChange] = []
    for column in Entry.table.columns {
      guard let text = before[column.name] else { continue }
      cells.append(CellChange(column: column.name, old: column.text(row), new: text))
      try column.read(&row, text)
    }
    try store.update(found.id, to: row)
    var undone = LogDetail(before: detail.after, after: before)
    undone.key = detail.key
    try log.write("modificar", table: entry.table, key: entry.key, undone)
    rows.append(UndoneRow(table: entry.table, key: entry.key, cells: cells))
  }

  /// The tables with rows that refer to a row.
  private func users<Entry: Record>(of row: Entry) throws -> String {
    let values = Dictionary(
      Entry.table.columns.map { (Reference(Entry.table.name, $0.name), $0.text(row)) }
    ) { first, _ in first }
    var names: [String] = []
    for type in Registry.recordTypes {
      for (column, reference) in Self.references(of: type) {
        guard let value = values[reference] else { continue }
        let sql = "SELECT 1 FROM \"\(type.tableName)\" WHERE \"\(column)\" = ? LIMIT 1"
        if try Int.fetchOne(db, sql: sql, arguments: [value]) != nil { names.append(type.tableName) }
      }
    }
    return names.isEmpty ? "otra tabla" : names.joined(separator: ", ")
  }

  private static func references<Entry: Record>(of type: Entry.Type) -> [(column: String, Reference)] {
    Entry.table.columns.compactMap { column in column.reference.map { (column.name, $0) } }
  }
}

/// The first change of a row after an import, by somebody who may rely on it.
private struct LaterChange {
  struct Row: Hashable {
    let table: String
    let key: String
  }

  private let entry: LogEntry

  /// In words of the user: who did what to which row, and when.
  var sentence: String {
    let verbs = ["agregar": "la agregó de nuevo", "modificar": "la cambió", "quitar": "la quitó"]
    let day = entry.stamp.moment.prefix(16).replacing("T", with: " ")
    return
      "\(entry.table) · \(entry.key): \(entry.stamp.who) \(verbs[entry.action] ?? "la tocó") después (\(day))"
  }

  /// By row; what was undone meanwhile does not count.
  static func all(since record: ImportRecord, _ db: Database) throws -> [Row: LaterChange] {
    let cancelled = try ImportHistory(db).cancelled()
    var changes: [Row: LaterChange] = [:]
    for entry in try LogBook.entries(db, after: record.lines.upperBound)
    where !entry.table.isEmpty && !cancelled.contains(where: { $0.contains(entry.number) }) {
      let row = Row(table: entry.table, key: entry.key)
      if changes[row] == nil { changes[row] = LaterChange(entry: entry) }
    }
    return changes
  }
}

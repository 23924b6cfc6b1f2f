import GRDB
import HandoverModel

/// A row as it is and as it shall be.
struct PlannedRow<Entry: Record> {
  let id: Int64?
  let new: Entry
  /// The row's key as people name it.
  let key: String
  /// The file and row that it comes from; nil for rows that were entered.
  let origin: (file: String, row: Int)?
  /// The cells that differ from the stored row; none for a row that is not there yet.
  let changes: [CellChange]

  init(id: Int64?, old: Entry?, new: Entry, origin: (file: String, row: Int)?) {
    self.id = id
    self.new = new
    key = Entry.table.keyName(of: new)
    self.origin = origin
    changes =
      old.map { old in
        Entry.table.columns.compactMap { column in
          let (before, after) = (column.text(old), column.text(new))
          return before == after ? nil : CellChange(column: column.name, old: before, new: after)
        }
      } ?? []
  }

  /// What storing it does to the registry.
  var kind: RowOutcome.Kind { id == nil ? .added : changes.isEmpty ? .unchanged : .updated }
}

/// Stores planned rows and tells the bitácora.
struct RowWriting<Entry: Record> {
  private let rows: TableRows<Entry>
  private let table = Entry.table
  private let log: LogBook
  private let verb: String
  private let facts: [String: String]
  private(set) var changes = TableChanges()

  /// `verb` is what the bitácora calls a change, and `facts` is what it tells about every row besides its cells.
  init(_ db: Database, _ stamp: Stamp, verb: String = "modificar", facts: [String: String] = [:]) {
    rows = TableRows(db)
    log = LogBook(db, stamp)
    self.verb = verb
    self.facts = facts
  }

  mutating func store(_ plan: PlannedRow<Entry>) throws {
    let key = plan.key
    var detail = LogDetail(
      file: plan.origin?.file, row: plan.origin?.row, facts: facts.isEmpty ? nil : facts)
    if table.key.count > 1 { detail.key = table.keyTexts(of: plan.new) }
    guard let id = plan.id else {
      try rows.insert(plan.new)
      detail.after = cells(of: plan.new)
      try log.write("agregar", table: table.name, key: key, detail)
      changes.added.append(key)
      return
    }
    let cells = plan.changes
    guard !cells.isEmpty else {
      changes.unchanged += 1
      return
    }
    try rows.update(id, to: plan.new)
    detail.before = Dictionary(cells.map { ($0.column, $0.old) }) { first, _ in first }
    detail.after = Dictionary(cells.map { ($0.column, $0.new) }) { first, _ in first }
    try log.write(verb, table: table.name, key: key, detail)
    changes.updated.append(RowChange(key: key, cells: cells))
  }

  private func cells(of entry: Entry) -> [String: String] {
    var cells: [String: String] = [:]
    for column in table.columns {
      let text = column.text(entry)
      if !text.isEmpty { cells[column.name] = text }
    }
    return cells
  }
}

import GRDB
package import HandoverModel

extension Store {
  /// Everything that the registry holds at one moment, or only the tables of some record types.
  package func registry(
    of types: [any HandoverModel.Record.Type] = Registry.recordTypes
  ) throws(StoreError) -> Registry {
    try reading { db in
      var registry = Registry()
      for type in types { try Self.load(type, into: &registry, db) }
      return registry
    }
  }

  /// The rows of one record type in key order.
  package func rows<Entry: HandoverModel.Record>(of type: Entry.Type) throws(StoreError) -> [Entry] {
    try reading { db in try TableRows<Entry>(db).all() }
  }

  /// Adds rows or changes those with the same key, all or none.
  ///
  /// Throws ``StoreError/rejected(_:)`` with everything that is the matter with any of them; there the rows are
  /// called by `source` and their number from 1. Rows that change nothing leave no trace in the bitácora, and a change
  /// is called there by `verb`, with more `facts` about it.
  @discardableResult
  package func upsert<Entry: HandoverModel.Record>(
    _ entries: [Entry], source: String = Entry.table.name, verb: String = "modificar",
    facts: [String: String] = [:], stamp: Stamp
  ) throws(StoreError) -> TableChanges {
    try writing { db in
      try Self.upsert(entries, source: source, verb: verb, facts: facts, db, stamp)
    }
  }

  /// The same within a transaction.
  static func upsert<Entry: HandoverModel.Record>(
    _ entries: [Entry], source: String = Entry.table.name, verb: String = "modificar",
    facts: [String: String] = [:], _ db: Database, _ stamp: Stamp
  ) throws -> TableChanges {
    let stored = try TableRows<CaseFile>(db).find([])?.entry ?? CaseFile()
    var problems: [RowProblem] = []
    var writing = RowWriting<Entry>(db, stamp, verb: verb, facts: facts)
    let references = References(db)
    for (index, entry) in entries.enumerated() {
      let new = Entry.table.tidied(entry)
      let number = entries.count == 1 ? nil : index + 1
      var found = Entry.table.problems(
        of: new, with: new as? CaseFile ?? stored, file: source, number: number)
      for (column, reference, text) in try references.missing(in: new) {
        let problem = try references.problem(of: text, at: reference)
        found.append(RowProblem(file: source, row: number, column: column.name, value: text, problem))
      }
      problems += found
      guard found.isEmpty else { continue }
      let existing = try TableRows<Entry>(db).find(Entry.table.keyTexts(of: new))
      try writing.store(PlannedRow(id: existing?.id, old: existing?.entry, new: new, origin: nil))
    }
    guard problems.isEmpty else { throw StoreError.rejected(problems) }
    return writing.changes
  }

  /// Records that a version was sealed, and in the same transaction which observations it answers.
  ///
  /// A recorded version can neither be changed nor removed.
  package func record(
    _ version: SealedVersion, answering observations: Set<Int> = [], stamp: Stamp
  ) throws(StoreError) {
    try writing { db in
      let table = SealedVersion.table
      let new = table.tidied(version)
      let problems = table.problems(of: new, with: CaseFile(), file: table.name, number: nil)
      guard problems.isEmpty else { throw StoreError.rejected(problems) }
      let rows = TableRows<SealedVersion>(db)
      guard try rows.find(table.keyTexts(of: new)) == nil else { throw StoreError.versionExists(new.number) }
      try rows.insert(new)
      let cells = table.columns.map { ($0.name, $0.text(new)) }.filter { !$0.1.isEmpty }
      let detail = LogDetail(after: Dictionary(cells) { first, _ in first })
      try LogBook(db, stamp).write("sellar", table: table.name, key: table.keyName(of: new), detail)
      try Self.note(new.number, answering: observations, db, stamp)
    }
  }

  private static func note(
    _ version: Int, answering observations: Set<Int>, _ db: Database, _ stamp: Stamp
  ) throws {
    guard !observations.isEmpty else { return }
    let rows = TableRows<Observation>(db)
    var writing = RowWriting<Observation>(db, stamp)
    for number in observations.sorted() {
      guard let found = try rows.find(["\(number)"]) else { continue }
      var answered = found.entry
      answered.answeringVersion = version
      try writing.store(PlannedRow(id: found.id, old: found.entry, new: answered, origin: nil))
    }
  }

  /// Notes in the bitácora something that changes no row, for example that a version was published.
  package func note(
    _ action: String, about key: String, facts: [String: String] = [:], stamp: Stamp
  ) throws(StoreError) {
    try writing { db in
      try LogBook(db, stamp).write(action, table: "", key: key, LogDetail(facts: facts.isEmpty ? nil : facts))
    }
  }

  /// The bitácora from its first line.
  package func log() throws(StoreError) -> [LogEntry] {
    try reading { db in try LogBook.entries(db) }
  }

  /// Every table and the bitácora as CSV files, from one moment.
  package func csvFiles(style: CSVStyle = .canonical) throws(StoreError) -> [(name: String, text: String)] {
    try reading { db in
      var registry = Registry()
      for type in Registry.recordTypes { try Self.load(type, into: &registry, db) }
      let log = LogEntry.csv(try LogBook.entries(db), style: style)
      return registry.csvFiles(style: style) + [("\(LogEntry.tableName).csv", log)]
    }
  }

  /// Everything that is wrong with the file itself, in SQLite's words; empty for a sound one.
  package func integrityProblems() throws(StoreError) -> [String] {
    try reading { db in
      let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return pages + references
    }
  }

  static func load<Entry: Record>(
    _ type: Entry.Type, into registry: inout Registry, _ db: Database
  ) throws {
    registry[type] = try TableRows<Entry>(db).all()
  }
}

import GRDB
import HandoverModel

/// Reads and writes the rows of one record type by its one definition.
struct TableRows<Entry: Record> {
  private let db: Database
  private let table = Entry.table
  private let columnList = Entry.table.columns.map { Self.quoted($0.name) }.joined(separator: ", ")

  init(_ db: Database) { self.db = db }

  /// Every row in key order.
  func all() throws -> [Entry] {
    let statement = try db.cachedStatement(sql: "SELECT \(columnList) FROM \(Self.name)")
    let cursor = try Row.fetchCursor(statement)
    var entries: [Entry] = []
    while let row = try cursor.next() { entries.append(try decoded(row, from: 0)) }
    return table.sorted(entries)
  }

  /// The row with that key, for a table of one row that row.
  func find(_ key: [String]) throws -> (id: Int64, entry: Entry)? {
    let condition =
      table.key.isEmpty ? "id = 1" : table.key.map { "\(Self.quoted($0)) = ?" }.joined(separator: " AND ")
    let statement = try db.cachedStatement(
      sql: "SELECT id, \(columnList) FROM \(Self.name) WHERE \(condition)")
    let values = zip(table.keyColumns, key).map { Self.stored($1, in: $0) }
    guard let row = try Row.fetchOne(statement, arguments: StatementArguments(values)) else { return nil }
    return (row[0], try decoded(row, from: 1))
  }

  /// Adds a row whose key is not there.
  func insert(_ entry: Entry) throws {
    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(Self.name) (\(columnList)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values(of: entry)))
  }

  /// Writes all cells of a row that is there.
  func update(_ id: Int64, to entry: Entry) throws {
    let settings = table.columns.map { "\(Self.quoted($0.name)) = ?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "UPDATE \(Self.name) SET \(settings) WHERE id = ?")
    try statement.execute(arguments: StatementArguments(values(of: entry) + [id.databaseValue]))
  }

  /// Takes a row away; the bitácora keeps what it held.
  func delete(_ id: Int64) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM \(Self.name) WHERE id = ?")
    try statement.execute(arguments: [id])
  }

  private func values(of entry: Entry) -> [DatabaseValue] {
    table.columns.map { Self.stored($0.text(entry), in: $0) }
  }

  /// Whole numbers as INTEGER, everything else as its canonical text; NULL for an absent value.
  static func stored(_ text: String, in column: Column<Entry>) -> DatabaseValue {
    if text.isEmpty, column.isOptional { return .null }
    if column.kind == .integer, let number = Int(text) { return number.databaseValue }
    return text.databaseValue
  }

  private func decoded(_ row: Row, from start: Int) throws -> Entry {
    var entry = Entry()
    for (index, column) in table.columns.enumerated() {
      let value: DatabaseValue = row[start + index]
      let text = Self.text(of: value)
      do throws(FieldProblem) {
        try column.read(&entry, text)
      } catch {
        throw StoreError.unreadableValue(table: table.name, column: column.name, value: text)
      }
    }
    return entry
  }

  private static func text(of value: DatabaseValue) -> String {
    switch value.storage {
    case .string(let text): text
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .null, .blob: ""
    }
  }

  private static var name: String { quoted(Entry.table.name) }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}

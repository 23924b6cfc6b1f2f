import GRDB
import HandoverModel

/// Reads and writes the rows of one record type by its one definition.
struct TableRows<Entry: Record> {
  private let db: Database
  private let table = Entry.table
  /// How each column reads its text, apart from all else that a column is: rows are many.
  private let readers = Entry.table.columns.map(\.read)
  private let selectAll: String
  private let selectOne: String
  private let insertion: String
  private let change: String
  private let removal: String

  /// The statements are written once: an import uses each of them for every row.
  init(_ db: Database) {
    self.db = db
    let names = Entry.table.columns.map { Self.quoted($0.name) }
    let list = names.joined(separator: ", ")
    let condition =
      table.key.isEmpty ? "id = 1" : table.key.map { "\(Self.quoted($0)) = ?" }.joined(separator: " AND ")
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    let order = table.key.isEmpty ? "id" : table.key.map(Self.quoted).joined(separator: ", ")
    selectAll = "SELECT \(list) FROM \(Self.name) ORDER BY \(order)"
    selectOne = "SELECT id, \(list) FROM \(Self.name) WHERE \(condition)"
    insertion = "INSERT INTO \(Self.name) (\(list)) VALUES (\(marks))"
    change = "UPDATE \(Self.name) SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
    removal = "DELETE FROM \(Self.name) WHERE id = ?"
  }

  /// Whether the table holds nothing yet, so that no key needs to be looked for.
  func isEmpty() throws -> Bool { try Row.fetchOne(db, sql: "SELECT 1 FROM \(Self.name) LIMIT 1") == nil }

  /// Every row in key order, which is SQLite's own: numbers by value, texts by their bytes.
  func all() throws -> [Entry] {
    let statement = try db.cachedStatement(sql: selectAll)
    let cursor = try Row.fetchCursor(statement)
    var entries: [Entry] = []
    while let row = try cursor.next() {
      // SQLite gives whole numbers as text too, and nothing as an absent value.
      entries.append(try decoded { index in row[index] as String? ?? "" })
    }
    return entries
  }

  /// The row with that key, for a table of one row that row.
  func find(_ key: [String]) throws -> (id: Int64, entry: Entry)? {
    let statement = try db.cachedStatement(sql: selectOne)
    var values: [DatabaseValue] = []
    for index in table.keyColumns.indices where index < key.count {
      values.append(Self.stored(key[index], in: table.keyColumns[index]))
    }
    guard let row = try Row.fetchOne(statement, arguments: StatementArguments(values)) else { return nil }
    return (row[0], try decoded { index in Self.text(of: row[index + 1]) })
  }

  /// Adds a row whose key is not there.
  func insert(_ entry: Entry) throws {
    let statement = try db.cachedStatement(sql: insertion)
    try statement.execute(arguments: StatementArguments(values(of: entry)))
  }

  /// Writes all cells of a row that is there.
  func update(_ id: Int64, to entry: Entry) throws {
    let statement = try db.cachedStatement(sql: change)
    try statement.execute(arguments: StatementArguments(values(of: entry) + [id.databaseValue]))
  }

  /// Takes a row away; the bitácora keeps what it held.
  func delete(_ id: Int64) throws {
    let statement = try db.cachedStatement(sql: removal)
    try statement.execute(arguments: [id])
  }

  private func values(of entry: Entry) -> [DatabaseValue] {
    var values: [DatabaseValue] = []
    values.reserveCapacity(table.columns.count + 1)
    for column in table.columns { values.append(Self.stored(column.text(entry), in: column)) }
    return values
  }

  /// Whole numbers as INTEGER, everything else as its canonical text; NULL for an absent value.
  static func stored(_ text: String, in column: Column<Entry>) -> DatabaseValue {
    if text.isEmpty, column.isOptional { return .null }
    if column.kind == .integer, let number = Int(text) { return number.databaseValue }
    return text.databaseValue
  }

  /// An entry from the texts of its columns.
  private func decoded(_ text: (Int) -> String) throws -> Entry {
    var entry = Entry()
    for index in readers.indices {
      let text = text(index)
      do throws(FieldProblem) {
        try readers[index](&entry, text)
      } catch {
        throw StoreError.unreadableValue(
          table: table.name, column: table.columns[index].name, value: text)
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

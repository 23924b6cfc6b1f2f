import GRDB
import HandoverModel

/// Reads and writes the rows of one record type by its one definition.
struct TableRows<Entry: Record> {
  private let db: Database
  private let table = Entry.table
  /// How each column reads its text, apart from all else that a column is: rows are many.
  private let readers = Entry.table.columns.map(\.read)
  private let columnList = Entry.table.columns.map { Self.quoted($0.name) }.joined(separator: ", ")

  init(_ db: Database) { self.db = db }

  /// Every row in key order, which is SQLite's own: numbers by value, texts by their bytes.
  func all() throws -> [Entry] {
    let order = table.key.isEmpty ? "id" : table.key.map(Self.quoted).joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "SELECT \(columnList) FROM \(Self.name) ORDER BY \(order)")
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
    let condition =
      table.key.isEmpty ? "id = 1" : table.key.map { "\(Self.quoted($0)) = ?" }.joined(separator: " AND ")
    let statement = try db.cachedStatement(
      sql: "SELECT id, \(columnList) FROM \(Self.name) WHERE \(condition)")
    let values = zip(table.keyColumns, key).map { Self.stored($1, in: $0) }
    guard let row = try Row.fetchOne(statement, arguments: StatementArguments(values)) else { return nil }
    return (row[0], try decoded { index in Self.text(of: row[index + 1]) })
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

  private func values(of entry: Entry) -> [DatabaseValue] {
    table.columns.map { Self.stored($0.text(entry), in: $0) }
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

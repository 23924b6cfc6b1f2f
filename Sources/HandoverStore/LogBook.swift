import Foundation
import GRDB
import HandoverModel

/// Writes the bitácora, within the transaction of what it records.
struct LogBook {
  private let db: Database
  private let stamp: Stamp

  init(_ db: Database, _ stamp: Stamp) {
    self.db = db
    self.stamp = stamp
  }

  func write(_ action: String, table: String, key: String, _ detail: LogDetail) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO bitacora (momento, quien, accion, tabla, clave, detalle) VALUES (?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: [stamp.moment, stamp.who, action, table, key, detail.json])
  }

  /// The number of the newest line; 0 when there is none.
  static func lastNumber(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(id) FROM bitacora") ?? 0
  }

  /// Every line in order.
  static func entries(_ db: Database) throws -> [LogEntry] {
    try Row.fetchAll(db, sql: "\(selection) ORDER BY id").map(entry)
  }

  /// The lines of one action in order.
  static func entries(_ db: Database, of action: String) throws -> [LogEntry] {
    try Row.fetchAll(db, sql: "\(selection) WHERE accion = ? ORDER BY id", arguments: [action]).map(entry)
  }

  /// The lines after one in order.
  static func entries(_ db: Database, after number: Int) throws -> [LogEntry] {
    try Row.fetchAll(db, sql: "\(selection) WHERE id > ? ORDER BY id", arguments: [number]).map(entry)
  }

  /// One line.
  static func entry(_ db: Database, _ number: Int) throws -> LogEntry? {
    let statement = try db.cachedStatement(sql: "\(selection) WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [number]).map(entry)
  }

  private static let selection = "SELECT id, momento, quien, accion, tabla, clave, detalle FROM bitacora"

  private static func entry(_ row: Row) -> LogEntry {
    LogEntry(
      number: row[0], stamp: Stamp(who: row[2], moment: row[1]), action: row[3], table: row[4], key: row[5],
      detail: row[6])
  }
}

/// What a line of the bitácora tells beyond its columns.
struct LogDetail: Decodable {
  var file: String?
  var row: Int?
  /// The texts of the key columns, where the name of the row does not tell them apart.
  var key: [String]?
  var before: [String: String]?
  var after: [String: String]?
  var facts: [String: String]?

  private enum CodingKeys: String, CodingKey {
    case file = "archivo"
    case row = "fila"
    case key = "llave"
    case before = "antes"
    case after = "despues"
    case facts = "datos"
  }

  /// Reads what ``json`` wrote.
  init(json: String) throws { self = try JSONDecoder().decode(LogDetail.self, from: Data(json.utf8)) }

  init(
    file: String? = nil, row: Int? = nil, before: [String: String]? = nil, after: [String: String]? = nil,
    facts: [String: String]? = nil
  ) {
    self.file = file
    self.row = row
    self.before = before
    self.after = after
    self.facts = facts
  }

  /// One JSON object with its keys in order; a large import writes hundreds of thousands.
  var json: String {
    var members: [String] = []
    if let before { members.append("\"antes\":" + Self.object(before)) }
    if let file { members.append("\"archivo\":" + Self.quoted(file)) }
    if let facts { members.append("\"datos\":" + Self.object(facts)) }
    if let after { members.append("\"despues\":" + Self.object(after)) }
    if let row { members.append("\"fila\":\(row)") }
    if let key { members.append("\"llave\":[" + key.map(Self.quoted).joined(separator: ",") + "]") }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func object(_ values: [String: String]) -> String {
    let members = values.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + quoted($0.value) }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if isPlain { return "\"" + text + "\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "1") + String(scalar.value % 16, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

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
    try statement.execute(arguments: [stamp.moment, stamp.who, action, table, key, try detail.json])
  }

  static func entries(_ db: Database) throws -> [LogEntry] {
    let sql = "SELECT id, momento, quien, accion, tabla, clave, detalle FROM bitacora ORDER BY id"
    return try Row.fetchAll(db, sql: sql).map { row in
      LogEntry(
        number: row[0], stamp: Stamp(who: row[2], moment: row[1]), action: row[3], table: row[4], key: row[5],
        detail: row[6])
    }
  }
}

/// What a line of the bitácora tells beyond its columns.
struct LogDetail: Encodable {
  var file: String?
  var row: Int?
  var before: [String: String]?
  var after: [String: String]?
  var facts: [String: String]?

  private enum CodingKeys: String, CodingKey {
    case file = "archivo"
    case row = "fila"
    case before = "antes"
    case after = "despues"
    case facts = "datos"
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

import GRDB
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverStore

/// What SQLite says about a column.
private struct StoredColumn: Equatable {
  let name: String
  let type: String
  let isNotNull: Bool
  let reference: String
}

struct `The migrated schema` {
  @Test(arguments: Registry.recordTypes.indices)
  func `agrees with the definition of each table`(index: Int) throws {
    try withStore { store, _ in
      try store.database.read { db in try compare(Registry.recordTypes[index], db) }
    }
  }

  private func compare<Row: HandoverModel.Record>(_ type: Row.Type, _ db: Database) throws {
    let table = type.table
    let stored = try storedColumns(of: table.name, db)
    let defined = table.columns.map { column in
      StoredColumn(
        name: column.name, type: column.kind == .integer ? "INTEGER" : "TEXT",
        isNotNull: !column.isOptional || column.isRequired,
        reference: column.reference.map { "\($0.table).\($0.column)" } ?? "")
    }
    #expect(stored.first?.name == "id")
    #expect(Array(stored.dropFirst()) == defined)
    #expect(try uniqueColumns(of: table.name, db) == (table.key.isEmpty ? [] : [table.key]))
    let sql = try createStatement(of: table.name, db)
    #expect(sql.hasSuffix("STRICT"))
    #expect(table.key.isEmpty == sql.contains("id INTEGER PRIMARY KEY CHECK (id = 1)"))
    for column in table.columns {
      if let check = check(of: column) { #expect(sql.contains(check), "\(table.name).\(column.name)") }
    }
  }

  private func check<Row>(of column: HandoverModel.Column<Row>) -> String? {
    switch column.kind {
    case .choice(let words): "CHECK (\(column.name) IN (\(words.map { "'\($0)'" }.joined(separator: ", "))))"
    case .yesNo: "CHECK (\(column.name) IN ('sí', 'no'))"
    case .date: "CHECK (\(column.name) GLOB '????-??-??')"
    case .decimal: "CHECK (\(column.name) NOT GLOB '*[^-.0-9]*')"
    case .integer: nil
    case .text, .longText, .archivalDate, .nit: column.isRequired ? "CHECK (\(column.name) <> '')" : nil
    }
  }

  private func storedColumns(of table: String, _ db: Database) throws -> [StoredColumn] {
    let keys = try Row.fetchAll(
      db, sql: "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)", arguments: [table])
    let references = Dictionary(
      uniqueKeysWithValues: keys.map { ($0[0] as String, "\($0[1] as String).\($0[2] as String)") })
    return try Row.fetchAll(
      db, sql: "SELECT name, type, \"notnull\" FROM pragma_table_info(?)", arguments: [table]
    ).map {
      StoredColumn(name: $0[0], type: $0[1], isNotNull: $0[2], reference: references[$0[0] as String] ?? "")
    }
  }

  private func uniqueColumns(of table: String, _ db: Database) throws -> [[String]] {
    let indexes = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_index_list(?) WHERE \"unique\"", arguments: [table])
    return try indexes.map {
      try String.fetchAll(db, sql: "SELECT name FROM pragma_index_info(?) ORDER BY seqno", arguments: [$0])
    }
  }

  private func createStatement(of table: String, _ db: Database) throws -> String {
    let sql =
      try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = ?", arguments: [table]) ?? ""
    return sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("( ", with: "(")
  }

  @Test func `holds the defined tables, the bitácora, the secrets and nothing else`() throws {
    try withStore { store, _ in
      let tables = try store.database.read { db in
        try String.fetchSet(
          db, sql: "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      }
      #expect(
        tables
          == Set(
            Registry.recordTypes.map { $0.tableName } + [
              "bitacora", "secretos", "aceptaciones", "reglas_apagadas", "grdb_migrations",
            ]))
    }
  }

  @Test func `marks the file as ours, with its version`() throws {
    try withStore { store, _ in
      try store.database.read { db in
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
        #expect(application == Migrations.applicationID)
        #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == Migrations.current)
        #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
        #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
      }
    }
  }

  @Test(arguments: [
    "UPDATE bitacora SET quien = 'otro'", "DELETE FROM bitacora",
    "INSERT OR REPLACE INTO bitacora SELECT id, momento, 'otro', accion, tabla, clave, detalle FROM bitacora",
    "UPDATE versiones SET motivo = 'otro'", "DELETE FROM versiones",
    "INSERT OR REPLACE INTO versiones SELECT * FROM versiones",
    "INSERT INTO asistencias (sesion, documento, asistencia, motivo) VALUES ('no hay', '1', 'asistió', '')",
    "INSERT INTO herramientas (codigo, nombre, descripcion) VALUES ('', 'x', '')",
    "INSERT INTO herramientas (codigo, nombre, descripcion) VALUES ('H', NULL, '')",
    "INSERT INTO soporte (numero, problema, procedimiento, asistencia) VALUES ('uno', 'x', 'y', '')",
    "INSERT INTO alianzas (codigo, entidad, nivel, tipo, convenio, informacion) VALUES ('A', 'x', 'mundial', '', '', '')",
    "INSERT INTO ficha (id, entidad) VALUES (2, 'x')",
  ])
  func `refuses what must not happen, even to other programs`(sql: String) throws {
    try withStore { store, _ in
      try store.record(try sampleVersion(1), stamp: stamp)
      let error = #expect(throws: DatabaseError.self) {
        try store.database.write { db in try db.execute(sql: sql) }
      }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
  }
}

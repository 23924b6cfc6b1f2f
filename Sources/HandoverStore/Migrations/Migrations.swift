import GRDB

/// The numbered steps that bring a registry's schema up to date.
///
/// Each is frozen once released. The file's `user_version` is the number of the last step.
enum Migrations {
  /// The schema that this program reads and writes.
  static let current = 4

  /// Marks an SQLite file as ours: the letters `EMPA` in its header.
  static let applicationID = 0x454D_5041

  /// Brings a registry to the current schema; does nothing to one that is there.
  static func apply(to database: any DatabaseWriter) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 tables of the registry and the bitácora") { db in
      try db.execute(sql: Schema1.sql)
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }
    migrator.registerMigration("4 certificates keep what they say, sheets are evidence, secrets stay in") { db in
      try db.execute(sql: Schema4.sql)
      try db.execute(sql: "PRAGMA user_version = 4")
    }
    try migrator.migrate(database)
  }
}

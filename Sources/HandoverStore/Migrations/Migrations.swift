import GRDB

/// The numbered steps that bring a registry's schema up to date.
///
/// Each is frozen once released. The file's `user_version` is the number of the last step.
enum Migrations {
  /// One step: what it brings, in one sentence, and the SQL that does it.
  struct Step: Sendable {
    let number: Int
    let name: String
    let sql: String
  }

  /// In the order in which they are applied.
  static let steps = [
    Step(number: 1, name: "tables of the registry and the bitácora", sql: Schema1.sql),
    Step(
      number: 2, name: "needs of one person, validity, fingerprints of material, annulments",
      sql: Schema2Training.sql),
    Step(
      number: 3, name: "certificates keep what they say, sheets are evidence, secrets stay in",
      sql: Schema3Certificates.sql),
    Step(
      number: 4, name: "signed receptions, what was counted, who asks and who must answer",
      sql: Schema4Reception.sql),
    Step(number: 5, name: "decisions about the findings of a review", sql: Schema5Review.sql),
  ]

  /// The schema that this program reads and writes.
  static let current = steps.map(\.number).max() ?? 0

  /// Marks an SQLite file as ours: the letters `EMPA` in its header.
  static let applicationID = 0x454D_5041

  /// Brings a registry to the current schema, or to an older one; does nothing to one that is there.
  static func apply(to database: any DatabaseWriter, upTo last: Int = current) throws {
    var migrator = DatabaseMigrator()
    for step in steps where step.number <= last {
      migrator.registerMigration("\(step.number) \(step.name)") { db in
        try db.execute(sql: step.sql)
        try db.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(step.number)")
      }
    }
    try migrator.migrate(database)
  }
}

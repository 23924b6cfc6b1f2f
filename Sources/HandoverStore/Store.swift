import Foundation
import GRDB
package import HandoverModel

/// The registry of one expediente: an SQLite file.
///
/// A value that several threads may share. The file is closed when the last copy of the value is gone.
package struct Store: Sendable {
  /// The name of the file in the folder of an expediente.
  package static let fileName = "empalme.sqlite"

  /// The place of the file.
  package let path: String
  let database: DatabaseQueue

  /// What an expediente is opened for.
  package enum Purpose: Hashable, Sendable {
    /// Works on a medium that cannot be written to.
    case reading
    case writing
  }

  /// Makes an empty registry; the folder exists already.
  package static func create(at path: String, stamp: Stamp) throws(StoreError) -> Store {
    try claim(path)
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration(for: .writing))
      try database.writeWithoutTransaction { db in
        // Kept in the file's header: every later connection works in this mode.
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try Migrations.apply(to: database)
      let store = Store(path: path, database: database)
      try store.writing { db in try LogBook(db, stamp).write("crear", table: "", key: "", LogDetail()) }
      return store
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      throw StoreError(error, path: path)
    }
  }

  /// Opens the registry of an expediente, and brings an older one up to date.
  ///
  /// One that is only to be read is brought up to date as well where that is possible; where it is not,
  /// ``StoreError/olderSchema(path:)`` is thrown. Who reads only the tables of a few record types names them: only
  /// these are then looked through for damage, and not a bitácora that may be much longer.
  package static func open(
    at path: String, for purpose: Purpose = .writing, reading types: [any HandoverModel.Record.Type] = []
  ) throws(StoreError) -> Store {
    let tables = types.map { $0.tableName }
    do {
      return try openAsItIs(at: path, for: purpose, tables)
    } catch .olderSchema {
      do { try openAsItIs(at: path, for: .writing, []).close() } catch .readOnly {
        throw .olderSchema(path: path)
      }
      return try openAsItIs(at: path, for: purpose, tables)
    }
  }

  private static func openAsItIs(
    at path: String, for purpose: Purpose, _ tables: [String]
  ) throws(StoreError) -> Store {
    try StoreFile(path).check(for: purpose)
    do {
      let database = try connect(to: path, for: purpose)
      try database.read { db in try StoreFile(path).recognize(db, purpose: purpose, tables: tables) }
      if purpose == .writing { try Migrations.apply(to: database) }
      return Store(path: path, database: database)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Closes the file; the store cannot be used afterwards.
  package func close() throws(StoreError) {
    do { try database.close() } catch { throw StoreError(error, path: path) }
  }

  /// Runs `body` on a state of the registry that nobody changes meanwhile.
  func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    do { return try database.read(body) } catch { throw StoreError(error, path: path) }
  }

  /// Runs `body` in one transaction that either happens as a whole or not at all.
  ///
  /// The write lock is taken at the start, so that of two processes the second waits instead of failing late.
  func writing<Result>(
    keeping isKept: Bool = true, _ body: (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try database.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return isKept ? .commit : .rollback
        }
        guard let result else { throw StoreError.refused(path: path, detail: "no result") }
        return result
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// How long a process waits for another one that writes.
  private static let patience = 5.0

  private static func configuration(for purpose: Purpose) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = purpose == .reading
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.label = "empalme"
    return configuration
  }

  private static func connect(to path: String, for purpose: Purpose) throws -> DatabaseQueue {
    do {
      return try DatabaseQueue(path: path, configuration: configuration(for: purpose))
    } catch let error as DatabaseError {
      let isMediumReadOnly = error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
      guard purpose == .reading, isMediumReadOnly else { throw error }
      return try DatabaseQueue(
        path: try StoreFile(path).immutableAddress(), configuration: configuration(for: purpose))
    }
  }

  /// Takes the name for ourselves: of two processes that create at once, one gets it.
  private static func claim(_ path: String) throws(StoreError) {
    do {
      try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      if FileManager.default.fileExists(atPath: path) { throw .alreadyExists(path: path) }
      let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
      if !FileManager.default.isWritableFile(atPath: folder) { throw .readOnly(path: path) }
      throw .inputOutput(path: path, detail: error.localizedDescription)
    }
  }
}

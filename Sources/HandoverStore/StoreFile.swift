import Foundation
import GRDB

/// The file of a registry before it is trusted.
struct StoreFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Finds what keeps the file from being opened before SQLite touches it.
  func check(for purpose: Store.Purpose) throws(StoreError) {
    let manager = FileManager.default
    var isFolder = false
    guard exists(&isFolder) else { throw .noSuchFile(path: path) }
    if isFolder { throw .notADatabase(path: path) }
    guard manager.isReadableFile(atPath: path) else { throw .unreadable(path: path) }
    if purpose == .writing {
      // SQLite would open the file for reading only, and fail at the first change.
      let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
      guard manager.isWritableFile(atPath: path), manager.isWritableFile(atPath: folder) else {
        throw .readOnly(path: path)
      }
    }
    if size(of: path) == 0 { throw .empty(path: path) }
  }

  /// Refuses what is not a sound registry of a schema that this program knows; `tables` are what has to be sound, none
  /// stands for the whole file.
  func recognize(_ db: Database, purpose: Store.Purpose, tables: [String]) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
      throw StoreError.foreignDatabase(path: path)
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= Migrations.current else {
      throw StoreError.newerSchema(path: path, found: found, known: Migrations.current)
    }
    if found < Migrations.current, purpose == .reading { throw StoreError.olderSchema(path: path) }
    for part in tables.isEmpty ? ["1"] : tables.map({ "\"\($0)\"" }) {
      let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(\(part))") ?? ""
      guard verdict == "ok" else { throw StoreError.damaged(path: path, detail: verdict) }
    }
  }

  /// The address under which SQLite reads the file without making a `-shm` file beside it.
  ///
  /// SQLite then ignores the `-wal` file, so this is right only when there is none with changes in it.
  func immutableAddress() throws(StoreError) -> String {
    if size(of: path + "-wal") ?? 0 > 0 { throw .unsettled(path: path) }
    var components = URLComponents()
    components.scheme = "file"
    components.path = URL(filePath: path).absoluteURL.path(percentEncoded: false)
    components.queryItems = [URLQueryItem(name: "immutable", value: "1")]
    guard let address = components.string else { throw .unreadable(path: path) }
    return address
  }

  private func exists(_ isFolder: inout Bool) -> Bool {
    let type =
      try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))[.type]
      as? FileAttributeType
    isFolder = type == .typeDirectory
    return type != nil
  }

  private func size(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}

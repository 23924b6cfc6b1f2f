import Foundation
import GRDB
package import HandoverModel

/// A secret of the municipality that stays in its registry.
///
/// Secrets are no record type: nothing that walks the tables can reach them.
package enum RegistrySecret: String, Hashable, Sendable, CaseIterable {
  /// What the marks of certificates are computed with.
  case salt = "sal"
  /// The private key with which credentials are signed.
  case key = "llave"
}

extension Store {
  /// The 32 bytes of a secret; nil when it was never made.
  package func secret(_ secret: RegistrySecret) throws(StoreError) -> [UInt8]? {
    try reading { db in try Self.bytes(of: secret, db) }
  }

  /// The 32 bytes of a secret, which `make` gives when it is needed for the first time.
  ///
  /// The bitácora says that it was made, and not what it is.
  package func secret(
    _ secret: RegistrySecret, orMake make: () -> [UInt8], stamp: Stamp
  ) throws(StoreError) -> [UInt8] {
    if let known = try self.secret(secret) { return known }
    let made = make()
    return try writing { db in
      if let known = try Self.bytes(of: secret, db) { return known }
      try db.execute(
        sql: "INSERT INTO secretos (nombre, valor) VALUES (?, ?)", arguments: [secret.rawValue, Data(made)])
      try LogBook(db, stamp).write("crear secreto", table: "", key: secret.rawValue, LogDetail())
      return made
    }
  }

  private static func bytes(of secret: RegistrySecret, _ db: Database) throws -> [UInt8]? {
    try Data.fetchOne(db, sql: "SELECT valor FROM secretos WHERE nombre = ?", arguments: [secret.rawValue])
      .map { Array($0) }
  }
}

import GRDB
package import HandoverModel

extension Store {
  /// What people have decided about the findings of reviews.
  package func reviewDecisions() throws(StoreError) -> ReviewDecisions {
    try reading { db in
      var decisions = ReviewDecisions()
      let rows = try Row.fetchAll(
        db, sql: "SELECT ruta, regla, huella, motivo FROM aceptaciones ORDER BY ruta, regla")
      decisions.acceptances = rows.compactMap { row in
        Digest(hex: row[2]).map { .init(path: row[0], rule: row[1], digest: $0, reason: row[3]) }
      }
      for row in try Row.fetchAll(db, sql: "SELECT regla, motivo FROM reglas_apagadas") {
        decisions.switchedOff[row[0]] = row[1]
      }
      return decisions
    }
  }

  /// Accepts a finding for a file; an earlier acceptance of the same finding is replaced.
  package func accept(_ acceptance: ReviewDecisions.Acceptance, stamp: Stamp) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO aceptaciones (ruta, regla, huella, motivo) VALUES (?, ?, ?, ?)
          ON CONFLICT (ruta, regla) DO UPDATE SET huella = excluded.huella, motivo = excluded.motivo
          """,
        arguments: [acceptance.path, acceptance.rule, acceptance.digest.hex, acceptance.reason])
      let facts = ["regla": acceptance.rule, "huella": acceptance.digest.hex, "motivo": acceptance.reason]
      try LogBook(db, stamp).write(
        "aceptar hallazgo", table: "", key: acceptance.path, LogDetail(facts: facts))
    }
  }

  /// Takes an acceptance back; false when there was none.
  package func withdraw(
    _ rule: String, path: String, reason: String, stamp: Stamp
  ) throws(StoreError) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM aceptaciones WHERE ruta = ? AND regla = ?", arguments: [path, rule])
      guard db.changesCount > 0 else { return false }
      let facts = ["regla": rule, "motivo": reason].filter { !$0.value.isEmpty }
      try LogBook(db, stamp).write("retirar aceptación", table: "", key: path, LogDetail(facts: facts))
      return true
    }
  }

  /// Switches a rule off for this expediente.
  package func switchOff(_ rule: String, reason: String, stamp: Stamp) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO reglas_apagadas (regla, motivo) VALUES (?, ?)
          ON CONFLICT (regla) DO UPDATE SET motivo = excluded.motivo
          """, arguments: [rule, reason])
      try LogBook(db, stamp).write("apagar regla", table: "", key: rule, LogDetail(facts: ["motivo": reason]))
    }
  }

  /// Switches a rule on again; false when it was not off.
  package func switchOn(_ rule: String, reason: String, stamp: Stamp) throws(StoreError) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM reglas_apagadas WHERE regla = ?", arguments: [rule])
      guard db.changesCount > 0 else { return false }
      let facts = reason.isEmpty ? nil : ["motivo": reason]
      try LogBook(db, stamp).write("encender regla", table: "", key: rule, LogDetail(facts: facts))
      return true
    }
  }
}

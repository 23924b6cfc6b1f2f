import HandoverModel
import HandoverStore

/// Annuls a training record or restores it; nothing is ever removed.
package struct AnnulRecord: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What can be annulled.
  package enum Kind: String, CaseIterable, Sendable {
    case attendance = "asistencia"
    case evaluation = "evaluacion"
    case session = "sesion"
    case requirement = "requisito"
  }

  /// What was done.
  package struct Outcome: Sendable {
    /// What a row of the table is called, with its article.
    package let rowName: String
    /// The key as people name the row.
    package let key: String
    /// Attendances, grades and valid certificates that hang on it.
    package let dependents: Dependents
  }

  /// What stops counting with a session.
  package struct Dependents: Hashable, Sendable {
    /// Attendances of the session.
    package var attendances = 0
    /// Grades of the session.
    package var evaluations = 0
    /// Certificates that are still called valid.
    package var certificates = 0
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Marks the row with that key as annulled, for `reason`.
  package func annul(_ kind: Kind, key: [String], reason: String) throws -> Outcome {
    try change(kind, key, reason, isAnnulment: true)
  }

  /// Takes the mark away, for `reason`, which stays in the bitácora.
  package func restore(_ kind: Kind, key: [String], reason: String) throws -> Outcome {
    try change(kind, key, reason, isAnnulment: false)
  }

  private func change(
    _ kind: Kind, _ key: [String], _ reason: String, isAnnulment: Bool
  ) throws -> Outcome {
    let reason = CellText.tidied(reason)
    guard !reason.isEmpty else {
      throw TrainingError.withoutReason(state: isAnnulment ? "anular" : "restablecer")
    }
    return switch kind {
    case .attendance: try change(Attendance.self, key, reason, isAnnulment)
    case .evaluation: try change(Evaluation.self, key, reason, isAnnulment)
    case .session: try change(TrainingSession.self, key, reason, isAnnulment)
    case .requirement: try change(Requirement.self, key, reason, isAnnulment)
    }
  }

  private func change<Row: Annullable>(
    _ type: Row.Type, _ key: [String], _ reason: String, _ isAnnulment: Bool
  ) throws -> Outcome {
    let store = try Store.open(at: folder.registryPath)
    var row = try find(key, in: try store.rows(of: type))
    let name = Row.table.keyName(of: row)
    if row.isAnnulled == isAnnulment {
      throw isAnnulment
        ? TrainingError.annulled(row: Row.table.rowName, key: name)
        : TrainingError.notAnnulled(row: Row.table.rowName, key: name)
    }
    row.annulment = isAnnulment ? reason : ""
    try store.upsert(
      [row], verb: isAnnulment ? "anular" : "restablecer", facts: ["motivo": reason],
      stamp: surroundings.stamp)
    return Outcome(rowName: Row.table.rowName, key: name, dependents: try dependents(of: row, store))
  }

  /// The only row whose key has those parts, in their order; empty parts of a key need not be given.
  private func find<Row: Record>(_ key: [String], in rows: [Row]) throws(TrainingError) -> Row {
    let wanted = key.map(\.foldedForSearch)
    func parts(_ row: Row) -> [String] {
      Row.table.keyTexts(of: row).filter { !$0.isEmpty }.map(\.foldedForSearch)
    }
    let shown = key.joined(separator: " · ")
    let exact = rows.filter { parts($0) == wanted }
    if let row = exact.first, exact.count == 1 { return row }
    let similar = rows.filter { parts($0).starts(with: wanted.prefix(1)) }
    let names = (exact.isEmpty ? similar : exact).map { Row.table.keyName(of: $0) }
    if exact.count > 1 { throw .ambiguousRow(row: Row.table.rowName, key: shown, found: names) }
    throw .noRow(row: Row.table.rowName, key: shown, known: names)
  }

  private func dependents(of row: some Record, _ store: Store) throws -> Dependents {
    var found = Dependents()
    switch row {
    case let session as TrainingSession:
      found.attendances = try store.rows(of: Attendance.self).count {
        $0.session == session.code && !$0.isAnnulled
      }
      found.evaluations = try store.rows(of: Evaluation.self).count {
        $0.session == session.code && !$0.isAnnulled
      }
      found.certificates = try certificates(store) { $0.session == session.code }
    case let row as Attendance:
      found.certificates = try certificates(store) {
        $0.session == row.session && $0.document == row.document
      }
    case let row as Evaluation:
      found.certificates = try certificates(store) {
        $0.session == row.session && $0.document == row.document && $0.kind == .approval
      }
    default: break
    }
    return found
  }

  private func certificates(_ store: Store, _ isMeant: (Certificate) -> Bool) throws -> Int {
    try store.rows(of: Certificate.self).count { $0.state == .valid && isMeant($0) }
  }
}

import GRDB
package import HandoverModel

/// What storing such rows did, table by table.
package struct ReceptionChanges: Hashable, Sendable {
  /// Of the signed receptions.
  package var receipts = TableChanges()
  /// Of what was said of elements.
  package var receptions = TableChanges()
  /// Of what is asked and answered.
  package var observations = TableChanges()

  package init() {}

  /// Whether nothing changed.
  package var isEmpty: Bool { receipts.isEmpty && receptions.isEmpty && observations.isEmpty }
}

extension Store {
  /// Stores the rows that `decide` makes of the registry as it is at that moment, all or nothing.
  ///
  /// Reading and writing are one transaction, so that two processes never give out the same number. When `decide`
  /// throws, nothing is stored and the error is passed on. A simulation stores nothing either.
  @discardableResult
  package func changeReception(
    verb: String = "modificar", facts: [String: String] = [:], simulating isSimulation: Bool = false,
    stamp: Stamp, _ decide: (Registry) throws -> ReceptionRows
  ) throws -> ReceptionChanges {
    var trouble: (any Error)?
    let changes = try writing(keeping: !isSimulation) { db in
      var registry = Registry()
      for type in Registry.recordTypes { try Self.load(type, into: &registry, db) }
      var changes = ReceptionChanges()
      let rows: ReceptionRows
      do { rows = try decide(registry) } catch {
        trouble = error
        return changes
      }
      changes.receipts = try Self.upsert(rows.receipts, verb: verb, facts: facts, db, stamp)
      changes.receptions = try Self.upsert(rows.receptions, verb: verb, facts: facts, db, stamp)
      changes.observations = try Self.upsert(rows.observations, verb: verb, facts: facts, db, stamp)
      return changes
    }
    if let trouble { throw trouble }
    return changes
  }
}

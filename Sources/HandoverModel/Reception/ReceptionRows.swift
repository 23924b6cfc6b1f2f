/// Rows that a reception or a question brings into the registry.
package struct ReceptionRows: Hashable, Sendable {
  /// Signed receptions.
  package var receipts: [Receipt] = []
  /// What was said of elements.
  package var receptions: [Reception] = []
  /// What is asked and answered.
  package var observations: [Observation] = []

  package init() {}

  /// How many rows there are.
  package var count: Int { receipts.count + receptions.count + observations.count }
}

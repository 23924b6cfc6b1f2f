package import HandoverModel
import HandoverPages
import HandoverStore

/// Prepares the tables of phases and criteria for a cut-off date (marco llenar, marco copiar).
///
/// Only what is not there is added: no answer, text or weight that somebody has written is changed.
package struct FillFramework: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What was added.
  package struct Outcome: Hashable, Sendable {
    /// The framework's name.
    package let framework: String
    /// The day that is to be scored.
    package let cutoff: CalendarDate
    /// The new rows, and how many were there already.
    package let rows: FrameworkRows
    /// Components of which the framework has no criteria, with its reason.
    package let withoutCriteria: [PhaseFramework.Component]
    /// The cut-off dates of this framework before, in order.
    package let earlier: [CalendarDate]
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Adds the phases and criteria of a framework; the one of the ficha when none is named.
  package func fill(
    _ name: String?, on cutoff: CalendarDate, for order: PhaseFramework.TownOrder
  ) throws -> Outcome {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry(of: [CaseFile.self, Phase.self, Criterion.self])
    let id = try Self.name(name, registry)
    let framework = try folder.frameworks.framework(id)
    let rows = framework.rows(missingIn: registry, on: cutoff, for: order)
    try add(rows, id, to: store)
    return Outcome(
      framework: id, cutoff: cutoff, rows: rows,
      withoutCriteria: framework.components.filter(\.criteria.isEmpty),
      earlier: Self.cutoffs(registry, id).filter { $0 < cutoff })
  }

  /// Takes the criteria of one cut-off date over to a later one, with their answers and evidence.
  package func copy(from source: CalendarDate, to target: CalendarDate, of name: String?) throws -> Outcome {
    guard source < target else { throw PhaseError.notLater(from: source, to: target) }
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry(of: [CaseFile.self, Phase.self, Criterion.self])
    let id = try Self.name(name, registry)
    let known = Self.cutoffs(registry, id)
    guard known.contains(source) else { throw PhaseError.unknownCutoff(source, known: known) }
    let rows = registry.criteria(ofFramework: id, copiedFrom: source, to: target)
    try add(rows, id, to: store)
    return Outcome(
      framework: id, cutoff: target, rows: rows, withoutCriteria: [], earlier: known.filter { $0 < target })
  }

  private func add(_ rows: FrameworkRows, _ id: String, to store: Store) throws {
    let facts = ["marco": id]
    if !rows.phases.isEmpty {
      try store.upsert(rows.phases, verb: "llenar", facts: facts, stamp: surroundings.stamp)
    }
    if !rows.criteria.isEmpty {
      try store.upsert(rows.criteria, verb: "llenar", facts: facts, stamp: surroundings.stamp)
    }
  }

  private static func name(_ name: String?, _ registry: Registry) throws(PhaseError) -> String {
    guard let id = name ?? registry.file?.framework, !id.isEmpty else { throw .noFramework }
    return id
  }

  private static func cutoffs(_ registry: Registry, _ id: String) -> [CalendarDate] {
    Set(registry.criteria.filter { $0.framework == id }.compactMap(\.cutoff)).sorted()
  }
}

/// One of the three indicators that the plan sets for the handover, with both numbers of its fraction.
package struct Indicator: Hashable, Sendable {
  package let kind: PlanItem.Computed
  /// What is measured, in Spanish.
  package let title: String
  /// The numerator.
  package let part: Int
  /// The denominator; 0 when there is nothing to measure yet.
  package let total: Int
  /// How it is computed, in Spanish.
  package let formula: String

  /// The percentage reached, one decimal place; nil when there is nothing to measure.
  package var percent: FixedDecimal? { .percentage(part, of: total) }

  /// Whether the plan's goal of 100 % (or one document) is reached.
  package var isReached: Bool { total > 0 && part >= total }
}

extension Indicator {
  /// The three indicators, in the order of the plan's row.
  ///
  /// `absent` holds the codes of deliverables that are recorded as delivered while their file is not there.
  package static func all(
    of registry: Registry, needs: TrainingNeeds, absent: Set<String> = []
  ) -> [Indicator] {
    [material(registry, absent), training(needs), document(registry)]
  }

  private static func material(_ registry: Registry, _ absent: Set<String>) -> Indicator {
    let expected = registry.deliverables.filter { $0.state != .notApplicable }
    return Indicator(
      kind: .material, title: "Material de apoyo disponible para la entrega",
      part: expected.count { $0.state == .delivered && !absent.contains($0.code) },
      total: expected.count,
      formula: "elementos entregados ÷ elementos por entregar × 100 (sin los que no aplican)")
  }

  private static func training(_ needs: TrainingNeeds) -> Indicator {
    let people = needs.people.indices.filter { index in
      needs.people[index].side == .incoming && needs.needsAny(at: index)
    }
    return Indicator(
      kind: .training,
      title: "Funcionarios de la nueva administración en capacidad de continuar la estrategia",
      part: people.count { needs.isFullyTrained(at: $0) }, total: people.count,
      formula:
        "funcionarios capacitados en todas las herramientas que necesitan ÷ funcionarios que necesitan alguna × 100"
    )
  }

  private static func document(_ registry: Registry) -> Indicator {
    Indicator(
      kind: .document, title: "Documento de empalme elaborado y publicado en el sitio web municipal",
      part: registry.publications.isEmpty ? 0 : 1, total: 1,
      formula: "documentos publicados ÷ 1 documento previsto × 100")
  }
}

/// Rows for the tables `fases` and `criterios` that a registry does not have yet.
package struct FrameworkRows: Hashable, Sendable {
  /// New phases, and those whose empty cells are filled.
  package var phases: [Phase] = []
  /// New criteria of one cut-off date.
  package var criteria: [Criterion] = []
  /// How many criteria of that date were there already and stay as they are.
  package var kept = 0

  package init() {}
}

extension PhaseFramework {
  /// What the registry lacks to score this framework on a cut-off date; nothing that is there is changed.
  package func rows(
    missingIn registry: Registry, on cutoff: CalendarDate, for order: TownOrder
  ) -> FrameworkRows {
    var rows = FrameworkRows()
    for component in components {
      let stored = registry.phases.first { $0.framework == id && $0.number == component.number }
      let phase = phase(component, for: order, over: stored)
      if phase != stored { rows.phases.append(phase) }
      for criterion in component.criteria {
        let isThere = registry.criteria.contains {
          $0.framework == id && $0.phase == component.number && $0.cutoff == cutoff
            && $0.code == criterion.code
        }
        if isThere {
          rows.kept += 1
        } else {
          rows.criteria.append(row(of: criterion, in: component, on: cutoff))
        }
      }
    }
    return rows
  }

  /// The phase with its empty cells filled in.
  private func phase(_ component: Component, for order: TownOrder, over stored: Phase?) -> Phase {
    var phase = stored ?? Phase()
    if stored == nil {
      (phase.framework, phase.number, phase.name) = (id, component.number, component.name.value)
    }
    if phase.description.isEmpty { phase.description = component.description?.value ?? "" }
    if phase.due == nil, phase.source.isEmpty, let due = component.due[order] {
      (phase.due, phase.source) = (due.value, citation(of: due))
    }
    return phase
  }

  private func row(
    of criterion: FrameworkCriterion, in component: Component, on cutoff: CalendarDate
  ) -> Criterion {
    var row = Criterion()
    (row.framework, row.phase, row.cutoff) = (id, component.number, cutoff)
    (row.code, row.text, row.weight) = (
      criterion.code, criterion.text.value, FixedDecimal(criterion.weight.value)
    )
    return row
  }
}

extension Registry {
  /// The criteria of one cut-off date as those of another one, without those that the other one has already.
  package func criteria(
    ofFramework framework: String, copiedFrom source: CalendarDate, to target: CalendarDate
  ) -> FrameworkRows {
    let own = criteria.filter { $0.framework == framework }
    let taken = Set(own.filter { $0.cutoff == target }.map { [String($0.phase), $0.code] })
    var rows = FrameworkRows()
    for criterion in own where criterion.cutoff == source {
      if taken.contains([String(criterion.phase), criterion.code]) {
        rows.kept += 1
      } else {
        var copy = criterion
        copy.cutoff = target
        rows.criteria.append(copy)
      }
    }
    return rows
  }
}

/// How one phase advanced from cut-off date to cut-off date.
package struct PhaseProgress: Hashable, Sendable {
  /// The score of the phase on one cut-off date.
  package struct Point: Hashable, Sendable {
    /// The day whose state of things is scored.
    package let cutoff: CalendarDate
    /// Points awarded to the criteria that apply.
    package let awarded: FixedDecimal
    /// Sum of the weights of the criteria that apply: NA leaves the denominator.
    package let applicable: FixedDecimal
    /// Criteria that apply and have not all their points, heaviest first.
    package let open: [Criterion]

    /// The percentage reached, one decimal place; nil when no criterion applies.
    package var percent: FixedDecimal? {
      .percentage(awarded.tenThousandths, of: applicable.tenThousandths)
    }
  }

  /// The phase of the framework that is scored.
  package let phase: Phase
  /// In order of date; empty when nothing was scored.
  package let points: [Point]

  /// The score on the last cut-off date; nil when nothing was scored.
  package var latest: Point? { points.last }

  /// Every phase of the registry in order, also those without any criterion.
  package static func all(of registry: Registry) -> [PhaseProgress] {
    registry.phases.map { phase in
      let criteria = registry.criteria.filter { $0.framework == phase.framework && $0.phase == phase.number }
      let cutoffs = Set(criteria.compactMap(\.cutoff)).sorted()
      return PhaseProgress(
        phase: phase, points: cutoffs.map { cutoff in point(cutoff, criteria.filter { $0.cutoff == cutoff }) }
      )
    }
  }

  private static func point(_ cutoff: CalendarDate, _ criteria: [Criterion]) -> Point {
    let applying = criteria.filter { $0.answer != .notApplicable }
    return Point(
      cutoff: cutoff,
      awarded: FixedDecimal(tenThousandths: applying.reduce(0) { $0 + $1.awarded.tenThousandths }),
      applicable: FixedDecimal(tenThousandths: applying.reduce(0) { $0 + $1.weight.tenThousandths }),
      open: applying.filter { $0.awarded < $0.weight }
        .sorted { ($1.weight, $0.code) < ($0.weight, $1.code) })
  }
}

extension Criterion {
  /// The points given, or what the answer alone is worth when none are written.
  package var awarded: FixedDecimal { points ?? (answer == .yes ? weight : FixedDecimal(0)) }
}

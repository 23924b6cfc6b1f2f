/// How one phase advanced from cut-off date to cut-off date.
package struct PhaseProgress: Hashable, Sendable {
  /// The score of the phase on one cut-off date.
  package struct Point: Hashable, Sendable {
    /// The day whose state of things is scored.
    package let cutoff: CalendarDate
    /// All criteria of that day, in the order of their codes.
    package let criteria: [Criterion]
    /// Points awarded to the criteria that apply.
    package let awarded: FixedDecimal
    /// Sum of the weights of the criteria that apply: NA leaves the denominator.
    package let applicable: FixedDecimal
    /// Criteria that apply and have not all their points, heaviest first.
    package let open: [Criterion]

    init(_ cutoff: CalendarDate, _ criteria: [Criterion]) {
      let applying = criteria.filter { $0.answer != .notApplicable }
      self.cutoff = cutoff
      self.criteria = criteria
      awarded = FixedDecimal(tenThousandths: applying.reduce(0) { $0 + $1.awarded.tenThousandths })
      applicable = FixedDecimal(tenThousandths: applying.reduce(0) { $0 + $1.weight.tenThousandths })
      self.open = applying.filter { $0.awarded < $0.weight }
        .sorted { ($1.weight, $0.code) < ($0.weight, $1.code) }
    }

    /// The percentage reached, one decimal place; nil when no criterion applies.
    package var percent: FixedDecimal? {
      .percentage(awarded.tenThousandths, of: applicable.tenThousandths)
    }

    /// The band of the percentage; nil when no criterion applies.
    package var band: ScoreBand? { percent.map(ScoreBand.init) }

    /// Criteria that nobody has answered; they count as not met.
    package var unanswered: [Criterion] { criteria.filter { !$0.isAnswered } }
  }

  /// The phase of the framework that is scored.
  package let phase: Phase
  /// In order of date; empty when nothing was scored.
  ///
  /// A cut-off date of which no criterion is answered is a form that waits, not a score, and is left out.
  package let points: [Point]

  /// The score on the last cut-off date; nil when nothing was scored.
  package var latest: Point? { points.last }

  /// The score before the last one; nil when there are fewer than two.
  package var previous: Point? { points.dropLast().last }

  /// What changed between the last two cut-off dates, criterion by criterion in the order of their codes.
  package var changes: [CriterionChange] {
    guard let latest, let previous else { return [] }
    return CriterionChange.between(previous.criteria, latest.criteria)
  }

  /// How many percentage points the last cut-off date is above the one before it; nil without both.
  package var gain: FixedDecimal? {
    guard let now = latest?.percent, let before = previous?.percent else { return nil }
    return FixedDecimal(tenThousandths: now.tenThousandths - before.tenThousandths)
  }

  /// Whether its term was over before `date` without all points.
  package func isOverdue(on date: CalendarDate) -> Bool {
    guard let due = phase.due, due < date, let latest else { return false }
    return !latest.open.isEmpty
  }

  /// The same with nothing after a cut-off date.
  package func until(_ cutoff: CalendarDate) -> PhaseProgress {
    PhaseProgress(phase: phase, points: points.filter { $0.cutoff <= cutoff })
  }

  /// Every phase of the registry in order, also those without any criterion.
  package static func all(of registry: Registry) -> [PhaseProgress] {
    let table = Dictionary(grouping: registry.criteria) { [$0.framework, String($0.phase)] }
    return registry.phases.map { phase in
      let criteria = table[[phase.framework, String(phase.number)]] ?? []
      let byDate = Dictionary(grouping: criteria.filter { $0.cutoff != nil }) { $0.cutoff }
      let points = byDate.compactMap { cutoff, criteria in cutoff.map { Point($0, criteria) } }
      return PhaseProgress(
        phase: phase,
        points: points.filter { $0.unanswered.count < $0.criteria.count }.sorted { $0.cutoff < $1.cutoff })
    }
  }
}

extension Criterion {
  /// The points given, or what the answer alone is worth when none are written.
  package var awarded: FixedDecimal { points ?? (answer == .yes ? weight : FixedDecimal(0)) }

  /// Whether somebody has said anything about it.
  package var isAnswered: Bool { answer != nil || points != nil }
}

/// One of the five levels in which a score is read.
///
/// The limits are those of the self-diagnosis of the later policy (MIPG); the words are the program's own.
package enum ScoreBand: String, CaseIterable, Hashable, Sendable {
  case lowest = "muy bajo"
  case low = "bajo"
  case middle = "medio"
  case high = "alto"
  case highest = "muy alto"

  /// The band of a percentage: up to 20, 40, 60, 80, and above.
  package init(_ percent: FixedDecimal) {
    let index = Self.allCases.indices.dropLast().first { percent <= FixedDecimal(20 * ($0 + 1)) }
    self = index.map { Self.allCases[$0] } ?? .highest
  }
}

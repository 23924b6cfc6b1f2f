/// Which items somebody means: some by their codes, or all of a section, a series or the whole.
package struct ReceptionSelection: Hashable, Sendable {
  /// Items that are named one by one, also when they are reviewed already.
  package var codes: [String] = []
  /// Every item of these sections.
  package var sections: [String] = []
  /// Every item of these series.
  package var series: [String] = []
  /// Every item that there is.
  package var isEverything = false
  /// Only those whose files are intact and that the deliverer declares as delivered.
  package var isIntactOnly = false
  /// Also those that somebody has decided about already.
  package var includesReviewed = false

  package init() {}

  /// Whether nothing was named.
  package var isEmpty: Bool { codes.isEmpty && sections.isEmpty && series.isEmpty && !isEverything }

  /// What a decision would do to the items that are meant.
  package func plan(_ decision: ReceptionDecision, in file: ReceptionFile) -> ReceptionPlan {
    let ledger = ReceptionLedger(file)
    let named = Set(codes.map(ByteText.init))
    var plan = ReceptionPlan()
    let known = Set(file.items.map { ByteText($0.code) })
    plan.unknown = codes.filter { !known.contains(ByteText($0)) }
    plan.unknown += sections.filter { name in !file.items.contains { Self.isSame($0.section, name) } }
    plan.unknown += series.filter { name in !file.items.contains { Self.isSame($0.series, name) } }
    for item in file.items where named.contains(ByteText(item.code)) || isWithin(item) {
      let isNamed = named.contains(ByteText(item.code))
      if !isNamed, !includesReviewed, !ledger.standing(of: item).isPending {
        plan.reviewed.append(item)
      } else if isIntactOnly, item.integrity != .intact || !Self.isThere(item) {
        plan.left.append(item)
      } else if let violation = ReceptionRules.problem(of: decision, about: item) {
        plan.refused.append(ReceptionPlan.Refused(item: item, violation: violation))
      } else {
        plan.chosen.append(item)
      }
    }
    return plan
  }

  private func isWithin(_ item: ReceptionItem) -> Bool {
    guard !isEverything else { return true }
    guard !sections.isEmpty || !series.isEmpty else { return false }
    return (sections.isEmpty || sections.contains { Self.isSame($0, item.section) })
      && (series.isEmpty || series.contains { Self.isSame($0, item.series) })
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.foldedForSearch == right.foldedForSearch
  }

  private static func isThere(_ item: ReceptionItem) -> Bool {
    item.declared == .delivered || item.declared == .notApplicable
  }
}

/// What a decision about a selection would do.
package struct ReceptionPlan: Hashable, Sendable {
  /// An item about which it cannot be decided like this.
  package struct Refused: Hashable, Sendable {
    /// The item.
    package let item: ReceptionItem
    /// The rule that forbids it.
    package let violation: ReceptionViolation
  }

  /// Items about which it is decided.
  package var chosen: [ReceptionItem] = []
  /// Items that the rules refuse.
  package var refused: [Refused] = []
  /// Items that are left alone because somebody has decided already.
  package var reviewed: [ReceptionItem] = []
  /// Items that are left alone because only intact ones are wanted.
  package var left: [ReceptionItem] = []
  /// Names that no item has.
  package var unknown: [String] = []
}

/// What holds about each item of a reception once its decisions are read from first to last (C-22).
package struct ReceptionLedger: Sendable {
  /// The position of the decision that decides, by the item's code.
  private let deciding: [ByteText: Int]
  private let decisions: [ReceptionDecision]
  /// The numbers of the decisions that were undone.
  package let undone: Set<Int>

  package init(_ file: ReceptionFile) { self.init(file.decisions) }

  /// Reads a log without its items.
  package init(_ decisions: [ReceptionDecision]) {
    let undone = Set(decisions.compactMap { $0.action == .undo ? $0.undone : nil })
    var deciding: [ByteText: Int] = [:]
    for (index, decision) in decisions.enumerated()
    where decision.action == .decide && !undone.contains(decision.number) {
      for code in decision.items { deciding[ByteText(code)] = index }
    }
    self.undone = undone
    self.deciding = deciding
    self.decisions = decisions
  }

  /// What holds about an item.
  package func standing(of item: ReceptionItem) -> ReceptionStanding {
    if let index = deciding[ByteText(item.code)] { return .decided(decisions[index]) }
    return item.inherited.map(ReceptionStanding.inherited) ?? .pending
  }

  /// The items about which a decision still decides, in the decision's order.
  package func items(decidedBy decision: ReceptionDecision) -> [String] {
    // Decisions are numbered from 1 without a gap (C-20).
    let index = decision.number - 1
    guard decisions.indices.contains(index), decisions[index].number == decision.number else { return [] }
    return decision.items.filter { deciding[ByteText($0)] == index }
  }

  /// The last decision that is not undone; nil when there is none.
  package var lastDecision: ReceptionDecision? {
    decisions.last { $0.action == .decide && !undone.contains($0.number) }
  }
}

/// What holds about one item.
package enum ReceptionStanding: Hashable, Sendable {
  /// «por revisar»: nobody has decided.
  case pending
  /// The earlier reception decided about the same thing.
  case inherited(InheritedDecision)
  /// Somebody decided in this reception.
  case decided(ReceptionDecision)

  /// What an item is called about which nobody has decided.
  package static let pendingName = "por revisar"

  /// Whether nobody has decided.
  package var isPending: Bool { self == .pending }

  /// The receiver's judgement; nil while nobody has decided.
  package var state: Reception.State? {
    switch self {
    case .pending: nil
    case .inherited(let decision): decision.state
    case .decided(let decision): decision.state
    }
  }

  /// The receiver's judgement in words.
  package var stateName: String { state?.rawValue ?? Self.pendingName }

  /// What was observed; empty for nothing.
  package var observation: String {
    switch self {
    case .pending: ""
    case .inherited(let decision): decision.observation
    case .decided(let decision): decision.observation
    }
  }

  /// The decision as a later reception of the same thing inherits it (C-16); nil while nobody has decided.
  ///
  /// A decision of this reception gets the version of its bundle.
  package func inheritance(from version: Int?) -> InheritedDecision? {
    switch self {
    case .pending: return nil
    case .inherited(let decision): return decision
    case .decided(let decision):
      guard let state = decision.state else { return nil }
      var inherited = InheritedDecision()
      inherited.version = version
      inherited.state = state
      inherited.name = decision.name
      inherited.post = decision.post
      inherited.moment = decision.moment
      inherited.observation = decision.observation
      inherited.term = decision.term
      inherited.mender = decision.mender
      inherited.counted = decision.counted
      return inherited
    }
  }
}

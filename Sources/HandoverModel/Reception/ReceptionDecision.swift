/// One line in the log of a reception: what somebody decided about some items, or that an earlier line is undone.
package struct ReceptionDecision: Hashable, Sendable {
  /// 1 for the first one, then one more each time.
  package var number = 0
  /// When it was decided.
  package var moment = LocalMoment(instant: 0, offset: 0)
  /// Whether it decides or undoes.
  package var action = Action.decide
  /// The number of the decision that it undoes; nil when it decides.
  package var undone: Int?
  /// The codes of the items that it is about, in the order of the items; empty when it undoes.
  package var items: [String] = []
  /// The receiver's judgement; nil when it undoes.
  package var state: Reception.State?
  /// Who decided.
  package var name = ""
  /// That person's post; empty when it was not said.
  package var post = ""
  /// What was observed; empty for nothing.
  package var observation = ""
  /// The term for mending it in working days, 1 to 365; nil for the legal one.
  package var term: Int?
  /// Who must mend it; empty when nobody was named.
  package var mender = ""
  /// What was counted of the one physical item that it is about; nil when nothing was.
  package var counted: CountedUnits?

  /// The longest term that can be set, in working days.
  package static let longestTerm = 365

  package init() {}

  /// What a line of the log does.
  package enum Action: String, Hashable, Sendable, CaseIterable {
    case decide = "decidir"
    case undo = "deshacer"
  }
}

/// What a receiver counted of a physical item; nil for what was not counted.
package struct CountedUnits: Hashable, Sendable {
  /// How many boxes.
  package var boxes: Int?
  /// How many folders.
  package var folders: Int?
  /// How many volumes.
  package var volumes: Int?
  /// How many sheets.
  package var sheets: Int?

  package init() {}

  /// Whether nothing was counted.
  package var isEmpty: Bool { boxes == nil && folders == nil && volumes == nil && sheets == nil }
}

package import HandoverModel

/// How the questions of whoever receives stand on one day.
package struct ObservationStatus: Hashable, Sendable {
  /// How many wait for an answer.
  package let unanswered: Int
  /// How many of those are past their term.
  package let overdue: Int
  /// How many are answered and not closed.
  package let answered: Int
  /// How many are closed.
  package let closed: Int
  /// The open one that is due first; nil when none has a term.
  package let next: Observation?

  init(_ observations: [Observation], on day: CalendarDate) {
    let waiting = Observation.byUrgency(observations.filter { $0.state == .open })
    unanswered = waiting.count
    overdue = waiting.count { $0.isOverdue(on: day) }
    answered = observations.count { $0.state == .answered }
    closed = observations.count { $0.state == .closed }
    next = waiting.first { $0.due != nil }
  }

  /// How many there are at all.
  package var total: Int { unanswered + answered + closed }
}

extension ObservationStatus: Encodable {
  private enum CodingKeys: String, CodingKey {
    case unanswered = "abiertas"
    case overdue = "vencidas"
    case answered = "respondidas"
    case closed = "cerradas"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(unanswered, forKey: .unanswered)
    try container.encode(overdue, forKey: .overdue)
    try container.encode(answered, forKey: .answered)
    try container.encode(closed, forKey: .closed)
  }
}

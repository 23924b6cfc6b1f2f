/// Which version answers which observation.
extension Registry {
  /// The registry as version `number` tells it: what was answered and stands in no version yet is answered by this one.
  package func answering(in number: Int) -> Registry {
    var registry = self
    registry.observations = observations.map { observation in
      guard observation.isAnsweredInNoVersion, observation.version < number else { return observation }
      var observation = observation
      observation.answeringVersion = number
      return observation
    }
    return registry
  }

  /// The numbers of the observations that a version answers.
  package func observations(answeredIn version: Int) -> [Int] {
    observations.filter { $0.answeringVersion == version }.map(\.number)
  }
}

extension Observation {
  /// Whether it has an answer of which no sealed version tells.
  package var isAnsweredInNoVersion: Bool { state != .open && !answer.isEmpty && answeringVersion == nil }

  /// Whether its term is over and it has no answer.
  package func isOverdue(on day: CalendarDate) -> Bool {
    guard state == .open, let due else { return false }
    return due < day
  }

  /// Working days that are left for the answer, negative once the term is over; nil when nothing is awaited.
  package func workingDaysLeft(on day: CalendarDate) -> Int? {
    guard state == .open, let due else { return nil }
    return WorkingDays.count(after: day, through: due)
  }

  /// Open ones first, the most urgent at the top; then those that wait to be closed, then the closed ones.
  package static func byUrgency(_ observations: [Observation]) -> [Observation] {
    let order: [State] = [.open, .answered, .closed]
    return observations.sorted { left, right in
      func rank(_ one: Observation) -> (Int, Int, Int) {
        (
          order.firstIndex(of: one.state) ?? 0, one.state == .open ? one.due?.dayNumber ?? .max : 0,
          one.number
        )
      }
      return rank(left) < rank(right)
    }
  }
}

import Synchronization

/// Positions given out to several tasks, and what they bring back.
final class WorkList<Outcome: Sendable>: Sendable {
  private let count: Int
  private let state = Mutex((next: 0, outcomes: [Outcome]()))

  init(count: Int) { self.count = count }

  /// The next position that nobody has taken; nil when all are.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func add(_ outcomes: [Outcome]) { state.withLock { $0.outcomes += outcomes } }

  /// Everything brought back so far, in no particular order.
  var outcomes: [Outcome] { state.withLock { $0.outcomes } }
}

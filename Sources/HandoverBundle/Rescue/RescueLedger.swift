import Synchronization

/// What a rescue may spend on bytes that turn out to be no good, and which bytes are spoken for.
///
/// A file full of fake headers asks for the same bytes again and again; a bundle never does.
final class RescueLedger: Sendable {
  private struct State {
    var read: UInt64 = 0
    var written: UInt64 = 0
    /// Ranges of good files by copy, ascending and disjoint.
    var good: [[Range<UInt64>]]
  }

  private let mostRead: UInt64
  private let mostWritten: UInt64
  private let state: Mutex<State>

  init(_ sources: [RescueSource]) {
    let length = sources.reduce(0) { $0 + min($1.length, 1 << 50) }
    mostRead = length * 4 + 64 << 20
    mostWritten = length * 16 + 256 << 20
    state = Mutex(State(good: Array(repeating: [], count: sources.count)))
  }

  /// Whether another attempt may be made.
  var allowsMore: Bool { state.withLock { $0.read < mostRead && $0.written < mostWritten } }

  /// Counts an attempt that came to nothing.
  func charge(read: UInt64, written: UInt64) {
    state.withLock { state in
      state.read += read
      state.written += written
    }
  }

  /// Takes a range of a copy for one file; false when another file has some of it already.
  func claim(_ range: Range<UInt64>, of source: Int) -> Bool {
    state.withLock { state in
      var low = 0
      var high = state.good[source].count
      while low < high {
        let middle = (low + high) / 2
        if state.good[source][middle].upperBound <= range.lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low < state.good[source].count, state.good[source][low].lowerBound < range.upperBound {
        return false
      }
      state.good[source].insert(range, at: low)
      return true
    }
  }

  /// The ranges of good files in a copy, ascending.
  func good(of source: Int) -> [Range<UInt64>] { state.withLock { $0.good[source] } }
}

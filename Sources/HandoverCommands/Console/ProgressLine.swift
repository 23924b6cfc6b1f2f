import HandoverModel
import Synchronization

/// How far a long piece of work is: bytes, rate and time left.
///
/// On a terminal one line that is redrawn at most ten times a second and appears after one second; elsewhere
/// nothing, or with `--progreso` a plain line every tenth of the way. Any number of threads may report.
package final class ProgressLine: Sendable {
  private enum Form { case live, lines, silent }

  private struct State {
    var task: String
    /// When the task began; its rate is measured from there.
    var begun: Duration = .zero
    var done: Int64 = 0
    var total: Int64?
    var lastDrawn: Duration = .zero
    var tenthsTold = 0
    var isFinished = false
  }

  private let console: Console
  private let form: Form
  private let elapsed: @Sendable () -> Duration
  private let state: Mutex<State>

  /// Progress on `total` bytes, when they are known; `elapsed` is the time since the work began.
  package init(
    _ title: String, total: Int64?, console: Console, elapsed: @escaping @Sendable () -> Duration
  ) {
    self.console = console
    self.elapsed = elapsed
    if console.switches.isQuiet {
      form = .silent
    } else if console.talk.isInteractive {
      form = .live
    } else {
      form = console.switches.wantsProgress ? .lines : .silent
    }
    state = Mutex(State(task: title, total: total))
  }

  /// Progress that measures time by the machine's steady clock, from now on.
  package convenience init(_ title: String, total: Int64? = nil, console: Console) {
    let start = ContinuousClock.now
    self.init(title, total: total, console: console, elapsed: { ContinuousClock.now - start })
  }

  /// Adds `bytes` to what is done.
  package func advance(by bytes: Int) { report { $0.done += Int64(bytes) } }

  /// Sets how far `task` is; with another task than before, counting begins anew.
  package func update(task: String, done: UInt64, total: UInt64) {
    report { state in
      if task != state.task {
        state = State(task: task, begun: elapsed(), lastDrawn: state.lastDrawn)
      }
      state.done = Swift.max(Int64(clamping: done), state.done)
      state.total = Int64(clamping: total)
    }
  }

  /// Removes the line; what is reported afterwards is ignored.
  package func finish() {
    state.withLock { $0.isFinished = true }
    if form == .live { console.talk.showLive("") }
  }

  private func report(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      guard !state.isFinished else { return }
      switch form {
      case .silent: return
      case .live: redraw(&state)
      case .lines: tellTenth(&state)
      }
    }
  }

  private func redraw(_ state: inout State) {
    let now = elapsed()
    guard now >= .seconds(1), now - state.lastDrawn >= .milliseconds(100) else { return }
    state.lastDrawn = now
    console.talk.showLive(line(state, after: now).shortened(to: console.talk.style.width))
  }

  private func tellTenth(_ state: inout State) {
    guard let total = state.total, total > 0 else { return }
    let tenths = Int(Swift.min(state.done, total) * 10 / total)
    guard tenths > state.tenthsTold else { return }
    state.tenthsTold = tenths
    console.talk.write(line(state, after: elapsed()) + "\n")
  }

  private func line(_ state: State, after time: Duration) -> String {
    let span = (time - state.begun).components
    let seconds = Double(span.seconds) + Double(span.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(state.done) / seconds : 0
    var parts = [state.task]
    if let total = state.total, total > 0 {
      parts.append("\(Swift.min(state.done, total) * 100 / total) %")
      parts.append("\(ByteCount(state.done)) de \(ByteCount(total))")
    } else {
      parts.append("\(ByteCount(state.done))")
    }
    if seconds >= 1 { parts.append("\(ByteCount(Int64(rate)))/s") }
    if let total = state.total, rate > 0, seconds >= 1, state.done < total {
      parts.append("falta \(Duration.seconds(Double(total - state.done) / rate).spanish)")
    }
    return parts.joined(separator: "  ")
  }
}

import HandoverCommands
import Synchronization
import Testing

/// A clock that stands where the test puts it.
private final class HandClock: Sendable {
  private let time = Mutex(Duration.zero)

  func set(_ seconds: Double) { time.withLock { $0 = .seconds(seconds) } }

  var elapsed: @Sendable () -> Duration {
    { self.time.withLock { $0 } }
  }
}

struct `Progress` {
  private let clock = HandClock()
  private let talk = CollectedText()

  private func line(isInteractive: Bool, _ arguments: [String] = []) -> ProgressLine {
    let console = Console(
      output: CollectedText().channel(), talk: talk.channel(isInteractive: isInteractive),
      switches: OutputSwitches(scanning: arguments))
    return ProgressLine("Sellando", total: 1_000_000_000, console: console, elapsed: clock.elapsed)
  }

  @Test func `appears after one second with rate and time left`() {
    let progress = line(isInteractive: true)

    clock.set(0.9)
    progress.advance(by: 100_000_000)
    #expect(talk.text == "")
    clock.set(2)
    progress.advance(by: 100_000_000)
    #expect(talk.text == "Sellando  20 %  200 MB de 1.000 MB  100 MB/s  falta 8 s")
  }

  @Test func `is drawn ten times a second at most and leaves no trace`() {
    let progress = line(isInteractive: true)

    for step in 0..<1000 {
      clock.set(1 + Double(step) / 1000)
      progress.advance(by: 1_000_000)
    }
    progress.finish()

    #expect(talk.writes.count <= 11)
    #expect(talk.writes.last == "\r\u{1B}[2K")
  }

  @Test func `makes room for what is said meanwhile`() {
    let channel = talk.channel(isInteractive: true)

    channel.showLive("la mitad")
    channel.write("un aviso\n")

    #expect(talk.writes == ["la mitad", "\r\u{1B}[2Kun aviso\n", "la mitad"])
  }

  @Test func `is silent off a terminal`() {
    let progress = line(isInteractive: false)

    clock.set(5)
    progress.advance(by: 900_000_000)
    progress.finish()

    #expect(talk.text == "")
  }

  @Test func `tells each tenth in a plain line on request`() {
    let progress = line(isInteractive: false, ["construir", "--progreso"])

    for second in 1...100 {
      clock.set(Double(second))
      progress.advance(by: 10_000_000)
    }

    #expect(talk.writes.count == 10)
    #expect(talk.writes.first == "Sellando  10 %  100 MB de 1.000 MB  10 MB/s  falta 1 min 30 s\n")
  }

  @Test func `of the next task is counted anew`() {
    let progress = line(isInteractive: true)

    clock.set(10)
    progress.update(task: "Edición integral", done: 900_000_000, total: 1_000_000_000)
    clock.set(20)
    progress.update(task: "Edición pública", done: 0, total: 400_000_000)
    clock.set(22)
    progress.update(task: "Edición pública", done: 200_000_000, total: 400_000_000)

    #expect(talk.writes.last == "\r\u{1B}[2KEdición pública  50 %  200 MB de 400 MB  100 MB/s  falta 2 s")
  }

  @Test func `counts what many threads report`() async {
    let progress = line(isInteractive: false, ["--progreso"])

    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask { for _ in 0..<100 { progress.advance(by: 1_000_000) } }
      }
    }

    #expect(talk.writes.last?.contains("100 %") == true)
  }
}

import HandoverBundle
import Synchronization

/// Remembers every progress report.
final class Heard: Sendable {
  private let reports = Mutex<[PackingProgress]>([])

  func add(_ progress: PackingProgress) { reports.withLock { $0.append(progress) } }

  var all: [PackingProgress] { reports.withLock { $0 } }
}

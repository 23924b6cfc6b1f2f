import Dispatch
import Foundation
package import HandoverModel
import Synchronization

/// Ctrl-C and the polite request of the system to end (SIGINT, SIGTERM).
package enum Interruption {
  /// Runs `work`; the first signal cancels it, the second ends the process at once.
  ///
  /// A task handle and not a task group: it can be cancelled from the signal's own queue, also while every
  /// thread of the pool is busy packing.
  package static func guarding(
    telling console: Console, _ work: @escaping @Sendable () async -> Int32
  ) async -> Int32 {
    let task = Task { await work() }
    let count = Mutex(0)
    let sources = [SIGINT, SIGTERM].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        let isFirst = count.withLock { count in
          count += 1
          return count == 1
        }
        guard isFirst else { _exit(ExitStatus.interrupted.rawValue) }
        task.cancel()
        console.talk.showLive("")
        console.talk.write("\nempalme: interrumpiendo… (Ctrl-C otra vez para terminar ya)\n")
      }
      _ = signal(number, SIG_IGN)
      source.activate()
      return source
    }
    let status = await task.value
    for source in sources { source.cancel() }
    return status
  }
}

/// The user stopped the work.
package struct Interrupted: Explained {
  package let message = "se interrumpió el trabajo; nada quedó a medio escribir"
  package let hint: String? = "repita la orden cuando quiera; empieza de nuevo desde lo último que se guardó"
  package let status = ExitStatus.interrupted

  package init() {}
}

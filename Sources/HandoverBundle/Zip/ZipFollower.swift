package import HandoverModel
import Synchronization

/// Takes the SHA-256 of a ZIP while it is still being written, from what is already in the file for good.
///
/// Whoever waits for the digest holds no thread meanwhile.
package final class ZipFollower: Sendable {
  private struct State: ~Copyable {
    var file: OpenFile?
    /// How many bytes at the beginning will not change any more.
    var settled: UInt64 = 0
    var end: Result<UInt64, BundleError>?
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// Where the ZIP is being written; the name may change afterwards.
  func begin(_ path: String) throws(BundleError) {
    try change { state throws(BundleError) in state.file = try OpenFile(reading: path) }
  }

  func settle(_ count: UInt64) { change { $0.settled = max($0.settled, count) } }

  /// The ZIP is whole and has that many bytes, or there will be none; the first word counts.
  func end(_ result: Result<UInt64, BundleError>) {
    change { if $0.end == nil { $0.end = result } }
  }

  private func change<Failure>(_ change: (inout State) throws(Failure) -> Void) throws(Failure) {
    let waiting = try state.withLock { state throws(Failure) in
      try change(&state)
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  /// SHA-256 of the whole ZIP, of the bytes as they lie on disk; throws what made the ZIP fail.
  package func digest() async throws(BundleError) -> Digest {
    let result: Result<Digest, BundleError> = await withTaskCancellationHandler {
      do throws(BundleError) { return .success(try await followed()) } catch { return .failure(error) }
    } onCancel: {
      end(.failure(.cancelled))
    }
    return try result.get()
  }

  private func followed() async throws(BundleError) -> Digest {
    guard let file = await beginning() else { throw failure }
    var hash = RunningDigest()
    let buffer = ReadingBuffer()
    while let settled = try await growth(beyond: hash.count) {
      while hash.count < settled {
        if Task.isCancelled { throw .cancelled }
        guard try hash.read(on: file.descriptor, file.path, to: settled, through: buffer) else {
          throw .sourceChanged(path: file.path)
        }
      }
      await Task.yield()
    }
    return hash.digest
  }

  private var failure: BundleError {
    if case .failure(let error) = state.withLock({ $0.end }) { error } else { .cancelled }
  }

  private func beginning() async -> (descriptor: Int32, path: String)? {
    while true {
      let (descriptor, path, isOver) = state.withLock { ($0.file?.descriptor, $0.file?.path, $0.end != nil) }
      if let descriptor, let path { return (descriptor, path) }
      if isOver { return nil }
      await change(unless: { $0.file != nil || $0.end != nil })
    }
  }

  /// How far the file is settled as soon as that is farther than `count`; nil at its end.
  private func growth(beyond count: UInt64) async throws(BundleError) -> UInt64? {
    while true {
      let (settled, end) = state.withLock { ($0.settled, $0.end) }
      switch end {
      case .failure(let error): throw error
      case .success(let whole): return count < whole ? whole : nil
      case nil where settled > count: return settled
      case nil: await change(unless: { $0.settled > count || $0.end != nil })
      }
    }
  }

  private func change(unless isThere: (borrowing State) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if isThere(state) { return true }
        state.waiting = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
  }
}

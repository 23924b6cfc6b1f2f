import Foundation
import Synchronization

/// Where packed blocks wait for the writer, in entry order, never more than a bounded number of bytes.
///
/// Freedom from deadlock: the writer is a thread of its own, not of the cooperative pool, and waits only for the
/// first entry that is not yet complete. Blocks are claimed in entry order and a claim is granted when the window
/// has room *or nothing is in flight*. So the block the writer waits for is either claimed, and then its worker
/// never waits for anything before delivering it, or unclaimed, and then no later block is claimed either, the
/// window drains to zero and the next claim is granted. Workers wait only inside ``admit(_:)``, suspended, holding
/// no thread.
final class EntryFeed: Sendable {
  private struct Slot {
    var head: EntryHead?
    /// The few that wait for the writer, in no order.
    var blocks: [(number: Int, bytes: ArraySlice<UInt8>, weight: Int)] = []
    var end: EntryEnd?
  }

  private struct State {
    var slots: [Int: Slot] = [:]
    var copies: CopiedEntries?
    var inFlight = 0
    var failure: BundleError?
    var isWriterWaiting = false
    var waiting: [CheckedContinuation<Void, Never>] = []

    /// Gives the window back what the writer has taken; gives the workers that may go on.
    mutating func release(_ weight: Int, below half: Int) -> [CheckedContinuation<Void, Never>] {
      inFlight -= weight
      guard inFlight <= half else { return [] }
      defer { waiting = [] }
      return waiting
    }
  }

  private let limit: Int
  private let state = Mutex(State())
  private let news = NSCondition()

  init(limit: Int) { self.limit = limit }

  /// The first thing that went wrong.
  var failure: BundleError? { state.withLock { $0.failure } }

  /// Stops everyone: the writer's waits end, claims are refused, the first reason stays.
  func fail(_ error: BundleError) {
    let waiting = state.withLock { state in
      if state.failure == nil { state.failure = error }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
    tell { _ in }
  }

  /// Changes the state and wakes the writer if it sleeps.
  private func tell(_ change: (inout sending State) -> Void) {
    let isWaiting = state.withLock { state in
      change(&state)
      defer { state.isWriterWaiting = false }
      return state.isWriterWaiting
    }
    guard isWaiting else { return }
    news.lock()
    news.broadcast()
    news.unlock()
  }

  // MARK: Workers

  /// What asking for the next claim came to.
  enum Admission<Claim: Sendable>: Sendable {
    case granted(Claim)
    case exhausted
    case full
  }

  /// Takes the next claim as soon as its weight fits; nil when there are no more.
  ///
  /// `next` runs under the feed's lock: it looks at the next claim's weight and takes it only if told to.
  func admit<Claim: WeighedClaim>(
    _ next: @Sendable (_ room: Int, _ idle: Bool) -> Admission<Claim>
  ) async throws(BundleError) -> Claim? {
    while true {
      let admission = try state.withLock { state throws(BundleError) -> Admission<Claim> in
        if let failure = state.failure { throw failure }
        switch next(limit - state.inFlight, state.inFlight == 0) {
        case .granted(let granted):
          state.inFlight += granted.weight
          return .granted(granted)
        case .exhausted: return .exhausted
        case .full: return .full
        }
      }
      switch admission {
      case .granted(let claim): return claim
      case .exhausted: return nil
      case .full: await roomOrFailure()
      }
    }
  }

  private func roomOrFailure() async {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state in
        if state.failure != nil || state.inFlight <= limit / 2 { return true }
        state.waiting.append(continuation)
        return false
      }
      if ready { continuation.resume() }
    }
  }

  func announce(_ head: EntryHead, slot: Int) {
    tell { $0.slots[slot, default: Slot()].head = head }
  }

  func deliver(_ bytes: [UInt8], block: Int, slot: Int, weight: Int) {
    tell { $0.slots[slot, default: Slot()].blocks.append((block, bytes[...], weight)) }
  }

  func finish(slot: Int, _ end: EntryEnd) {
    tell { $0.slots[slot, default: Slot()].end = end }
  }

  /// Says which entries the writer is to copy from an earlier ZIP.
  func deliver(_ copies: CopiedEntries) { tell { $0.copies = copies } }

  /// Announces, delivers and finishes entries of one block.
  func deliver(_ entries: [PackedEntry]) {
    tell { state in
      for entry in entries {
        let end = EntryEnd(size: entry.head.size, crc: entry.head.exact?.crc ?? 0, blocks: 1)
        state.slots[entry.slot] = Slot(head: entry.head, blocks: [(0, entry.bytes, entry.weight)], end: end)
      }
    }
  }

  // MARK: The writer's thread

  /// The head of an entry, and the rest where it is there already and in one block, or lies in an earlier ZIP.
  struct Taken: Sendable {
    let head: EntryHead
    var whole: (bytes: ArraySlice<UInt8>, end: EntryEnd)?
    var copy: CopiedEntries.Entry?

    /// A stored entry that is known beforehand.
    static func whole(_ bytes: ArraySlice<UInt8>, crc: UInt32) -> Taken {
      let size = UInt64(bytes.count)
      let head = EntryHead(method: .stored, size: size, blocks: 1, exact: (crc, size), packedCRC: crc)
      return Taken(head: head, whole: (bytes, EntryEnd(size: size, crc: crc, blocks: 1)))
    }
  }

  /// Waits for an entry's head and takes what comes with it; nil when the work has failed.
  func take(slot: Int) -> Taken? {
    let found = waited { state -> (taken: Taken, idle: [CheckedContinuation<Void, Never>])? in
      if let copy = state.copies?.take(slot) {
        return (Taken(head: EntryHead(of: copy.record), copy: copy), [])
      }
      guard let waiting = state.slots[slot], let head = waiting.head else { return nil }
      guard let end = waiting.end, end.blocks == 1, let block = waiting.blocks.first else {
        return (Taken(head: head), [])
      }
      state.slots[slot] = nil
      return (Taken(head: head, whole: (block.bytes, end)), state.release(block.weight, below: limit / 2))
    }
    for continuation in found?.idle ?? [] { continuation.resume() }
    return found?.taken
  }

  /// Waits for one block of an entry, or for its end, and takes it; nil when the work has failed.
  func block(_ block: Int, slot: Int) -> EntryPiece? {
    let found = waited { state -> (piece: EntryPiece, idle: [CheckedContinuation<Void, Never>])? in
      guard let place = state.slots[slot]?.blocks.firstIndex(where: { $0.number == block }),
        let taken = state.slots[slot]?.blocks.remove(at: place)
      else { return state.slots[slot]?.end?.blocks == block ? (.end, []) : nil }
      return (.block(taken.bytes), state.release(taken.weight, below: limit / 2))
    }
    for continuation in found?.idle ?? [] { continuation.resume() }
    return found?.piece
  }

  /// Waits until all of an entry is packed; nil when the work has failed.
  func end(slot: Int) -> EntryEnd? { waited { $0.slots[slot]?.end } }

  /// Forgets an entry that is written.
  func retire(slot: Int) {
    state.withLock { _ = $0.slots.removeValue(forKey: slot) }
  }

  private func waited<Value: Sendable>(_ look: (inout State) -> Value?) -> Value? {
    news.lock()
    defer { news.unlock() }
    while true {
      let seen = state.withLock { state -> (value: Value?, failed: Bool) in
        guard state.failure == nil else { return (nil, true) }
        let value = look(&state)
        state.isWriterWaiting = value == nil
        return (value, false)
      }
      if seen.failed { return nil }
      if let value = seen.value { return value }
      news.wait()
    }
  }
}

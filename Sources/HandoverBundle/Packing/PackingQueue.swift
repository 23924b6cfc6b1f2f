import HandoverModel
import Synchronization

/// The blocks of all items in entry order, given out one by one.
final class PackingQueue: Sendable {
  private struct State {
    var item = 0
    var block = 0
    var lane: PackingLane?
    /// What the items hold; let go once all of it is given out.
    var contents: [PackingLane.Content]
  }

  /// The size of everything before packing.
  let bytes: UInt64
  private let items: [PayloadItem]
  private let slots: [Int]
  /// The stamps of files that had none yet, by item.
  private let stamps: [Int: FileStamp]
  private let state: Mutex<State>

  /// Looks at every file once, so that the total is known and a change while packing is noticed.
  init(_ plan: PackingPlan, _ layout: BundleLayout, reusing cache: PackedCache?) throws(BundleError) {
    var contents: [PackingLane.Content] = []
    contents.reserveCapacity(layout.items.count)
    var stamps: [Int: FileStamp] = [:]
    var bytes: UInt64 = 0
    for (index, item) in layout.items.enumerated() {
      switch item.content {
      case .bytes(let inMemory):
        contents.append(.bytes(inMemory))
        bytes += UInt64(inMemory.count)
      case .file(let place, let known):
        let stamp = if let known { known } else { try FileStamp.of(place.text) }
        if known == nil { stamps[index] = stamp }
        guard stamp.size != BundleFormat.ambiguousNumber else { throw .ambiguousSize(path: place.text) }
        if let cache, cache.compression == plan.compression,
          let record = cache.record(of: PackedCache.Source(place: place, stamp: stamp))
        {
          contents.append(.packed(zip: cache.zip, record: record))
          bytes += record.packedSize
        } else {
          contents.append(.file(place, stamp: stamp))
          bytes += stamp.size
        }
      }
    }
    items = layout.items
    state = Mutex(State(contents: contents))
    self.stamps = stamps
    self.bytes = bytes
    slots = layout.itemSlots
  }

  /// Where an item comes from; nil for bytes in memory.
  func source(_ index: Int) -> PackedCache.Source? {
    guard case .file(let place, let known) = items[index].content, let stamp = known ?? stamps[index] else {
      return nil
    }
    return PackedCache.Source(place: place, stamp: stamp)
  }

  /// What comes next if its weight fits, or if nothing else is in flight.
  func next(room: Int, idle: Bool) -> EntryFeed.Admission<PackingClaim> {
    state.withLock { state in
      guard state.item < state.contents.count else {
        state.contents = []
        return .exhausted
      }
      if state.lane == nil, let (claim, count) = handful(state.contents, from: state.item) {
        guard idle || claim.weight <= room else { return .full }
        state.item += count
        return .granted(claim)
      }
      let lane =
        state.lane
        ?? PackingLane(
          slot: slots[state.item], name: items[state.item].path.text, content: state.contents[state.item])
      state.lane = lane
      let weight = lane.count(ofBlock: state.block) + PackingClaim.overhead
      guard idle || weight <= room else { return .full }
      let claim = BlockClaim(lane: lane, block: state.block, weight: weight)
      state.block += 1
      if state.block == lane.blocks {
        state.item += 1
        state.block = 0
        state.lane = nil
      }
      return .granted(.block(claim))
    }
  }

  private static let mostFiles = 32
  private static let mostBytes = 1 << 18

  /// The next items as far as they are of one kind and small; nil when the next one is not.
  private func handful(
    _ contents: [PackingLane.Content], from start: Int
  ) -> (claim: PackingClaim, count: Int)? {
    if case .packed(let zip, _) = contents[start] {
      var run = CopiedRun(zip: zip)
      for index in start..<contents.count {
        guard PackingLane.blocks(of: contents[index]) == 1, case .packed(_, let record) = contents[index],
          run.add(slots[index], record)
        else { break }
      }
      return run.entries.isEmpty ? nil : (.copies(run), run.entries.count)
    }
    var files: [SmallFileClaim] = []
    var bytes = 0
    for index in start..<min(contents.count, start + Self.mostFiles) {
      if case .packed = contents[index] { break }
      let file = SmallFileClaim(slot: slots[index], content: contents[index])
      guard PackingLane.blocks(of: file.content) == 1, files.isEmpty || bytes + file.count <= Self.mostBytes
      else { break }
      files.append(file)
      bytes += file.count
    }
    return files.isEmpty ? nil : (.files(files), files.count)
  }
}

/// What has been packed so far: the records by slot and the progress.
final class PackingTally: Sendable {
  private struct State {
    var bytes: UInt64 = 0
    var files = 0
    var records: [PackedRecord?]
  }

  private let total: UInt64
  private let files: Int
  private let report: BundleSealing.Report
  private let state: Mutex<State>

  init(total: UInt64, files: Int, slots: Int, report: @escaping BundleSealing.Report) {
    state = Mutex(State(records: Array(repeating: nil, count: slots)))
    self.total = total
    self.files = files
    self.report = report
  }

  func packed(_ packed: [(slot: Int, record: PackedRecord)]) {
    state.withLock { state in
      for (slot, record) in packed { state.records[slot] = record }
      state.files += packed.count
    }
  }

  func advance(_ count: Int) {
    let now = state.withLock { state in
      state.bytes += UInt64(count)
      return (state.bytes, min(state.files, files))
    }
    report(PackingProgress(bytesDone: now.0, bytesTotal: total, filesDone: now.1, filesTotal: files))
  }

  func record(_ slot: Int) -> PackedRecord? { state.withLock { $0.records[slot] } }

  /// Everything packed so far, by slot.
  var records: [PackedRecord?] { state.withLock { $0.records } }
}

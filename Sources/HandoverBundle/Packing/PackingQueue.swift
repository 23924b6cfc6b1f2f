import HandoverModel
import Synchronization

/// The blocks of the items that are to be packed, in entry order, given out one by one.
final class PackingQueue: Sendable {
  private struct State {
    var next = 0
    var block = 0
    var lane: PackingLane?
    /// What is to be packed; let go once all of it is given out.
    var contents: [(item: Int, content: PackingLane.Content)]
  }

  /// The size of everything before packing.
  let bytes: UInt64
  /// The items that an earlier ZIP holds as they are; nil when there are none.
  let copies: CopiedEntries?
  private let items: [PayloadItem]
  private let slots: [Int]
  /// The stamps of files that had none yet, by item.
  private let stamps: [Int: FileStamp]
  private let state: Mutex<State>

  /// Looks at every file once, so that the total is known and a change while packing is noticed.
  init(_ plan: PackingPlan, _ layout: BundleLayout, reusing cache: PackedCache?) throws(BundleError) {
    var contents: [(item: Int, content: PackingLane.Content)] = []
    var copies: [(slot: Int, record: PackedRecord)] = []
    copies.reserveCapacity(cache?.count ?? 0)
    var stamps: [Int: FileStamp] = [:]
    var next = 0
    var bytes: UInt64 = 0
    for (index, item) in layout.items.enumerated() {
      switch item.content {
      case .bytes(let inMemory):
        contents.append((index, .bytes(inMemory)))
        bytes += UInt64(inMemory.count)
      case .file(let place, let known):
        let stamp = if let known { known } else { try FileStamp.of(place.text) }
        if known == nil { stamps[index] = stamp }
        guard stamp.size != BundleFormat.ambiguousNumber else { throw .ambiguousSize(path: place.text) }
        if let cache, cache.zip.compression == plan.compression,
          let record = cache.record(of: PackedZip.Source(place: place, stamp: stamp), next: &next)
        {
          copies.append((layout.itemSlots[index], record))
          bytes += record.packedSize
        } else {
          contents.append((index, .file(place, stamp: stamp)))
          bytes += stamp.size
        }
      }
    }
    items = layout.items
    state = Mutex(State(contents: contents))
    self.copies =
      if let cache, !copies.isEmpty { try CopiedEntries(copies, from: cache.zip.path) } else { nil }
    self.stamps = stamps
    self.bytes = bytes
    slots = layout.itemSlots
  }

  /// Where an item comes from; nil for bytes in memory.
  func source(_ index: Int) -> PackedZip.Source? {
    guard case .file(let place, let known) = items[index].content, let stamp = known ?? stamps[index] else {
      return nil
    }
    return PackedZip.Source(place: place, stamp: stamp)
  }

  /// What comes next if its weight fits, or if nothing else is in flight.
  func next(room: Int, idle: Bool) -> EntryFeed.Admission<PackingClaim> {
    state.withLock { state in
      guard state.next < state.contents.count else {
        state.contents = []
        return .exhausted
      }
      if state.lane == nil, let (claim, count) = handful(state.contents, from: state.next) {
        guard idle || claim.weight <= room else { return .full }
        state.next += count
        return .granted(claim)
      }
      let (item, content) = state.contents[state.next]
      let lane =
        state.lane ?? PackingLane(slot: slots[item], name: items[item].path.text, content: content)
      state.lane = lane
      let weight = lane.count(ofBlock: state.block) + PackingClaim.overhead
      guard idle || weight <= room else { return .full }
      let claim = BlockClaim(lane: lane, block: state.block, weight: weight)
      state.block += 1
      if state.block == lane.blocks {
        state.next += 1
        state.block = 0
        state.lane = nil
      }
      return .granted(.block(claim))
    }
  }

  private static let mostFiles = 32
  private static let mostBytes = 1 << 18

  /// The next items as far as they are small; nil when the next one is not.
  private func handful(
    _ contents: [(item: Int, content: PackingLane.Content)], from start: Int
  ) -> (claim: PackingClaim, count: Int)? {
    var files: [SmallFileClaim] = []
    var bytes = 0
    for (item, content) in contents[start..<min(contents.count, start + Self.mostFiles)] {
      let file = SmallFileClaim(slot: slots[item], content: content)
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

  /// Takes note of how entries are packed, or will be.
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

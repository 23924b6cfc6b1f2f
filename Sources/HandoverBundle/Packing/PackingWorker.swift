import HandoverModel
import Synchronization

/// One block of one file, taken by one worker.
struct BlockClaim: WeighedClaim {
  let lane: PackingLane
  let block: Int
  /// What it takes of the window: its bytes and a little for what surrounds them.
  let weight: Int
}

/// Packs blocks: reads, hashes, deflates and hands them to the feed.
struct PackingWorker: ~Copyable {
  private let feed: EntryFeed
  private let deflater: Deflater
  private let report: @Sendable (_ slot: Int, PackedRecord) -> Void

  init(
    feed: EntryFeed, compression: Compression,
    report: @escaping @Sendable (_ slot: Int, PackedRecord) -> Void
  ) throws(BundleError) {
    self.feed = feed
    self.report = report
    deflater = try Deflater(compression)
  }

  /// Packs one claimed block.
  func pack(_ claim: BlockClaim) throws(BundleError) {
    let lane = claim.lane
    if case .packed(_, let record) = lane.content {
      try copy(claim, record)
    } else if lane.blocks == 1 {
      try packWhole(lane, weight: claim.weight)
    } else {
      try packPart(claim)
    }
  }

  /// Packs a text that exists in memory, block after block; nothing is admitted, nothing waits.
  func packAll(_ lane: PackingLane) throws(BundleError) {
    for block in 0..<lane.blocks { try pack(BlockClaim(lane: lane, block: block, weight: 0)) }
  }

  private func packWhole(_ lane: PackingLane, weight: Int) throws(BundleError) {
    let bytes = try lane.bytes(ofBlock: 0)
    _ = lane.hash(bytes, block: 0)
    let deflated = whole(bytes)
    let record = try lane.record(method: deflated == nil ? .stored : .deflated)
    let packed = deflated ?? bytes
    let head = EntryHead(
      method: record.method, size: record.size, blocks: 1, exact: (record.crc, UInt64(packed.count)),
      packedCRC: deflated.map { Hashing.crc32($0) } ?? record.crc)
    feed.deliver(packed, whole: head, slot: lane.slot, weight: weight)
    report(lane.slot, record)
  }

  /// One block of a text that is still being written, and how it is packed.
  func block(
    _ bytes: [UInt8], after history: ArraySlice<UInt8>, isLast: Bool, of name: String
  ) throws(BundleError) -> (packed: [UInt8], method: EntryMethod) {
    guard deflater.deflates else { return (bytes, .stored) }
    guard let deflated = deflater.block(bytes, after: history, isLast: isLast) else {
      throw .compressionFailed(path: name)
    }
    return (deflated, .deflated)
  }

  /// The deflated form of a small file, or nil when storing it costs less than 3 % more.
  private func whole(_ bytes: [UInt8]) -> [UInt8]? {
    guard deflater.deflates, bytes.count > 16, deflater.isWorthTrying(bytes),
      let deflated = deflater.block(bytes, after: [], isLast: true),
      deflated.count * 100 <= bytes.count * 97
    else { return nil }
    return deflated
  }

  private func packPart(_ claim: BlockClaim) throws(BundleError) {
    let lane = claim.lane
    let method = deflater.deflates ? try lane.method(judgedBy: deflater) : .stored
    if claim.block == 0 {
      feed.announce(EntryHead(method: method, size: lane.length, blocks: lane.blocks), slot: lane.slot)
    }
    let bytes = try lane.bytes(ofBlock: claim.block)
    let hashedLast = lane.hash(bytes, block: claim.block)
    var packed = bytes
    if method == .deflated {
      let history = try lane.history(ofBlock: claim.block)
      let isLast = claim.block == lane.blocks - 1
      guard let deflated = deflater.block(bytes, after: history, isLast: isLast) else {
        throw .compressionFailed(path: lane.name)
      }
      packed = deflated
    }
    feed.deliver(packed, block: claim.block, slot: lane.slot, weight: claim.weight)
    if hashedLast { try complete(lane, method) }
  }

  private func copy(_ claim: BlockClaim, _ record: PackedRecord) throws(BundleError) {
    let lane = claim.lane
    if claim.block == 0 {
      let head = EntryHead(
        method: record.method, size: record.size, blocks: lane.blocks, exact: (record.crc, record.packedSize),
        packedCRC: record.packedCRC)
      feed.announce(head, slot: lane.slot)
    }
    let bytes = try lane.bytes(ofBlock: claim.block)
    let hashedLast = lane.hash(bytes, block: claim.block)
    feed.deliver(bytes, block: claim.block, slot: lane.slot, weight: claim.weight)
    if hashedLast { try complete(lane, record.method) }
  }

  private func complete(_ lane: PackingLane, _ method: EntryMethod) throws(BundleError) {
    let record = try lane.record(method: method)
    feed.finish(slot: lane.slot, EntryEnd(size: record.size, crc: record.crc, blocks: lane.blocks))
    report(lane.slot, record)
  }
}

import HandoverModel
import Synchronization

/// Packs what it is given: reads, hashes, deflates and hands it to the feed.
struct PackingWorker: ~Copyable {
  private let feed: EntryFeed
  private let deflater: Deflater
  private let report: @Sendable (_ packed: [(slot: Int, record: PackedRecord)]) -> Void

  init(
    feed: EntryFeed, compression: Compression,
    report: @escaping @Sendable (_ packed: [(slot: Int, record: PackedRecord)]) -> Void
  ) throws(BundleError) {
    self.feed = feed
    self.report = report
    deflater = try Deflater(compression)
  }

  /// Packs what was claimed.
  func pack(_ claim: PackingClaim) throws(BundleError) {
    switch claim {
    case .files(let files): try pack(files)
    case .block(let claim): try pack(claim)
    }
  }

  private func pack(_ claim: BlockClaim) throws(BundleError) {
    if claim.lane.blocks == 1 {
      try pack(
        [SmallFileClaim(slot: claim.lane.slot, content: claim.lane.content)], isWeightless: claim.weight == 0)
    } else {
      try packPart(claim)
    }
  }

  /// Packs a text that exists in memory, block after block; nothing is admitted, nothing waits.
  func packAll(_ lane: PackingLane) throws(BundleError) {
    for block in 0..<lane.blocks { try pack(.block(BlockClaim(lane: lane, block: block, weight: 0))) }
  }

  /// Packs files of one block each.
  private func pack(_ files: [SmallFileClaim], isWeightless: Bool = false) throws(BundleError) {
    var entries: [PackedEntry] = []
    var records: [(slot: Int, record: PackedRecord)] = []
    for file in files {
      let (bytes, hash) = try Self.read(file.content)
      let deflated = whole(bytes)
      let packed = deflated ?? bytes
      let record = PackedRecord(
        size: hash.count, sha256: hash.digest, crc: hash.crc, method: deflated == nil ? .stored : .deflated)
      let head = EntryHead(
        method: record.method, size: record.size, blocks: 1, exact: (record.crc, UInt64(packed.count)),
        packedCRC: deflated.map { Hashing.crc32($0) } ?? record.crc)
      entries.append(
        PackedEntry(slot: file.slot, head: head, bytes: packed[...], weight: isWeightless ? 0 : file.weight))
      records.append((file.slot, record))
    }
    feed.deliver(entries)
    report(records)
  }

  /// All bytes of a content; a file that is not what it was when it was first looked at is an error.
  private static func read(
    _ content: PackingLane.Content
  ) throws(BundleError) -> (bytes: [UInt8], hash: RunningHash) {
    var hash = RunningHash()
    switch content {
    case .bytes(let bytes):
      hash.update(bytes)
      return (bytes, hash)
    case .file(let place, let stamp):
      let path = place.text
      let file = try OpenFile(reading: path)
      guard file.stampAtOpening == stamp else { throw .sourceChanged(path: path) }
      let bytes = try file.read(at: 0, count: Int(stamp.size))
      hash.update(bytes)
      guard hash.count == stamp.size, try file.stamp() == stamp else { throw .sourceChanged(path: path) }
      return (bytes, hash)
    }
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

  private func complete(_ lane: PackingLane, _ method: EntryMethod) throws(BundleError) {
    let record = try lane.record(method: method)
    feed.finish(slot: lane.slot, EntryEnd(size: record.size, crc: record.crc, blocks: lane.blocks))
    report([(lane.slot, record)])
  }
}

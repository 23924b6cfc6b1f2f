import HandoverModel

/// A text that is written and taken away piece by piece.
protocol PouredText {
  /// What is written and not yet taken.
  var bytes: [UInt8] { get set }
}

extension PouredText {
  /// Gives away what is written so far, at most `count` bytes of it.
  mutating func take(_ count: Int) -> [UInt8] {
    if bytes.count <= count {
      defer { bytes = [] }
      return bytes
    }
    let taken = Array(bytes[..<count])
    bytes.removeFirst(count)
    return taken
  }
}

/// An entry whose text is packed while it is still being written, so that it is never in memory whole.
///
/// It may be handed from one task to another between two pieces.
struct TextStream: Sendable {
  fileprivate let path: String
  fileprivate var hash = RunningHash()
  fileprivate var blocks = 0
  /// The end of the last block, for deflate to refer to.
  fileprivate var history: ArraySlice<UInt8> = []

  /// Begins the entry of a text below the top folder.
  init(_ path: String) { self.path = path }
}

/// Packs texts that exist in memory.
struct TextBench: ~Copyable {
  private let layout: BundleLayout
  private let feed: EntryFeed
  private let tally: PackingTally
  private let worker: PackingWorker

  init(
    layout: BundleLayout, feed: EntryFeed, tally: PackingTally, compression: Compression
  ) throws(BundleError) {
    self.layout = layout
    self.feed = feed
    self.tally = tally
    worker = try PackingWorker(feed: feed, compression: compression) { tally.packed($0) }
  }

  /// Packs a text by its path below the top folder.
  func pack(_ path: String, _ bytes: [UInt8]) throws(BundleError) -> PackedRecord {
    let slot = layout.slot(path)
    try worker.packAll(PackingLane(slot: slot, name: path, content: .bytes(bytes)))
    guard let record = tally.record(slot) else { throw .container(reason: path) }
    return record
  }

  /// Packs a text by its path below `data/` and says what the inventory will say of it.
  func document(
    _ path: String, _ bytes: [UInt8], _ mediaType: String, _ metadata: ItemMetadata = ItemMetadata()
  ) throws(BundleError) -> InventoryText.Entry {
    try Self.entry(path, try pack("data/" + path, bytes), mediaType, metadata)
  }

  /// What the inventory says of a document that is packed.
  static func entry(
    _ path: String, _ record: PackedRecord, _ mediaType: String, _ metadata: ItemMetadata = ItemMetadata()
  ) throws(BundleError) -> InventoryText.Entry {
    guard let place = BundlePath(path) else { throw .misplacedItem(path: path) }
    let file = PackedFile(path: place, size: record.size, sha256: record.sha256, mediaType: mediaType)
    return InventoryText.Entry(file: file, metadata: SharedMetadata(metadata))
  }

  /// Packs what is whole of a text that goes on: its last block is kept back, since it may be the last of all.
  func pour(_ text: inout some PouredText, into stream: inout TextStream) throws(BundleError) {
    while text.bytes.count > Deflater.blockSize {
      if Task.isCancelled { throw .cancelled }
      try pack(text.take(Deflater.blockSize), isLast: false, into: &stream)
    }
  }

  /// Packs the rest of a text; one that turned out short is packed as any other.
  func finish(
    _ text: inout some PouredText, into stream: inout TextStream
  ) throws(BundleError) -> PackedRecord {
    try pour(&text, into: &stream)
    let rest = text.take(Deflater.blockSize)
    if stream.blocks == 0 { return try pack(stream.path, rest) }
    let method = try pack(rest, isLast: true, into: &stream)
    let record = PackedRecord(
      size: stream.hash.count, sha256: stream.hash.digest, crc: stream.hash.crc, method: method)
    let slot = layout.slot(stream.path)
    feed.finish(slot: slot, EntryEnd(size: record.size, crc: record.crc, blocks: stream.blocks))
    tally.packed([(slot, record)])
    return record
  }

  @discardableResult
  private func pack(
    _ bytes: [UInt8], isLast: Bool, into stream: inout TextStream
  ) throws(BundleError) -> EntryMethod {
    let slot = layout.slot(stream.path)
    stream.hash.update(bytes)
    let (packed, method) = try worker.block(bytes, after: stream.history, isLast: isLast, of: stream.path)
    if stream.blocks == 0 {
      feed.announce(EntryHead(method: method, size: 0, blocks: nil), slot: slot)
    }
    feed.deliver(packed, block: stream.blocks, slot: slot, weight: 0)
    stream.blocks += 1
    stream.history = bytes.suffix(Deflater.reach)
    return method
  }
}

import HandoverModel

/// What a worker takes at once: what is small in handfuls, so that workers and writer seldom meet at the feed.
enum PackingClaim: WeighedClaim {
  /// Neighbouring files of one block each.
  case files([SmallFileClaim])
  /// Neighbouring entries of an earlier ZIP that are copied as they are.
  case copies(CopiedRun)
  /// One block of a large file.
  case block(BlockClaim)

  var weight: Int {
    switch self {
    case .files(let files): files.reduce(0) { $0 + $1.weight }
    case .copies(let run): run.entries.reduce(0) { $0 + CopiedRun.weight($1.record) }
    case .block(let claim): claim.weight
    }
  }

  /// How many bytes are read for it.
  var count: Int {
    switch self {
    case .files(let files): files.reduce(0) { $0 + $1.count }
    case .copies(let run): run.entries.reduce(0) { $0 + Int($1.record.packedSize) }
    case .block(let claim): claim.lane.count(ofBlock: claim.block)
    }
  }

  /// What surrounds a packed block while it waits.
  static let overhead = 4096
}

/// A file that is packed in one go.
struct SmallFileClaim: Sendable {
  let slot: Int
  let content: PackingLane.Content

  var count: Int { Int(PackingLane.length(of: content)) }
  var weight: Int { count + PackingClaim.overhead }
}

/// Entries that lie one after the other in an earlier ZIP.
struct CopiedRun: Sendable {
  let zip: String
  private(set) var entries: [(slot: Int, record: PackedRecord)] = []

  /// How far apart two of them may lie: a local header with the longest name.
  private static let gap: UInt64 = 1024
  private static let longest: UInt64 = 1 << 20

  init(zip: String) { self.zip = zip }

  static func weight(_ record: PackedRecord) -> Int { Int(record.packedSize) + PackingClaim.overhead }

  /// Adds an entry if it lies close behind the last one and the run does not get too long.
  mutating func add(_ slot: Int, _ record: PackedRecord) -> Bool {
    if let first = entries.first?.record, let last = entries.last?.record {
      let end = last.offset + last.packedSize
      guard record.offset >= end, record.offset - end <= Self.gap,
        record.offset + record.packedSize - first.offset <= Self.longest
      else { return false }
    }
    entries.append((slot, record))
    return true
  }

  /// The part of the ZIP in which they lie.
  var range: Range<UInt64> {
    guard let first = entries.first?.record, let last = entries.last?.record else { return 0..<0 }
    return first.offset..<last.offset + last.packedSize
  }
}

/// One block of one file, taken by one worker.
struct BlockClaim: Sendable {
  let lane: PackingLane
  let block: Int
  /// What it takes of the window: its bytes and a little for what surrounds them.
  let weight: Int
}

import HandoverModel

/// What a worker takes at once: what is small in handfuls, so that workers and writer seldom meet at the feed.
enum PackingClaim: WeighedClaim {
  /// Neighbouring files of one block each.
  case files([SmallFileClaim])
  /// One block of a large file.
  case block(BlockClaim)

  var weight: Int {
    switch self {
    case .files(let files): files.reduce(0) { $0 + $1.weight }
    case .block(let claim): claim.weight
    }
  }

  /// How many bytes are read for it.
  var count: Int {
    switch self {
    case .files(let files): files.reduce(0) { $0 + $1.count }
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

/// One block of one file, taken by one worker.
struct BlockClaim: Sendable {
  let lane: PackingLane
  let block: Int
  /// What it takes of the window: its bytes and a little for what surrounds them.
  let weight: Int
}

import HandoverModel
import Synchronization

/// One file on its way into the ZIP: its blocks may be taken by several workers, its hash runs in order.
///
/// A worker that holds a block whose turn has not come leaves it here; whoever hashes goes on with what was left.
/// Nobody waits for anybody.
final class PackingLane: Sendable {
  enum Content: Sendable {
    case file(FilePlace, stamp: FileStamp)
    case bytes([UInt8])
  }

  private struct State: ~Copyable {
    var file: OpenFile?
    var method: EntryMethod?
    var hash = RunningHash()
    var left: [Int: [UInt8]] = [:]
    var turn = 0
    var isHashing = false
  }

  let slot: Int
  let name: String
  let content: Content
  let blocks: Int
  private let state = Mutex(State())

  init(slot: Int, name: String, content: Content) {
    self.slot = slot
    self.name = name
    self.content = content
    blocks = Self.blocks(of: content)
  }

  /// How many blocks a content is cut into: at least one.
  static func blocks(of content: Content) -> Int {
    let block = UInt64(Deflater.blockSize)
    return max(1, Int((length(of: content) + block - 1) / block))
  }

  static func length(of content: Content) -> UInt64 {
    switch content {
    case .file(_, let stamp): stamp.size
    case .bytes(let bytes): UInt64(bytes.count)
    }
  }

  var length: UInt64 { Self.length(of: content) }

  func count(ofBlock index: Int) -> Int {
    let start = UInt64(index) * UInt64(Deflater.blockSize)
    return Int(min(UInt64(Deflater.blockSize), length - start))
  }

  /// One block's bytes; fewer than the file's stamp promised is an error, never an end.
  func bytes(ofBlock index: Int) throws(BundleError) -> [UInt8] {
    try bytes(from: UInt64(index) * UInt64(Deflater.blockSize), count: count(ofBlock: index))
  }

  /// What lies before a block, as far as deflate can refer to it.
  func history(ofBlock index: Int) throws(BundleError) -> ArraySlice<UInt8> {
    guard index > 0 else { return [] }
    let start = UInt64(index) * UInt64(Deflater.blockSize)
    return try bytes(from: start - UInt64(Deflater.reach), count: Deflater.reach)[...]
  }

  private func bytes(from start: UInt64, count: Int) throws(BundleError) -> [UInt8] {
    switch content {
    case .bytes(let bytes):
      return start == 0 && count == bytes.count ? bytes : Array(bytes[Int(start)..<Int(start) + count])
    case .file(let place, _):
      let path = place.text
      let bytes = try PositionedRead.bytes(try descriptor(path), path, at: start, count: count)
      guard bytes.count == count else { throw .sourceChanged(path: path) }
      return bytes
    }
  }

  private func descriptor(_ path: String) throws(BundleError) -> Int32 {
    try state.withLock { state throws(BundleError) -> Int32 in
      if let open = state.file?.descriptor { return open }
      let file = try OpenFile(reading: path)
      if case .file(_, let stamp) = content, file.stampAtOpening != stamp { throw .sourceChanged(path: path) }
      let descriptor = file.descriptor
      state.file = consume file
      return descriptor
    }
  }

  /// Whether a file of several blocks is deflated: judged once, on two samples at fixed places.
  func method(judgedBy deflater: borrowing Deflater) throws(BundleError) -> EntryMethod {
    if let known = state.withLock({ $0.method }) { return known }
    let size = 1 << 16
    let samples = try bytes(from: 0, count: size) + bytes(from: length / 2, count: size)
    let method: EntryMethod = deflater.pays(samples) ? .deflated : .stored
    state.withLock { $0.method = method }
    return method
  }

  /// Hashes a block when its turn comes; true when this call hashed the last one.
  func hash(_ bytes: [UInt8], block index: Int) -> Bool {
    let mine = state.withLock { state -> Bool in
      state.left[index] = bytes
      if state.isHashing { return false }
      state.isHashing = true
      return true
    }
    guard mine else { return false }
    while true {
      let next = state.withLock { state -> (bytes: [UInt8], hash: RunningHash)? in
        guard let bytes = state.left.removeValue(forKey: state.turn) else {
          state.isHashing = false
          return nil
        }
        return (bytes, state.hash)
      }
      guard var next else { return false }
      next.hash.update(next.bytes)
      let isLast = state.withLock { state in
        state.hash = next.hash
        state.turn += 1
        return state.turn == blocks
      }
      if isLast { return true }
    }
  }

  /// The file's record once everything is hashed; a source that changed meanwhile is an error.
  func record(method: EntryMethod) throws(BundleError) -> PackedRecord {
    if case .file(let place, let stamp) = content {
      let now = try state.withLock { state throws(BundleError) -> FileStamp? in try state.file?.stamp() }
      guard now == stamp else { throw .sourceChanged(path: place.text) }
    }
    let hash = state.withLock { $0.hash }
    return PackedRecord(size: hash.count, sha256: hash.digest, crc: hash.crc, method: method)
  }
}

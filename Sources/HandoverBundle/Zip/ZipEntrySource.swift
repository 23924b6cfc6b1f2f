import CLibZip
import HandoverModel

/// What libzip holds for each entry until the archive is closed: whom to ask, and about which entry.
final class ZipEntrySource {
  let slot: Int
  let writer: ZipWriter.Context

  init(slot: Int, writer: ZipWriter.Context) {
    self.slot = slot
    self.writer = writer
  }
}

/// The entry that libzip is reading: packed blocks from the feed, their sizes and CRC.
struct OpenEntry {
  let slot: Int
  let head: EntryHead
  private var block = 0
  private var current: ArraySlice<UInt8> = []
  private var packedSize: UInt64 = 0
  private var packedCRC: UInt32 = 0
  private var offset: UInt64 = 0
  private var end: EntryEnd?
  private var isComplete = false
  private let copy: CopiedEntries.Entry?
  /// Whether all of it came with the head.
  let isWhole: Bool

  /// An entry of which the feed has given the head, and all the rest if there was but one block.
  init(slot: Int, taken: EntryFeed.Taken) {
    self.slot = slot
    head = taken.head
    copy = taken.copy
    isWhole = taken.whole != nil || taken.copy != nil
    guard let whole = taken.whole else { return }
    accept(whole.bytes)
    end = whole.end
  }

  /// Called when the local header is written: what follows is the entry's data.
  mutating func begin(at offset: UInt64) { self.offset = offset }

  private mutating func accept(_ bytes: ArraySlice<UInt8>) {
    block += 1
    current = bytes
    packedSize += UInt64(bytes.count)
    packedCRC = head.packedCRC ?? Hashing.crc32(bytes, from: packedCRC)
  }

  /// Writes the entry from beginning to end as its blocks come; false on failure.
  mutating func pour(into sink: ZipSink, from feed: EntryFeed) -> Bool {
    if let copy { return pour(copy, into: sink, unless: feed) }
    while true {
      guard unsafe current.withUnsafeBytes({ unsafe sink.write($0) }) else { return false }
      current = []
      if end?.blocks == block || head.blocks == block { break }
      guard let piece = feed.block(block, slot: slot) else { return false }
      guard case .block(let bytes) = piece else { break }
      accept(bytes)
    }
    isComplete = true
    return true
  }

  /// Copies the entry from an earlier ZIP, checked against its CRC-32 on the way.
  private mutating func pour(
    _ copy: CopiedEntries.Entry, into sink: ZipSink, unless feed: EntryFeed
  ) -> Bool {
    let record = copy.record
    do throws(BundleError) {
      let crc = try sink.copy(copy.source.file, record.offset, record.packedSize) { count in
        copy.report(count)
        return feed.failure == nil
      }
      guard let crc else { return false }
      guard crc == record.packedCRC else { throw .entryDamaged(path: copy.source.file.path) }
    } catch {
      feed.fail(error)
      return false
    }
    packedSize = record.packedSize
    packedCRC = record.packedCRC
    end = EntryEnd(size: record.size, crc: record.crc, blocks: 1)
    isComplete = true
    return true
  }

  /// Sizes, CRC and method as far as they are known: all of them once the data is read; false on failure.
  ///
  /// A stored entry passes for a deflated one until its data is read, when it says what it is: libzip computes the CRC
  /// of whatever comes to it stored, slowly, although it is known.
  mutating func describe(in reply: inout zip_stat_t, from feed: EntryFeed) -> Bool {
    unsafe zip_stat_init(&reply)
    unsafe reply.valid = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD)
    unsafe reply.size = head.size
    unsafe reply.comp_method = (isComplete ? head.method : .deflated).rawValue
    if let exact = head.exact, head.method == .stored || !BundleFormat.mayTurnOutLong(head.size) {
      unsafe reply.valid |= zip_uint64_t(ZIP_STAT_CRC | ZIP_STAT_COMP_SIZE)
      unsafe reply.crc = exact.crc
      unsafe reply.comp_size = exact.packedSize
    } else if isComplete {
      guard let end = end ?? feed.end(slot: slot) else { return false }
      unsafe reply.valid |= zip_uint64_t(ZIP_STAT_CRC | ZIP_STAT_COMP_SIZE)
      unsafe reply.size = end.size
      unsafe reply.crc = end.crc
      unsafe reply.comp_size = packedSize
    } else if head.method == .stored {
      unsafe reply.valid |= zip_uint64_t(ZIP_STAT_COMP_SIZE)
      unsafe reply.comp_size = head.size
    }
    return true
  }

  /// Where the entry lies and what stands there, once all of it is read.
  var place: WrittenZip.Place? {
    isComplete ? WrittenZip.Place(offset: offset, packedSize: packedSize, packedCRC: packedCRC) : nil
  }
}

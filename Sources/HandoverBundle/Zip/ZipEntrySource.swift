import CLibZip
import HandoverModel

/// One entry as libzip reads it: packed blocks from the feed, their sizes and CRC.
///
/// Lives on the writer's thread alone; libzip frees it.
@safe final class ZipEntrySource {
  private let slot: Int
  private let writer: ZipWriter.Context
  private var head: EntryHead?
  private var block = 0
  private var current: [UInt8] = []
  private var taken = 0
  private var packedSize: UInt64 = 0
  private var packedCRC: UInt32 = 0
  private var offset: UInt64 = 0
  private var isComplete = false

  init(slot: Int, writer: ZipWriter.Context) {
    self.slot = slot
    self.writer = writer
  }

  /// Called when the local header is written: what follows is the entry's data.
  func begin() {
    offset = writer.sink.position
    block = 0
    taken = 0
    current = []
  }

  /// Fills the buffer as far as the entry reaches; 0 at its end, -1 on failure.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    guard let head else { return -1 }
    var done = 0
    while done < buffer.count {
      if taken == current.count {
        if let blocks = head.blocks, block >= blocks { break }
        guard let piece = writer.block(block, slot: slot) else { return -1 }
        guard case .block(let next) = piece else { break }
        block += 1
        current = next
        taken = 0
        packedSize += UInt64(next.count)
        packedCRC = head.packedCRC ?? Hashing.crc32(next, from: packedCRC)
        continue
      }
      let count = min(buffer.count - done, current.count - taken)
      unsafe current.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[taken..<taken + count]))
      }
      taken += count
      done += count
    }
    if done == 0 {
      isComplete = true
      // libzip keeps every source until the archive is closed.
      current = []
      taken = 0
    }
    return zip_int64_t(done)
  }

  /// Sizes, CRC and method as far as they are known: all of them once the data is read.
  func describe(in reply: inout zip_stat_t) -> zip_int64_t {
    guard let head = head ?? writer.head(slot: slot) else { return -1 }
    if self.head == nil {
      self.head = head
      writer.setMethod(head.method, slot: slot)
    }
    unsafe zip_stat_init(&reply)
    unsafe reply.valid = zip_uint64_t(ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD)
    unsafe reply.size = head.size
    unsafe reply.comp_method = head.method.rawValue
    if let exact = head.exact, head.method == .stored || !BundleFormat.mayTurnOutLong(head.size) {
      unsafe reply.valid |= zip_uint64_t(ZIP_STAT_CRC | ZIP_STAT_COMP_SIZE)
      unsafe reply.crc = exact.crc
      unsafe reply.comp_size = exact.packedSize
    } else if isComplete {
      guard let end = writer.end(slot: slot) else { return -1 }
      unsafe reply.valid |= zip_uint64_t(ZIP_STAT_CRC | ZIP_STAT_COMP_SIZE)
      unsafe reply.size = end.size
      unsafe reply.crc = end.crc
      unsafe reply.comp_size = packedSize
    }
    if isComplete {
      writer.finished(slot: slot, offset: offset, packedSize: packedSize, packedCRC: packedCRC)
    }
    return unsafe zip_int64_t(MemoryLayout<zip_stat_t>.size)
  }
}

import CISAL
import CLibZip
import Glibc
import HandoverModel

/// Where libzip's bytes go: a buffer and the partial file.
///
/// libzip writes each local header twice, before and after the data; most of them are still in the buffer then. Lives
/// on the writer's thread alone.
@safe final class ZipSink {
  /// What a core has near at hand.
  private static let capacity = 1 << 19
  private static let writtenAtOnce: UInt64 = 4 << 20

  private let descriptor: Int32
  private let path: String
  private let follower: ZipFollower?
  private let buffer: UnsafeMutableRawBufferPointer
  private var bufferStart: UInt64 = 0
  private var filled = 0
  /// What stands before this is on its way to the disk.
  private var writtenBack: UInt64 = 0
  private(set) var position: UInt64 = 0
  private var end: UInt64 = 0
  /// Why writing failed, if it did.
  private(set) var failure: BundleError?

  init(descriptor: Int32, path: String, follower: ZipFollower? = nil) {
    self.follower = follower
    self.descriptor = descriptor
    self.path = path
    unsafe buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.capacity, alignment: 4096)
  }

  deinit { unsafe buffer.deallocate() }

  /// How many bytes the ZIP has.
  var count: UInt64 { end }

  /// Takes bytes at the current position.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if position < bufferStart { return unsafe patch(bytes) }
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      guard let room = unsafe room(for: UInt64(rest.count)) else { return false }
      unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<room.count]))
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[room.count...])
      advance(room.count)
    }
    return true
  }

  /// Takes bytes of a file at the current position, which is the end, and gives their CRC-32.
  ///
  /// `goesOn` hears of every piece and may end it all. Nil when it did, and when writing failed.
  func copy(
    _ file: borrowing OpenFile, _ start: UInt64, _ count: UInt64, while goesOn: (Int) -> Bool
  ) throws(BundleError) -> UInt32? {
    var (crc, done): (UInt32, UInt64) = (0, 0)
    while done < count {
      guard let room = unsafe room(for: count - done) else { return nil }
      guard try unsafe PositionedRead.fill(room, file.descriptor, file.path, at: start + done) == room.count
      else { throw .sourceChanged(path: file.path) }
      crc = unsafe Hashing.crc32(UnsafeRawBufferPointer(room), from: crc)
      advance(room.count)
      done += UInt64(room.count)
      guard goesOn(room.count) else { return nil }
    }
    return crc
  }

  /// The part of the buffer for the next bytes at the current position, at most that many; nil after a failure.
  private func room(for count: UInt64) -> UnsafeMutableRawBufferPointer? {
    if position == bufferStart + UInt64(Self.capacity), !flush() { return nil }
    let offset = Int(position - bufferStart)
    let most = Int(min(count, UInt64(Self.capacity - offset)))
    return unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<offset + most])
  }

  /// Goes on behind bytes that are in the buffer now.
  private func advance(_ count: Int) {
    position += UInt64(count)
    filled = max(filled, Int(position - bufferStart))
    end = max(end, position)
  }

  /// A header of an entry that is no longer in the buffer is corrected in the file.
  private func patch(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let inFile = Int(min(UInt64(bytes.count), bufferStart - position))
    guard unsafe store(UnsafeRawBufferPointer(rebasing: bytes[..<inFile]), at: position) else { return false }
    position += UInt64(inFile)
    return unsafe inFile == bytes.count || write(UnsafeRawBufferPointer(rebasing: bytes[inFile...]))
  }

  /// Moves to another place; moving to the end says that everything before it is final.
  func seek(to target: UInt64) {
    position = target
    guard target == end, filled >= Self.capacity / 2, flush() else { return }
    follower?.settle(bufferStart)
  }

  /// Puts all of it on the disk and says how many bytes the ZIP has; nil after a failure.
  func close() -> UInt64? {
    guard flush() else { return nil }
    follower?.settle(end)
    guard fsync(descriptor) == 0 else {
      failure = SystemReason.writing(path, errno)
      return nil
    }
    return end
  }

  private func flush() -> Bool {
    guard failure == nil else { return false }
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    guard unsafe store(bytes, at: bufferStart) else { return false }
    bufferStart += UInt64(filled)
    filled = 0
    // Asks for the disk now and then, so that there is little left to wait for at the end.
    if bufferStart - writtenBack >= Self.writtenAtOnce {
      empalme_begin_writing_back(descriptor, Int64(writtenBack), Int64(bufferStart - writtenBack))
      writtenBack = bufferStart
    }
    return true
  }

  private func store(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) -> Bool {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = unsafe pwrite(descriptor, base + done, bytes.count - done, off_t(offset) + off_t(done))
      if count > 0 {
        done += count
      } else if errno != EINTR {
        failure = SystemReason.writing(path, errno)
        return false
      }
    }
    return true
  }
}

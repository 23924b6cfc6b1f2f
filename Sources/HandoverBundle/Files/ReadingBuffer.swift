/// Memory through which a file is read piece by piece: little enough to stay near, and never given back meanwhile.
@safe final class ReadingBuffer {
  fileprivate let bytes: UnsafeMutableRawBufferPointer

  init() { unsafe bytes = .allocate(byteCount: 1 << 18, alignment: 4096) }

  deinit { unsafe bytes.deallocate() }
}

extension RunningDigest {
  /// Reads on in a file, at most to some place and as much as the buffer holds; false where the file ends before.
  mutating func read(
    on descriptor: Int32, _ path: String, to end: UInt64, through buffer: ReadingBuffer
  ) throws(BundleError) -> Bool {
    let piece = unsafe UnsafeMutableRawBufferPointer(
      rebasing: buffer.bytes[..<Int(min(UInt64(buffer.bytes.count), end - count))])
    let read = try unsafe PositionedRead.fill(piece, descriptor, path, at: count)
    unsafe update(UnsafeRawBufferPointer(rebasing: piece[..<read]))
    return read == piece.count
  }
}

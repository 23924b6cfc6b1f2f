import Glibc

/// A file of our own that is read and replaced whole.
enum SmallFile {
  private static let largest: UInt64 = 1 << 30

  /// All bytes of a regular file.
  static func read(_ path: String) throws(BundleError) -> [UInt8] {
    let file = try OpenFile(reading: path)
    guard let size = try file.stamp()?.size, size <= largest else { throw .tooLarge(path: path) }
    return try file.read(at: 0, count: Int(size))
  }

  /// Writes beside and renames, so that a reader sees the old bytes or the new ones.
  ///
  /// With `durably` the bytes are on the disk before they get the name, so that a power cut leaves the old or the new too.
  static func replace(_ path: String, with bytes: [UInt8], durably: Bool) throws(BundleError) {
    let beside = path + ".partial"
    let descriptor = unsafe open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemReason.writing(beside, errno) }
    var done = 0
    var failure: Int32 = 0
    while done < bytes.count, failure == 0 {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe write(descriptor, $0 + done, buffer.count - done) } ?? 0
      }
      if count > 0 { done += count } else if errno != EINTR { failure = errno }
    }
    if failure == 0, durably, fsync(descriptor) != 0 { failure = errno }
    _ = close(descriptor)
    if failure == 0, unsafe rename(beside, path) != 0 { failure = errno }
    guard failure == 0 else {
      _ = unsafe unlink(beside)
      throw SystemReason.writing(path, failure)
    }
  }
}

import Glibc

/// Writes small files of the user's: new ones, or in place of one that nobody else has changed meanwhile.
package enum FileUpdate {
  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    case replaced
    /// Somebody else has changed or removed the file; it is as they left it.
    case changedMeanwhile
    /// Somebody else is replacing it at this moment.
    case busy
  }

  /// All bytes of a file that the user named, unless they are more than `longest`.
  package static func read(_ path: String, longest: Int) throws(BundleError) -> [UInt8] {
    let file = try OpenFile.named(path)
    guard let size = try file.stamp()?.size, size <= UInt64(longest) else { throw .tooLarge(path: path) }
    return try file.read(at: 0, count: Int(size))
  }

  /// Writes a new file: beside, on the disk, and then under its name, which must be free.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(BundleError) {
    let slash = path.utf8.lastIndex(of: 0x2F)
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let file = try PartialFile(for: name, in: folder.isEmpty ? "/" : folder)
    try write(bytes, to: file.descriptor, file.path)
    _ = try file.commit()
  }

  /// Puts `bytes` in the place of `known`: beside, on the disk, and renamed in one step.
  ///
  /// The file beside is locked, so that of two programs that write at once the second one sees what the first wrote.
  package static func replace(
    _ path: String, _ known: [UInt8], with bytes: [UInt8]
  ) throws(BundleError) -> Outcome {
    let beside = path + ".partial"
    let descriptor = unsafe open(beside, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemReason.writing(beside, errno) }
    defer { _ = close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStill(descriptor, beside) else { return .busy }
    do throws(BundleError) {
      guard ftruncate(descriptor, 0) == 0 else { throw SystemReason.writing(beside, errno) }
      try write(bytes, to: descriptor, beside)
      guard fsync(descriptor) == 0 else { throw SystemReason.writing(beside, errno) }
      guard try isUnchanged(path, known) else {
        _ = unsafe unlink(beside)
        return .changedMeanwhile
      }
      try FileReplacement.rename(beside, over: path)
      return .replaced
    } catch {
      _ = unsafe unlink(beside)
      throw error
    }
  }

  /// Whether the name still leads to the open file: another program may have renamed it before the lock was ours.
  private static func isStill(_ descriptor: Int32, _ path: String) -> Bool {
    var (open, named) = (stat(), stat())
    return unsafe fstat(descriptor, &open) == 0 && lstat(path, &named) == 0
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }

  private static func isUnchanged(_ path: String, _ known: [UInt8]) throws(BundleError) -> Bool {
    do throws(BundleError) {
      return try read(path, longest: known.count) == known
    } catch .fileMissing, .tooLarge {
      return false
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(BundleError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe Glibc.write(descriptor, $0 + done, buffer.count - done) } ?? 0
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw SystemReason.writing(path, errno)
      }
    }
  }
}

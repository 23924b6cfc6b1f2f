import Glibc

/// A file that is written beside its final place and takes that place only when it is whole.
///
/// Dropping it removes what was written. The final file never replaces another one.
struct PartialFile: ~Copyable {
  let descriptor: Int32
  let path: String
  private let destination: String
  private let folder: String

  /// Opens `<folder>/<name>.partial`, empty and held against a second builder; a leftover is taken over.
  init(for name: String, in folder: String) throws(BundleError) {
    destination = folder + "/" + name
    path = destination + ".partial"
    self.folder = folder
    var status = stat()
    if unsafe lstat(destination, &status) == 0 { throw .destinationExists(path: destination) }
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw SystemReason.writing(path, errno) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      _ = close(opened)
      throw .unwritable(path: path, errno: code == EWOULDBLOCK ? EBUSY : code)
    }
    guard ftruncate(opened, 0) == 0, fchmod(opened, 0o644) == 0 else {
      let code = errno
      _ = close(opened)
      throw SystemReason.writing(path, code)
    }
    descriptor = opened
  }

  deinit {
    _ = unsafe unlink(path)
    _ = close(descriptor)
  }

  /// Puts the bytes on the disk and gives the file its name.
  ///
  /// Afterwards the partial name no longer exists, so dropping the value removes nothing.
  consuming func commit() throws(BundleError) -> String {
    guard fsync(descriptor) == 0 else { throw SystemReason.writing(path, errno) }
    try Self.name(path, destination)
    _ = unsafe unlink(path)
    let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      _ = fsync(directory)
      _ = close(directory)
    }
    return destination
  }

  /// A second link never replaces; the first one goes when the value is dropped.
  private static func name(_ path: String, _ destination: String) throws(BundleError) {
    if unsafe link(path, destination) == 0 { return }
    if errno == EEXIST { throw .destinationExists(path: destination) }
    guard errno != ENOSPC, errno != EDQUOT, errno != EIO else {
      throw SystemReason.writing(destination, errno)
    }
    // The file systems of USB sticks have no links: look first, then rename.
    var status = stat()
    if unsafe lstat(destination, &status) == 0 { throw .destinationExists(path: destination) }
    guard unsafe rename(path, destination) == 0 else { throw SystemReason.writing(destination, errno) }
  }
}

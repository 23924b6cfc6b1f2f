import CLibZip
import Glibc

/// A folder that is filled under a partial name and takes its own name only when it is whole.
///
/// Dropping it removes what was written. The final name never replaces anything but an empty folder.
struct StagedFolder: ~Copyable, Sendable {
  /// The folder to fill.
  let content: FolderHandle
  private let parent: FolderHandle
  private let name: String

  private static let suffix = ".empalme.partial"

  /// Opens `<parent>/<name>.empalme.partial`, empty and held against a second process; a leftover is cleared away.
  init(for name: String, in parent: consuming FolderHandle) throws(BundleError) {
    try Self.requireVacant(name, in: parent)
    let partial = name + Self.suffix
    if parent.status(of: partial) != nil {
      // Whoever is still writing holds the lock; what nobody holds, an interrupted run has left behind.
      let leftover = try parent.folder(partial)
      guard flock(leftover.descriptor, LOCK_EX | LOCK_NB) == 0 else {
        throw .unwritable(path: leftover.path, errno: EBUSY)
      }
      parent.remove(partial)
    }
    guard unsafe mkdirat(parent.descriptor, partial, 0o755) == 0 else {
      throw SystemReason.writing(parent.path + "/" + partial, errno)
    }
    let content = try parent.folder(partial)
    guard flock(content.descriptor, LOCK_EX | LOCK_NB) == 0, Self.isNamed(partial, content, in: parent) else {
      throw .unwritable(path: content.path, errno: EBUSY)
    }
    self.content = content
    self.parent = parent
    self.name = name
  }

  deinit {
    if isStillOurs { parent.remove(name + Self.suffix) }
  }

  /// Puts everything on the disk and gives the folder its name.
  ///
  /// Afterwards the partial name no longer exists, so dropping the value removes nothing.
  consuming func commit() throws(BundleError) -> String {
    let target = parent.path + "/" + name
    guard syncfs(content.descriptor) == 0 else { throw SystemReason.writing(content.path, errno) }
    guard isStillOurs else { throw .destinationSwapped(path: content.path) }
    // POSIX: a folder takes the place of an empty folder and of nothing else.
    guard unsafe renameat(parent.descriptor, name + Self.suffix, parent.descriptor, name) == 0 else {
      let isTaken = [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno)
      throw isTaken ? .folderTaken(path: target) : SystemReason.writing(target, errno)
    }
    _ = fsync(parent.descriptor)
    return target
  }

  /// Whether the partial name still stands for the folder that was filled.
  private var isStillOurs: Bool { Self.isNamed(name + Self.suffix, content, in: parent) }

  private static func isNamed(
    _ name: String, _ folder: borrowing FolderHandle, in parent: borrowing FolderHandle
  ) -> Bool {
    var own = stat()
    guard unsafe fstat(folder.descriptor, &own) == 0, let named = parent.status(of: name) else {
      return false
    }
    return own.st_dev == named.st_dev && own.st_ino == named.st_ino
  }

  private static func requireVacant(_ name: String, in parent: borrowing FolderHandle) throws(BundleError) {
    guard let status = parent.status(of: name) else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard isFolder, try parent.folder(name).names().isEmpty else {
      throw .folderTaken(path: parent.path + "/" + name)
    }
  }
}

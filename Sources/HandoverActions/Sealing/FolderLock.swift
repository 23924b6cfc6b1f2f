import Foundation
import HandoverModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// That this process alone builds versions of an expediente; the kernel lets go of it when the process ends.
///
/// The folder of the versions itself is locked: a lock file of our own could be replaced by whoever creates it at
/// the same moment, and then two processes would each hold a lock.
struct FolderLock: ~Copyable {
  private let folder: FileHandle

  /// Takes the lock, or says at once that another process holds it.
  init(on versions: URL) throws(ActionError) {
    let path = versions.path(percentEncoded: false)
    guard let folder = FileHandle(forReadingAtPath: path) else {
      throw ActionError.cannotRead(path: path, reason: "falta permiso")
    }
    guard flock(folder.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw ActionError.building(path: path) }
    self.folder = folder
  }

  deinit {
    try? folder.close()
  }
}

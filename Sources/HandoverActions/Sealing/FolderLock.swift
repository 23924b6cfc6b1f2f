import Foundation
import HandoverModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// That this process alone builds versions of an expediente; the kernel lets go of it when the process ends.
struct FolderLock: ~Copyable {
  private let file: FileHandle

  /// Takes the lock, or says at once that another process holds it.
  init(on versions: URL) throws(ActionError) {
    let url = versions.appending(path: ".construyendo")
    let path = url.path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw ActionError.notWritable(path: versions.path(percentEncoded: false))
    }
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw ActionError.building(path: versions.path(percentEncoded: false))
    }
    self.file = file
  }

  deinit {
    try? file.close()
  }
}

import Glibc
import HandoverModel

/// One name in a folder, as the disk has it; links are not followed.
package struct FolderEntry: Hashable, Sendable {
  /// What bears the name.
  package enum Kind: Hashable, Sendable {
    /// What tells whether it is still the same one later; its last change, whole seconds since 1970; whether the user
    /// may read it.
    case file(FileStamp, modified: Int, isReadable: Bool)
    case folder
    case link
    /// A device, a pipe, a socket, or a name that is not UTF-8.
    case other
  }

  /// The name; bytes that are not UTF-8 show as replacement characters.
  package let name: String
  /// What bears the name.
  package let kind: Kind

  /// The names of a folder in order of their bytes; nil when it cannot be opened or is a link.
  package static func list(_ folder: String) -> [FolderEntry]? {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let stream = unsafe fdopendir(descriptor) else {
      _ = close(descriptor)
      return nil
    }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let found = unsafe readdir(stream) {
      let isFolder = unsafe Int(found.pointee.d_type) == Int(DT_DIR)
      let entry = unsafe withUnsafePointer(to: &found.pointee.d_name) { start in
        unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe FolderEntry($0, in: descriptor, isFolder: isFolder)
        }
      }
      if let entry { entries.append(entry) }
    }
    return entries.sorted { $0.name.precedesInUTF8($1.name) }
  }

  /// Nil for the folder itself, the one above, and what is gone meanwhile.
  private init?(_ bytes: UnsafePointer<CChar>, in folder: Int32, isFolder: Bool) {
    guard let name = unsafe String(validatingCString: bytes) else {
      self.init(name: unsafe String(cString: bytes), kind: .other)
      return
    }
    guard name != ".", name != ".." else { return nil }
    // The system has said so already.
    if isFolder {
      self.init(name: name, kind: .folder)
      return
    }
    var status = stat()
    guard unsafe fstatat(folder, bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      // What its owner may do is told by the mode alone.
      let isOwn = status.st_uid == Self.user && status.st_mode & S_IRUSR != 0
      let isReadable = unsafe isOwn || faccessat(folder, bytes, R_OK, 0) == 0
      self.init(
        name: name,
        kind: .file(FileStamp(status), modified: status.st_mtim.tv_sec, isReadable: isReadable))
    case S_IFDIR: self.init(name: name, kind: .folder)
    case S_IFLNK: self.init(name: name, kind: .link)
    default: self.init(name: name, kind: .other)
    }
  }

  private static let user = getuid()

  private init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

import Glibc

/// An open folder, in which everything is named relative to the folder itself and no link is ever followed.
///
/// Whoever swaps a folder on the way for a link gets an error, not our bytes.
struct FolderHandle: ~Copyable, Sendable {
  let descriptor: Int32
  /// How errors name it.
  let path: String

  /// Opens a folder that the user named, through links if there are any; makes it when it is missing.
  init(creating path: String) throws(BundleError) {
    if unsafe mkdir(path, 0o755) != 0, errno != EEXIST {
      throw errno == ENOENT ? .fileMissing(path: Self.above(path)) : SystemReason.writing(path, errno)
    }
    try self.init(at: AT_FDCWD, path, path: path, links: 0)
  }

  /// Opens a folder that the user named and that must be there, through links if there are any.
  init(named path: String) throws(BundleError) {
    if unsafe access(path, F_OK) != 0 { throw .fileMissing(path: path) }
    try self.init(at: AT_FDCWD, path, path: path, links: 0)
  }

  /// The same folder again, for a task that needs a handle of its own.
  init(reopening descriptor: Int32, path: String) throws(BundleError) {
    try self.init(at: descriptor, ".", path: path, links: O_NOFOLLOW)
  }

  private init(at base: Int32, _ name: String, path: String, links: Int32) throws(BundleError) {
    let opened = unsafe openat(base, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | links)
    guard opened >= 0 else {
      throw errno == ELOOP || errno == ENOTDIR
        ? .destinationSwapped(path: path) : SystemReason.writing(path, errno)
    }
    descriptor = opened
    self.path = path
  }

  deinit { _ = close(descriptor) }

  private static func above(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// Opens a folder directly inside this one.
  func folder(_ name: String) throws(BundleError) -> FolderHandle {
    try FolderHandle(at: descriptor, name, path: path + "/" + name, links: O_NOFOLLOW)
  }

  /// Opens a folder at some depth; no names at all stand for this folder.
  func folder(_ names: some Sequence<String>) throws(BundleError) -> FolderHandle {
    var current = try FolderHandle(reopening: descriptor, path: path)
    for name in names { current = try current.folder(name) }
    return current
  }

  /// Makes a folder directly inside this one; one that is there already is an error.
  func make(_ name: String) throws(BundleError) {
    guard unsafe mkdirat(descriptor, name, 0o755) == 0 else {
      throw errno == EEXIST
        ? .destinationSwapped(path: path + "/" + name) : SystemReason.writing(path + "/" + name, errno)
    }
  }

  /// Opens a folder at some depth and makes what is missing on the way.
  func folder(making names: some Sequence<String>) throws(BundleError) -> FolderHandle {
    var current = try FolderHandle(reopening: descriptor, path: path)
    for name in names {
      // Another task may make it at the same moment; opening says whether it is a folder.
      if unsafe mkdirat(current.descriptor, name, 0o755) != 0, errno != EEXIST {
        throw SystemReason.writing(current.path + "/" + name, errno)
      }
      current = try current.folder(name)
    }
    return current
  }

  /// Moves something from here to a place where there is nothing yet; false when there is.
  func move(_ name: String, to folder: borrowing FolderHandle, as newName: String) throws(BundleError) -> Bool
  {
    if folder.status(of: newName) != nil { return false }
    guard unsafe renameat(descriptor, name, folder.descriptor, newName) == 0 else {
      throw SystemReason.writing(folder.path + "/" + newName, errno)
    }
    return true
  }

  /// Makes a file directly inside this one; one that is there already is an error.
  func create(_ name: String) throws(BundleError) -> NewFile {
    let opened = unsafe openat(
      descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    let place = path + "/" + name
    guard opened >= 0 else {
      throw errno == EEXIST ? .destinationSwapped(path: place) : SystemReason.writing(place, errno)
    }
    return NewFile(descriptor: opened, path: place)
  }

  /// What `name` is here, without following a link; nil when there is nothing.
  func status(of name: String) -> stat? {
    var status = stat()
    return unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// The bytes that the file system still has room for.
  func freeBytes() -> UInt64 {
    var status = statvfs()
    guard unsafe fstatvfs(descriptor, &status) == 0 else { return .max }
    let product = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return product.overflow ? .max : product.partialValue
  }

  /// Removes a file, a link, or a folder with everything in it; what cannot be removed stays.
  func remove(_ name: String) {
    if unsafe unlinkat(descriptor, name, 0) == 0 { return }
    guard let inside = try? folder(name) else { return }
    for name in inside.names() { inside.remove(name) }
    _ = unsafe unlinkat(descriptor, name, AT_REMOVEDIR)
  }

  /// The names in this folder, without `.` and `..`, sorted.
  func names() -> [String] {
    guard let again = try? FolderHandle(reopening: descriptor, path: path),
      case let own = dup(again.descriptor), own >= 0,
      let stream = unsafe fdopendir(own)
    else { return [] }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// A file that did not exist before, open for writing; closed when it is dropped.
struct NewFile: ~Copyable, Sendable {
  let descriptor: Int32
  let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { _ = close(descriptor) }

  /// Writes all bytes at the end.
  func write(_ bytes: UnsafeRawBufferPointer) throws(BundleError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let count = unsafe Glibc.write(descriptor, base + done, bytes.count - done)
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw SystemReason.writing(path, count == 0 ? ENOSPC : errno)
      }
    }
  }

  /// Writes all bytes at the end.
  func write(_ bytes: [UInt8]) throws(BundleError) {
    var failure: BundleError?
    unsafe bytes.withUnsafeBytes { bytes in
      do throws(BundleError) { try unsafe write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Gives the file a time of its own, in seconds since 1970; a file system that refuses keeps the present one.
  func setModified(_ seconds: Int) {
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    _ = unsafe times.withUnsafeBufferPointer { unsafe futimens(descriptor, $0.baseAddress) }
  }
}

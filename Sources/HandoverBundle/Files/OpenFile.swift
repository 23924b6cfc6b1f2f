import Glibc

/// What tells whether a file is still the same one.
package struct FileStamp: Hashable, Sendable {
  /// The number under which the file system knows the file.
  package let inode: UInt64
  /// Its length in bytes.
  package let size: UInt64
  /// Last change of its content, nanoseconds since 1970.
  package let modified: Int64
  /// Last change of its content or of what the file system knows of it, nanoseconds since 1970.
  package let changed: Int64

  init(inode: UInt64, size: UInt64, modified: Int64, changed: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = UInt64(max(0, status.st_size))
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
  }

  /// The stamp of a regular file, without following a link.
  static func of(_ path: String) throws(BundleError) -> FileStamp {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { throw OpenFile.readingError(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .sourceNotRegular(path: path) }
    return FileStamp(status)
  }
}

/// A file open for reading; closed when it is dropped.
struct OpenFile: ~Copyable, Sendable {
  let descriptor: Int32
  let path: String
  /// What the file was when it was opened.
  let stampAtOpening: FileStamp

  /// Opens a regular file without following a link and without waiting for a pipe.
  init(reading path: String) throws(BundleError) { try self.init(path, O_NOFOLLOW) }

  /// Opens a regular file that the user named, through links if there are any.
  init(followingLinksTo path: String) throws(BundleError) { try self.init(path, 0) }

  /// Opens a regular file that the user named; that there is none is the user's mistake.
  static func named(_ path: String) throws(BundleError) -> OpenFile {
    do {
      return try OpenFile(followingLinksTo: path)
    } catch .sourceMissing {
      throw .fileMissing(path: path)
    }
  }

  private init(_ path: String, _ links: Int32) throws(BundleError) {
    let descriptor = unsafe open(path, O_RDONLY | links | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? .sourceNotRegular(path: path) : Self.readingError(path, errno)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw .sourceNotRegular(path: path)
    }
    self.descriptor = descriptor
    self.path = path
    stampAtOpening = FileStamp(status)
  }

  deinit { _ = close(descriptor) }

  /// The stamp as it is now; nil when this is not a regular file.
  func stamp() throws(BundleError) -> FileStamp? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.readingError(path, errno) }
    return status.st_mode & S_IFMT == S_IFREG ? FileStamp(status) : nil
  }

  /// The bytes of a range; fewer only at the end of the file.
  func read(at offset: UInt64, count: Int) throws(BundleError) -> [UInt8] {
    try PositionedRead.bytes(descriptor, path, at: offset, count: count)
  }

  static func readingError(_ path: String, _ code: Int32) -> BundleError {
    code == ENOENT || code == ENOTDIR ? .sourceMissing(path: path) : .unreadable(path: path, errno: code)
  }
}

/// Reading a range of an open file, without moving its position: any number of tasks may do it at once.
enum PositionedRead {
  /// The bytes of a range; fewer only at the end of the file.
  static func bytes(
    _ descriptor: Int32, _ path: String, at offset: UInt64, count: Int
  ) throws(BundleError) -> [UInt8] {
    var failure: BundleError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      do throws(BundleError) {
        unsafe filled = try fill(UnsafeMutableRawBufferPointer(buffer), descriptor, path, at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills a buffer as far as the file reaches and says how far that was.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ descriptor: Int32, _ path: String, at offset: UInt64
  ) throws(BundleError) -> Int {
    guard let base = buffer.baseAddress, offset <= UInt64(Int64.max) else { return 0 }
    var done = 0
    while done < buffer.count {
      let start = off_t(offset) &+ off_t(done)
      if start < 0 { break }
      let count = unsafe pread(descriptor, base + done, buffer.count - done, start)
      if count > 0 {
        done += count
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw OpenFile.readingError(path, errno)
      }
    }
    return done
  }
}

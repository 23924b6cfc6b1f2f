import CLibZip
import Foundation
import HandoverModel

/// One entry of the ZIP to be written, in order.
struct EntryName: Sendable {
  private let top: String
  private let folder: String
  private let below: String

  /// A path below the top folder, with a slash before it; folders end in `/`.
  init(top: String, below: String) {
    self.top = top
    folder = ""
    self.below = below
  }

  /// A file of the payload by its path below `data/`.
  init(top: String, data path: String) {
    self.top = top
    folder = "/data/"
    below = path
  }

  /// The full name; folders end in `/`.
  var text: String { top + folder + below }

  var isFolder: Bool { below.utf8.last == 0x2F }
}

/// What became of the ZIP.
struct WrittenZip: Sendable {
  struct Place: Hashable, Sendable {
    let offset: UInt64
    let packedSize: UInt64
    let packedCRC: UInt32

    /// Whether libzip has written one of its numbers as if it stood in a ZIP64 field that is not there.
    var isAmbiguous: Bool {
      offset == BundleFormat.ambiguousNumber || packedSize == BundleFormat.ambiguousNumber
    }
  }

  let count: UInt64
  /// Where every entry's packed bytes lie, by slot.
  let places: [Place?]
}

/// Writes the container with libzip from what the feed brings.
///
/// libzip reads its sources and blocks while it does, so it runs on a thread of its own (see ``EntryFeed``).
enum ZipWriter {
  /// Writes all entries into an open file, on a new thread.
  static func write(
    _ names: [EntryName], from feed: EntryFeed, to descriptor: Int32, path: String,
    follower: ZipFollower? = nil
  ) async throws(BundleError) -> WrittenZip {
    let result: Result<WrittenZip, BundleError> = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let context = Context(
          names: names, feed: feed, sink: ZipSink(descriptor: descriptor, path: path, follower: follower))
        do throws(BundleError) {
          continuation.resume(returning: .success(try context.run()))
        } catch {
          feed.fail(error)
          continuation.resume(returning: .failure(feed.failure ?? error))
        }
      }
    }
    return try result.get()
  }

  /// The writer's thread: libzip's archive, where it writes to and what it has learned.
  @safe final class Context {
    let sink: ZipSink
    private let names: [EntryName]
    private let feed: EntryFeed
    private var archive: OpaquePointer?
    private var places: [WrittenZip.Place?]
    private var checks: [UInt8] = []

    init(names: [EntryName], feed: EntryFeed, sink: ZipSink) {
      self.names = names
      places = Array(repeating: nil, count: names.count)
      self.feed = feed
      self.sink = sink
    }

    /// Announces every entry, then lets libzip pull their bytes in order.
    func run() throws(BundleError) -> WrittenZip {
      try open()
      for (slot, name) in names.enumerated() { try add(name, slot: slot) }
      guard let archive = unsafe archive, unsafe zip_close(archive) == 0 else { throw abandoned() }
      unsafe self.archive = nil
      guard let count = sink.close() else { throw abandoned() }
      guard !places.contains(where: { $0?.isAmbiguous == true }) else {
        throw .container(reason: "una entrada quedó justo en el límite de 4 GiB; agregue o quite un archivo")
      }
      return WrittenZip(count: count, places: places)
    }

    /// The reason of a failure: ours if we know it, else libzip's.
    private func abandoned() -> BundleError {
      var reason = "libzip"
      if let archive = unsafe archive {
        reason = unsafe String(cString: zip_error_strerror(zip_get_error(archive)))
        unsafe zip_discard(archive)
      }
      unsafe archive = nil
      return sink.failure ?? feed.failure ?? .container(reason: reason)
    }

    private func open() throws(BundleError) {
      var error = unsafe zip_error_t()
      unsafe zip_error_init(&error)
      defer { unsafe zip_error_fini(&error) }
      let user = unsafe Unmanaged.passUnretained(sink).toOpaque()
      guard let source = unsafe zip_source_function_create(zipSinkCallback, user, &error) else {
        throw .container(reason: "zip_source_function_create")
      }
      guard let archive = unsafe zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
        unsafe zip_source_free(source)
        throw .container(reason: "zip_open_from_source")
      }
      unsafe self.archive = archive
    }

    private func add(_ name: EntryName, slot: Int) throws(BundleError) {
      let source = unsafe Unmanaged.passRetained(ZipEntrySource(slot: slot, writer: self))
      guard let archive = unsafe archive,
        let data = unsafe zip_source_function(archive, zipEntryCallback, source.toOpaque())
      else {
        unsafe source.release()
        throw abandoned()
      }
      let index = unsafe zip_file_add(archive, name.text, data, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index == Int64(slot) else {
        unsafe zip_source_free(data)
        throw abandoned()
      }
      let attributes = name.isFolder ? BundleFormat.folderAttributes : BundleFormat.fileAttributes
      let unix = zip_uint8_t(ZIP_OPSYS_UNIX)
      guard
        unsafe zip_file_set_external_attributes(archive, zip_uint64_t(slot), 0, unix, attributes) == 0,
        unsafe zip_file_set_dostime(
          archive, zip_uint64_t(slot), BundleFormat.dosTime, BundleFormat.dosDate, 0) == 0
      else { throw abandoned() }
    }

    // MARK: What the entries ask

    /// The head of an entry: folders and the list of checks come from here, the rest from the feed.
    func head(slot: Int) -> EntryHead? {
      if names[slot].isFolder { return EntryHead(method: .stored, size: 0, blocks: 0, exact: (0, 0)) }
      if slot == names.count - 1 {
        return EntryHead(
          method: .stored, size: UInt64(checks.count), blocks: 1,
          exact: (Hashing.crc32(checks), UInt64(checks.count)))
      }
      return feed.head(slot: slot)
    }

    func block(_ block: Int, slot: Int) -> EntryPiece? {
      slot == names.count - 1 ? .block(checks) : feed.block(block, slot: slot)
    }

    func end(slot: Int) -> EntryEnd? { feed.end(slot: slot) }

    /// A stored entry must say so itself, or libzip deflates it.
    ///
    /// The method is known only now, when the first block is packed; libzip reads the entry's method after asking
    /// the source, so it is early enough.
    func setMethod(_ method: EntryMethod, slot: Int) {
      guard method == .stored, let archive = unsafe archive else { return }
      _ = unsafe zip_set_file_compression(archive, zip_uint64_t(slot), ZIP_CM_STORE, 0)
    }

    /// Remembers where an entry lies and adds its line to `zip-crc32.txt` (rule B-40).
    func finished(slot: Int, offset: UInt64, packedSize: UInt64, packedCRC: UInt32) {
      places[slot] = .init(offset: offset, packedSize: packedSize, packedCRC: packedCRC)
      if !names[slot].isFolder { checks.append(contentsOf: ZipChecks.line(packedCRC)) }
      feed.retire(slot: slot)
    }
  }
}

/// The lines of `zip-crc32.txt`: one CRC-32 of packed bytes per file entry, in entry order.
enum ZipChecks {
  /// Eight lower-case hexadecimal digits and LF.
  static func line(_ crc: UInt32) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return (0..<8).map { digits[Int(crc >> (28 - 4 * UInt32($0)) & 15)] } + [0x0A]
  }
}

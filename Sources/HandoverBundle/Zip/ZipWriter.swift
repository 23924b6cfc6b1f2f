import CLibZip
import Foundation
import HandoverModel
import Synchronization

/// One entry of the ZIP to be written, in order.
struct EntryName: Sendable {
  private enum Place: UInt8 {
    case payload
    case payloadFolder
    case top
  }

  /// What is told of it besides where it lies: a text that others have too.
  private let below: String
  private let place: Place
  let isFolder: Bool

  /// A path below the top folder, with a slash before it; folders end in `/`.
  init(below: String) { self.init(below, .top, isFolder: below.utf8.last == 0x2F) }

  /// A file of the payload by its path below `data/`.
  init(payload path: String) { self.init(path, .payload, isFolder: false) }

  /// A folder of the payload by its path below `data/`, without a slash behind it.
  init(payloadFolder path: String) { self.init(path, .payloadFolder, isFolder: true) }

  private init(_ below: String, _ place: Place, isFolder: Bool) {
    self.below = below
    self.place = place
    self.isFolder = isFolder
  }

  /// The full name below a top folder; folders end in `/`.
  func text(in top: String) -> String {
    switch place {
    case .payload: top + "/data/" + below
    case .payloadFolder: top + "/data/" + below + "/"
    case .top: top + below
    }
  }
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

/// A ZIP that is being written; whoever began it waits for its result before closing the file.
final class ZipWriting: Sendable {
  private struct State {
    var result: Result<WrittenZip, BundleError>?
    var waiting: [CheckedContinuation<Result<WrittenZip, BundleError>, Never>] = []
  }

  private let state = Mutex(State())

  fileprivate func end(_ result: Result<WrittenZip, BundleError>) {
    let waiting = state.withLock { state in
      state.result = result
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: result) }
  }

  /// What became of it, once that is known.
  func result() async throws(BundleError) -> WrittenZip {
    let result = await withCheckedContinuation { continuation in
      let known = state.withLock { state in
        if state.result == nil { state.waiting.append(continuation) }
        return state.result
      }
      if let known { continuation.resume(returning: known) }
    }
    return try result.get()
  }
}

/// Writes the container with libzip from what the feed brings.
///
/// libzip reads its sources and blocks while it does, so it runs on a thread of its own (see ``EntryFeed``).
enum ZipWriter {
  /// Begins to write all entries into an open file, on a new thread.
  static func begin(
    _ names: [EntryName], in top: String, from feed: EntryFeed, to descriptor: Int32, path: String,
    follower: ZipFollower? = nil
  ) -> ZipWriting {
    let writing = ZipWriting()
    Thread.detachNewThread {
      let context = Context(
        names: names, top: top, feed: feed,
        sink: ZipSink(descriptor: descriptor, path: path, follower: follower)
      ) { writing.end(.success($0)) }
      do throws(BundleError) {
        try context.run()
      } catch {
        feed.fail(error)
        writing.end(.failure(feed.failure ?? error))
      }
    }
    return writing
  }

  /// The writer's thread: libzip's archive, where it writes to and what it has learned.
  @safe final class Context {
    let sink: ZipSink
    private let names: [EntryName]
    private let top: String
    private let feed: EntryFeed
    private var archive: OpaquePointer?
    private var places: [WrittenZip.Place?]
    private var checks: [UInt8] = []
    private var entry: OpenEntry?
    private let whenWhole: (WrittenZip) -> Void
    private var isAmbiguous = false

    /// `whenWhole` hears that the ZIP is on the disk, while libzip still puts its own things away.
    init(
      names: [EntryName], top: String, feed: EntryFeed, sink: ZipSink,
      whenWhole: @escaping (WrittenZip) -> Void
    ) {
      self.whenWhole = whenWhole
      self.names = names
      self.top = top
      places = Array(repeating: nil, count: names.count)
      self.feed = feed
      self.sink = sink
    }

    /// Announces every entry, then lets libzip pull their bytes in order.
    func run() throws(BundleError) {
      try open()
      for (slot, name) in names.enumerated() { try add(name, slot: slot) }
      guard let archive = unsafe archive, unsafe zip_close(archive) == 0 else { throw abandoned() }
      unsafe self.archive = nil
    }

    /// libzip has written all there is and will write no more: its last question before it succeeds.
    func commit() -> Bool {
      isAmbiguous = places.contains { $0?.isAmbiguous == true }
      guard !isAmbiguous, let count = sink.close() else { return false }
      whenWhole(WrittenZip(count: count, places: places))
      return true
    }

    /// The reason of a failure: ours if we know it, else libzip's.
    private func abandoned() -> BundleError {
      var reason = "libzip"
      if let archive = unsafe archive {
        reason = unsafe String(cString: zip_error_strerror(zip_get_error(archive)))
        unsafe zip_discard(archive)
      }
      unsafe archive = nil
      if isAmbiguous {
        reason = "una entrada quedó justo en el límite de 4 GiB; agregue o quite un archivo"
      }
      return sink.failure ?? feed.failure ?? .container(reason: reason)
    }

    /// Whether libzip has computed what it asks of a source.
    ///
    /// It does so when the first one is opened, without a lock, so that two opened at the same time could be refused.
    private static let isPrepared: Bool = {
      var error = unsafe zip_error_t()
      unsafe zip_error_init(&error)
      defer { unsafe zip_error_fini(&error) }
      guard let source = unsafe zip_source_buffer_create(nil, 0, 0, &error) else { return false }
      guard let archive = unsafe zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
        unsafe zip_source_free(source)
        return false
      }
      unsafe zip_discard(archive)
      return true
    }()

    private func open() throws(BundleError) {
      guard Self.isPrepared else { throw .container(reason: "zip_source_buffer_create") }
      var error = unsafe zip_error_t()
      unsafe zip_error_init(&error)
      defer { unsafe zip_error_fini(&error) }
      let user = unsafe Unmanaged.passUnretained(self).toOpaque()
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
      let index = unsafe zip_file_add(archive, name.text(in: top), data, zip_flags_t(ZIP_FL_ENC_UTF_8))
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

    // MARK: What libzip asks of an entry, one after the other

    func begin(slot: Int) -> Bool {
      guard open(slot) else { return false }
      entry?.begin(at: sink.position)
      return true
    }

    /// Writes all of an entry's bytes to where libzip is writing; false on failure.
    func pour(slot: Int) -> Bool { open(slot) && entry?.pour(into: sink, from: feed) == true }

    func describe(slot: Int, in reply: inout zip_stat_t) -> Bool {
      guard open(slot), unsafe entry?.describe(in: &reply, from: feed) == true else { return false }
      if let place = entry?.place { finished(slot, place) }
      return true
    }

    /// Waits for the head of an entry: folders and the list of checks are made here, the rest comes from the feed.
    private func open(_ slot: Int) -> Bool {
      if entry?.slot == slot { return true }
      var taken: EntryFeed.Taken?
      if names[slot].isFolder {
        taken = .whole([], crc: 0)
      } else if slot == names.count - 1 {
        taken = .whole(checks[...], crc: Hashing.crc32(checks))
      } else {
        taken = feed.take(slot: slot)
      }
      guard let taken else { return false }
      entry = OpenEntry(slot: slot, taken: taken)
      return true
    }

    /// Remembers where an entry lies and adds its line to `zip-crc32.txt` (rule B-40).
    private func finished(_ slot: Int, _ place: WrittenZip.Place) {
      places[slot] = place
      if !names[slot].isFolder { ZipChecks.append(place.packedCRC, to: &checks) }
      if entry?.isWhole == false { feed.retire(slot: slot) }
    }
  }
}

/// The lines of `zip-crc32.txt`: one CRC-32 of packed bytes per file entry, in entry order.
enum ZipChecks {
  /// Eight lower-case hexadecimal digits and LF.
  static func line(_ crc: UInt32) -> [UInt8] {
    var line: [UInt8] = []
    append(crc, to: &line)
    return line
  }

  static func append(_ crc: UInt32, to text: inout [UInt8]) {
    for shift in stride(from: 28 as UInt32, through: 0, by: -4) {
      let nibble = UInt8(truncatingIfNeeded: crc >> shift & 15)
      text.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
    }
    text.append(0x0A)
  }
}

import HandoverModel

extension EntryScanner {
  /// Packed bytes in a file, and how much may come out of them.
  struct Content: Sendable {
    let method: UInt16
    let start: UInt64
    let packedSize: UInt64
    /// The most bytes that may come out of a deflate stream.
    let room: UInt64
    let keepsText: Bool
    /// What to hash with beside SHA-256.
    var algorithms: [ChecksumAlgorithm] = []
    /// Whether reading ends with the deflate stream, wherever the packed bytes are said to end.
    var stopsEarly = false
  }
}

/// What came out of packed bytes.
struct EntryContent: Sendable {
  var hash = RunningHash()
  /// The values of the other algorithms, one after another.
  var checksums: [UInt8] { running.bytes }
  var packedCRC: UInt32 = 0
  /// How the deflate stream ended; nil when it did not, and for stored bytes.
  var ending: Inflater.Outcome?
  /// Packed bytes after the chunk in which the stream ended.
  var surplus: UInt64 = 0
  /// Whether the file ended before the packed bytes did.
  var isTruncated = false
  /// The content, if it was to be kept.
  var text: [UInt8]?
  fileprivate var running = RunningChecksums([])
}

/// The content of one entry as it comes out.
struct EntryStream {
  var content = EntryContent()
  private let method: UInt16
  private var room: UInt64

  init(_ source: EntryScanner.Content) {
    method = source.method
    room = source.room
    content.running = RunningChecksums(source.algorithms)
    let longest = max(source.room, source.method == 0 ? source.packedSize : 0)
    if source.keepsText && longest <= BagContents.longestText {
      content.text = []
      // As much as texts of this packed size usually come to: a declared size alone takes no memory.
      content.text?.reserveCapacity(
        Int(min(longest, source.packedSize.multipliedReportingOverflow(by: 16).partialValue)))
    }
  }

  mutating func take(
    _ chunk: [UInt8], _ inflater: borrowing Inflater, into sink: EntryScanner.Sink
  ) throws(BundleError) {
    if method == 0 {
      content.hash.update(chunk)
      content.packedCRC = content.hash.crc
      content.running.update(chunk)
      content.text?.append(contentsOf: chunk)
      return try unsafe Self.hand(chunk, to: sink)
    }
    content.packedCRC = Hashing.crc32(chunk, from: content.packedCRC)
    if content.ending != nil {
      content.surplus += UInt64(chunk.count)
      return
    }
    var hash = content.hash
    var running = content.running
    var text = content.text
    content.text = nil
    var failure: BundleError?
    content.ending = unsafe chunk.withUnsafeBytes { bytes in
      unsafe inflater.feed(bytes, room: &room) { piece in
        unsafe hash.update(piece)
        unsafe running.update(piece)
        unsafe text?.append(contentsOf: piece)
        guard failure == nil else { return }
        do throws(BundleError) { try unsafe sink(piece) } catch { failure = error }
      }
    }
    content.hash = hash
    content.running = running
    content.text = text
    if let failure { throw failure }
  }

  /// Hands stored bytes on as they are.
  private static func hand(_ chunk: [UInt8], to sink: EntryScanner.Sink) throws(BundleError) {
    var failure: BundleError?
    unsafe chunk.withUnsafeBytes { bytes in
      do throws(BundleError) { try unsafe sink(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

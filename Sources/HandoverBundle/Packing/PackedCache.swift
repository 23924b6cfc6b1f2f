package import HandoverModel

/// One packed file as it lies in a ZIP: enough to copy it into another one without reading its source.
struct PackedRecord: Hashable, Sendable {
  let size: UInt64
  let sha256: HandoverModel.Digest
  let crc: UInt32
  let method: EntryMethod
  /// Where the packed bytes begin in the ZIP.
  var offset: UInt64 = 0
  var packedSize: UInt64 = 0
  /// CRC-32 of the packed bytes themselves.
  var packedCRC: UInt32 = 0
}

/// The packed bytes of an earlier ZIP, found again by the file they came from.
///
/// A file counts as unchanged when path, inode, size, mtime and ctime agree. Copied bytes are checked against their
/// CRC-32 on the way.
package struct PackedCache: Sendable {
  struct Source: Sendable {
    let path: String
    let stamp: FileStamp
  }

  /// A file and how it is packed.
  struct Known: Sendable {
    let source: Source
    let record: PackedRecord
  }

  let zip: String
  let compression: Compression
  /// In order of their places in the ZIP.
  let files: [Known]
  /// When the build that read the files began, nanoseconds since 1970.
  let started: Int64
  /// The places in ``files`` by path.
  private let places: [ByteText: Int]

  init(zip: String, compression: Compression, files: [Known], started: Int64) {
    self.zip = zip
    self.compression = compression
    self.files = files
    self.started = started
    var places: [ByteText: Int] = [:]
    places.reserveCapacity(files.count)
    for (place, file) in files.enumerated() { places[ByteText(file.source.path)] = place }
    self.places = places
  }

  /// How many files it knows.
  package var count: Int { files.count }

  /// What is known of a file, whatever became of it since.
  func known(_ path: String) -> Known? { places[ByteText(path)].map { files[$0] } }

  /// How a file is packed that has not changed since; nil when it has, or is not known.
  func record(of source: Source) -> PackedRecord? {
    guard let known = known(source.path), known.source.stamp == source.stamp else { return nil }
    return known.record
  }

  /// The digest of a file that has not changed since; nil when it has, or is not known.
  package func digest(ofFile path: String, stamp: FileStamp?) -> HandoverModel.Digest? {
    guard let stamp = try? stamp ?? FileStamp.of(path) else { return nil }
    return record(of: Source(path: path, stamp: stamp))?.sha256
  }
}

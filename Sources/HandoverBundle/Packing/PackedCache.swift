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
  struct Source: Hashable, Sendable {
    let path: String
    let stamp: FileStamp

    static func == (left: Source, right: Source) -> Bool {
      left.stamp == right.stamp && ByteText(left.path) == ByteText(right.path)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ByteText(path))
      hasher.combine(stamp.inode)
    }
  }

  let zip: String
  let compression: Compression
  let records: [Source: PackedRecord]
  /// When the build that read the files began, nanoseconds since 1970.
  let started: Int64

  /// How many files it knows.
  package var count: Int { records.count }

  /// The digest of a file that has not changed since; nil when it has, or is not known.
  package func digest(ofFile path: String) -> HandoverModel.Digest? {
    guard let stamp = try? FileStamp.of(path) else { return nil }
    return records[Source(path: path, stamp: stamp)]?.sha256
  }
}

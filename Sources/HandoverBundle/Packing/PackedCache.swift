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

/// The files that lie packed in a ZIP, with what they were when they were read.
package struct PackedZip: Sendable {
  struct Source: Sendable {
    let place: FilePlace
    let stamp: FileStamp
  }

  /// A file and how it is packed.
  struct Known: Sendable {
    let source: Source
    let record: PackedRecord
  }

  let path: String
  let compression: Compression
  /// In order of their places in the ZIP.
  let files: [Known]
  /// When the build that read the files began, nanoseconds since 1970.
  let started: Int64
}

/// The packed bytes of an earlier ZIP, found again by the file they came from.
///
/// A file counts as unchanged when path, inode, size, mtime and ctime agree. Copied bytes are checked against their
/// CRC-32 on the way.
package struct PackedCache: Sendable {
  let zip: PackedZip
  /// The indexes in the ZIP's files.
  private let places: [FilePlace: Int32]

  package init(_ zip: PackedZip) {
    self.zip = zip
    var places: [FilePlace: Int32] = [:]
    places.reserveCapacity(zip.files.count)
    for (number, file) in zip.files.enumerated() { places[file.source.place] = Int32(number) }
    self.places = places
  }

  /// What it knows of some files, and nothing else.
  package func narrowed(to items: [PayloadItem]) -> PackedCache {
    let files = items.compactMap { item -> PackedZip.Known? in
      guard case .file(let place, _) = item.content else { return nil }
      return known(place)
    }
    return PackedCache(
      PackedZip(path: zip.path, compression: zip.compression, files: files, started: zip.started))
  }

  /// How many files it knows.
  package var count: Int { zip.files.count }

  /// What is known of a file, whatever became of it since.
  func known(_ place: FilePlace) -> PackedZip.Known? { places[place].map { zip.files[Int($0)] } }

  /// How a file is packed that has not changed since; nil when it has, or is not known.
  func record(of source: PackedZip.Source) -> PackedRecord? {
    guard let known = known(source.place), known.source.stamp == source.stamp else { return nil }
    return known.record
  }

  /// The same for files that come about in the order of the ZIP: `next` is where the file is sought first.
  func record(of source: PackedZip.Source, next: inout Int) -> PackedRecord? {
    if next >= zip.files.count || zip.files[next].source.place != source.place {
      guard let place = places[source.place] else { return nil }
      next = Int(place)
    }
    let known = zip.files[next]
    next += 1
    return known.source.stamp == source.stamp ? known.record : nil
  }

  /// The digest of a file that has not changed since; nil when it has, or is not known.
  package func digest(of place: FilePlace, stamp: FileStamp?) -> HandoverModel.Digest? {
    guard let stamp = try? stamp ?? FileStamp.of(place.text) else { return nil }
    return record(of: PackedZip.Source(place: place, stamp: stamp))?.sha256
  }
}

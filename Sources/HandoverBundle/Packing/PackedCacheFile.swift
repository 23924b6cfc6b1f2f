import Glibc
import HandoverModel

/// The cache between two versions as a file: lines of text, closed by their own SHA-256.
///
/// It holds nothing that cannot be found again by reading everything, so it may be deleted at any time, and one that
/// is damaged, of another format or of another ZIP is as good as none.
extension PackedCache {
  private static let title = "empalme-cache 1"
  /// Clocks of file systems tick this coarsely, in nanoseconds: what changed later may change again unseen.
  private static let coarsestTick: Int64 = 2_000_000_000

  /// What there is to be saved of the files below a folder.
  package struct Record: Sendable {
    fileprivate let compression: Compression
    fileprivate let lines: String
  }

  /// What is known of the files below a folder, but for those that changed less than two seconds before the build.
  package func record(below folder: String) -> Record {
    var lines = ""
    let prefix = folder + "/"
    for (source, record) in records.sorted(by: { $0.key.path.precedesInUTF8($1.key.path) }) {
      let latest = max(source.stamp.modified, source.stamp.changed)
      guard source.path.utf8.starts(with: prefix.utf8), latest < started - Self.coarsestTick,
        !source.path.utf8.contains(where: { $0 < 0x20 })
      else { continue }
      lines += CacheLine(record, of: source.stamp, path: source.path.utf8.dropFirst(prefix.utf8.count)).text
    }
    return Record(compression: compression, lines: lines)
  }

  /// Writes a record for the ZIP at its final place; replaces what was there.
  package static func save(_ record: Record, to path: String, zip: String) throws(BundleError) {
    var text = try head(record.compression, FileStamp.of(zip)) + record.lines
    text += Hashing.sha256(Array(text.utf8)).hex + "\n"
    try SmallFile.replace(path, with: Array(text.utf8))
  }

  /// Reads what was saved for a ZIP; nil when there is nothing that can be relied on.
  package static func load(from path: String, below folder: String, zip: String) -> PackedCache? {
    guard let bytes = try? SmallFile.read(path), bytes.count > 65, let stamp = try? FileStamp.of(zip),
      Hashing.sha256(Array(bytes.dropLast(65))).hex.utf8.elementsEqual(bytes.suffix(65).dropLast())
    else { return nil }
    var lines = bytes.dropLast(65).split(separator: 0x0A)
    guard let first = lines.first,
      let compression = Compression.allCases.first(where: {
        head($0, stamp).utf8.dropLast().elementsEqual(first)
      })
    else { return nil }
    lines.removeFirst()
    var records: [Source: PackedRecord] = [:]
    records.reserveCapacity(lines.count)
    for line in lines {
      guard let parsed = CacheLine.parse(line) else { return nil }
      records[Source(path: folder + "/" + parsed.path, stamp: parsed.stamp)] = parsed.record
    }
    return PackedCache(zip: zip, compression: compression, records: records, started: .max)
  }

  /// Files whose content is what an earlier cache knows, with their stamps of today and their places of then.
  package func restamping(_ earlier: PackedCache) -> PackedCache {
    var known: [ByteText: PackedRecord] = [:]
    for (source, record) in earlier.records { known[ByteText(source.path)] = record }
    var records: [Source: PackedRecord] = [:]
    for (source, record) in self.records {
      guard let old = known[ByteText(source.path)], old.sha256 == record.sha256 else { continue }
      records[source] = old
    }
    return PackedCache(zip: earlier.zip, compression: earlier.compression, records: records, started: started)
  }

  private static func head(_ compression: Compression, _ zip: FileStamp) -> String {
    "\(title) \(compression.rawValue) \(zip.inode) \(zip.size) \(zip.modified) \(zip.changed)\n"
  }
}

/// One file in the text of a cache: ten numbers and the path.
private struct CacheLine {
  let text: String

  init(_ record: PackedRecord, of stamp: FileStamp, path: Substring.UTF8View) {
    text =
      "\(stamp.inode) \(stamp.size) \(stamp.modified) \(stamp.changed) \(record.crc) \(record.method.rawValue) "
      + "\(record.offset) \(record.packedSize) \(record.packedCRC) \(record.sha256.hex) \(Substring(path))\n"
  }

  static func parse(_ line: ArraySlice<UInt8>) -> (path: String, stamp: FileStamp, record: PackedRecord)? {
    let parts = line.split(separator: 0x20, maxSplits: 10, omittingEmptySubsequences: false)
    guard parts.count == 11, let path = String(validating: parts[10], as: UTF8.self),
      let digest = HandoverModel.Digest(hexDigits: parts[9])
    else { return nil }
    let numbers = parts[..<9].compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 9, let inode = UInt64(exactly: numbers[0]), let size = UInt64(exactly: numbers[1]),
      let crc = UInt32(exactly: numbers[4]),
      let method = UInt16(exactly: numbers[5]).flatMap(EntryMethod.init),
      let offset = UInt64(exactly: numbers[6]), let packed = UInt64(exactly: numbers[7]),
      let packedCRC = UInt32(exactly: numbers[8])
    else { return nil }
    let stamp = FileStamp(inode: inode, size: size, modified: numbers[2], changed: numbers[3])
    let record = PackedRecord(
      size: size, sha256: digest, crc: crc, method: method, offset: offset, packedSize: packed,
      packedCRC: packedCRC)
    return (path, stamp, record)
  }
}

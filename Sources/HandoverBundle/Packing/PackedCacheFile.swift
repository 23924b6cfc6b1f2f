import Glibc
import HandoverModel

/// The cache between two versions as a file: lines of text, closed by their own SHA-256.
///
/// It holds nothing that cannot be found again by reading everything, so it may be deleted at any time, and one that
/// is damaged, of another format or of another ZIP is as good as none.
extension PackedZip {
  private static let title = "empalme-cache 1"
  /// Clocks of file systems tick this coarsely, in nanoseconds: what changed later may change again unseen.
  private static let coarsestTick: Int64 = 2_000_000_000

  /// What there is to be saved of the files below a folder.
  package struct Record: Sendable {
    fileprivate var text: [UInt8]
  }

  /// What is known of the files below a folder, but for those that changed less than two seconds before the build.
  ///
  /// It holds for the ZIP as it is now; moving the folder that holds it changes nothing.
  package func record(below folder: String) throws(BundleError) -> Record {
    var record = Record(text: Array(Self.head(compression, try FileStamp.of(path)).utf8))
    record.text.reserveCapacity(files.reduce(200) { $0 + CacheLine.usual + $1.source.place.path.utf8.count })
    let below = ByteText(folder)
    for file in files where ByteText(file.source.place.folder) == below {
      let latest = max(file.source.stamp.modified, file.source.stamp.changed)
      guard latest < started - Self.coarsestTick, !file.source.place.path.utf8.contains(where: { $0 < 0x20 })
      else { continue }
      CacheLine.append(file, to: &record.text)
    }
    Hashing.sha256(record.text).appendHex(to: &record.text)
    record.text.append(0x0A)
    return record
  }

  /// Writes a record once its ZIP lies at its final place; replaces what was there.
  package static func save(_ record: Record, to path: String) throws(BundleError) {
    try SmallFile.replace(path, with: record.text, durably: false)
  }

  /// Reads what was saved for one of these ZIPs; nil when there is nothing that can be relied on.
  fileprivate static func load(from path: String, below folder: String, zips: [String]) -> PackedZip? {
    guard let bytes = try? SmallFile.read(path), bytes.count > 65,
      Hashing.sha256(bytes.dropLast(65)).hex.utf8.elementsEqual(bytes.suffix(65).dropLast())
    else { return nil }
    var lines = ByteLines(bytes.dropLast(65))
    guard let first = lines.next(), let (zip, compression) = origin(first, among: zips) else { return nil }
    var files: [Known] = []
    files.reserveCapacity(bytes.count / 200)
    while let line = lines.next() {
      guard let file = CacheLine.parse(line, below: folder) else { return nil }
      files.append(file)
    }
    return PackedZip(path: zip, compression: compression, files: files, started: .max)
  }

  /// Files whose content is what an earlier cache knows, with their stamps of today and their places of then.
  package func restamping(_ earlier: PackedCache) -> PackedZip {
    let same = files.compactMap { file -> Known? in
      guard let old = earlier.known(file.source.place)?.record, old.sha256 == file.record.sha256 else {
        return nil
      }
      return Known(source: file.source, record: old)
    }
    let zip = earlier.zip
    return PackedZip(path: zip.path, compression: zip.compression, files: same, started: started)
  }

  /// The ZIP and the compression that the first line of a cache names.
  private static func origin(
    _ line: ArraySlice<UInt8>, among zips: [String]
  ) -> (zip: String, compression: Compression)? {
    for zip in zips {
      guard let stamp = try? FileStamp.of(zip) else { continue }
      for compression in Compression.allCases
      where head(compression, stamp).utf8.dropLast().elementsEqual(line) {
        return (zip, compression)
      }
    }
    return nil
  }

  private static func head(_ compression: Compression, _ zip: FileStamp) -> String {
    "\(title) \(compression.rawValue) \(zip.inode) \(zip.size) \(zip.modified) \(zip.changed)\n"
  }
}

extension PackedCache {
  /// Reads what was saved for one of these ZIPs; nil when there is nothing that can be relied on.
  package static func load(from path: String, below folder: String, zips: [String]) -> PackedCache? {
    PackedZip.load(from: path, below: folder, zips: zips).map(PackedCache.init)
  }
}

/// The lines of a text one after the other, without their LF.
private struct ByteLines {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    defer { rest = rest[min(end + 1, rest.endIndex)...] }
    return rest[..<end]
  }
}

/// One file in the text of a cache: nine numbers, the digest and the path, with spaces between them.
private enum CacheLine {
  /// The length of a line without its path, seldom more.
  static let usual = 176

  static func append(_ file: PackedZip.Known, to text: inout [UInt8]) {
    let (stamp, record) = (file.source.stamp, file.record)
    let numbers: [9 of Int64] = [
      Int64(bitPattern: stamp.inode), Int64(stamp.size), stamp.modified, stamp.changed, Int64(record.crc),
      Int64(record.method.rawValue), Int64(record.offset), Int64(record.packedSize), Int64(record.packedCRC),
    ]
    for index in numbers.indices {
      if numbers[index] < 0 { text.append(0x2D) }
      text.append(decimal: numbers[index].magnitude)
      text.append(0x20)
    }
    record.sha256.appendHex(to: &text)
    text.append(0x20)
    text.append(contentsOf: file.source.place.path.utf8)
    text.append(0x0A)
  }

  /// What a line says of a file below a folder; nil when it is not such a line.
  static func parse(_ line: ArraySlice<UInt8>, below folder: String) -> PackedZip.Known? {
    var rest = line
    var numbers: [9 of Int64] = .init(repeating: 0)
    for index in numbers.indices {
      guard let number = number(&rest) else { return nil }
      numbers[index] = number
    }
    guard rest.count > 65, rest[rest.startIndex + 64] == 0x20,
      let digest = HandoverModel.Digest(hexDigits: rest.prefix(64)),
      let path = String(validating: rest.dropFirst(65), as: UTF8.self),
      let size = UInt64(exactly: numbers[1]), let crc = UInt32(exactly: numbers[4]),
      let method = UInt16(exactly: numbers[5]).flatMap(EntryMethod.init),
      let offset = UInt64(exactly: numbers[6]), let packed = UInt64(exactly: numbers[7]),
      let packedCRC = UInt32(exactly: numbers[8])
    else { return nil }
    let stamp = FileStamp(
      inode: UInt64(bitPattern: numbers[0]), size: size, modified: numbers[2], changed: numbers[3])
    let record = PackedRecord(
      size: size, sha256: digest, crc: crc, method: method, offset: offset, packedSize: packed,
      packedCRC: packedCRC)
    return PackedZip.Known(source: .init(place: FilePlace(path, in: folder), stamp: stamp), record: record)
  }

  /// Takes a whole number and the space behind it.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let isNegative = rest.first == 0x2D
    if isNegative { rest.removeFirst() }
    var value: Int64 = 0
    var count = 0
    while let byte = rest.first, byte >= 0x30, byte <= 0x39, count < 19 {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = product.addingReportingOverflow(Int64(byte - 0x30))
      if isTooLarge || overflows { return nil }
      value = sum
      count += 1
      rest.removeFirst()
    }
    guard count > 0, rest.first == 0x20 else { return nil }
    rest.removeFirst()
    return isNegative ? -value : value
  }
}

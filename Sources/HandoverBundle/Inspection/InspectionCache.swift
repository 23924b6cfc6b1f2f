package import HandoverModel

/// What earlier reviews found out about files, so that an unchanged one is not read again.
///
/// A file counts as unchanged when path, inode, size, mtime and ctime agree. The cache may be deleted at any time; one
/// that is damaged, or was made by another program or with other tools, is as good as none. It never holds a private
/// value, only the covered one that the findings show.
package struct InspectionCache: Sendable {
  private var known: [ByteText: (stamp: FileStamp, inspection: FileInspection)] = [:]

  package init() {}

  /// How many files it knows.
  package var count: Int { known.count }

  /// What is known of a file that has not changed since; nil when it has, or is not known.
  package func inspection(of path: String, stamp: FileStamp) -> FileInspection? {
    guard let entry = known[ByteText(path)], entry.stamp == stamp else { return nil }
    return entry.inspection
  }

  /// Keeps what was found, unless the file changed while it was read.
  package mutating func keep(_ inspection: FileInspection, of path: String) {
    guard let stamp = inspection.stamp else { return }
    known[ByteText(path)] = (stamp, inspection)
  }

  /// Clocks of file systems tick this coarsely, in nanoseconds: what changed later may change again unseen.
  private static let coarsestTick: Int64 = 2_000_000_000

  /// Writes the cache beside and renames it, once it is on the disk.
  ///
  /// Files that changed less than two seconds before `start` (nanoseconds since 1970) are left out. `mark` names the
  /// program and its tools.
  package func save(to path: String, mark: String, start: Int64) throws(BundleError) {
    var text = Array("\(Self.title) \(mark)\n".utf8)
    for (name, entry) in known.sorted(by: { $0.key.text.precedesInUTF8($1.key.text) }) {
      guard max(entry.stamp.modified, entry.stamp.changed) < start - Self.coarsestTick,
        !name.text.utf8.contains(where: { $0 < 0x20 })
      else { continue }
      InspectionLine.append(name.text, entry.stamp, entry.inspection, to: &text)
    }
    Hashing.sha256(text).appendHex(to: &text)
    text.append(0x0A)
    try SmallFile.replace(path, with: text, durably: true)
  }

  private static let title = "empalme-revision 1"

  /// Reads what was saved with the same mark; empty when there is nothing that can be relied on.
  ///
  /// Of a few files it reads no more than those `wanted`; nil stands for all.
  package static func load(from path: String, mark: String, wanted: Set<ByteText>?) -> InspectionCache {
    guard let bytes = try? SmallFile.read(path), bytes.count > 65,
      Hashing.sha256(Array(bytes.dropLast(65))).hex.utf8.elementsEqual(bytes.suffix(65).dropLast())
    else { return InspectionCache() }
    var lines = bytes.dropLast(65).split(separator: 0x0A)[...]
    guard let first = lines.popFirst(), first.elementsEqual("\(title) \(mark)".utf8) else {
      return InspectionCache()
    }
    var cache = InspectionCache()
    cache.known.reserveCapacity(wanted?.count ?? lines.count)
    for line in lines {
      if let wanted, !InspectionLine.isOf(wanted, line) { continue }
      guard let (path, stamp, inspection) = InspectionLine.parse(line) else { return InspectionCache() }
      cache.known[ByteText(path)] = (stamp, inspection)
    }
    return cache
  }
}

/// One file in the text of a cache: four numbers, the digest, the path, and what there is to say, between tabs.
private enum InspectionLine {
  private static let tab: UInt8 = 0x09
  private static let unit: UInt8 = 0x1F
  private static let codes = Dictionary(FindingCode.inspectionCodes.map { ($0.id, $0) }) { first, _ in first }

  static func append(
    _ path: String, _ stamp: FileStamp, _ inspection: FileInspection, to text: inout [UInt8]
  ) {
    let numbers = [Int64(bitPattern: stamp.inode), Int64(stamp.size), stamp.modified, stamp.changed]
    for number in numbers {
      text.append(contentsOf: String(number).utf8)
      text.append(tab)
    }
    inspection.digest.appendHex(to: &text)
    text.append(tab)
    text.append(contentsOf: path.utf8)
    for remark in inspection.remarks {
      text.append(tab)
      append(remark.code.id, to: &text)
      for (name, value) in remark.values.sorted(by: { $0.key < $1.key }) {
        text.append(unit)
        append(name, to: &text)
        text.append(unit)
        append(value, to: &text)
      }
    }
    text.append(0x0A)
  }

  /// What would end a field stands as a space.
  private static func append(_ field: String, to text: inout [UInt8]) {
    text.append(contentsOf: field.utf8.lazy.map { $0 < 0x20 ? 0x20 : $0 })
  }

  /// Whether a line is about one of those files.
  static func isOf(_ wanted: Set<ByteText>, _ line: ArraySlice<UInt8>) -> Bool {
    let fields = line.split(separator: tab, maxSplits: 6, omittingEmptySubsequences: false)
    guard fields.count >= 6, let path = String(validating: fields[5], as: UTF8.self) else { return false }
    return wanted.contains(ByteText(path))
  }

  static func parse(_ line: ArraySlice<UInt8>) -> (String, FileStamp, FileInspection)? {
    let fields = line.split(separator: tab, omittingEmptySubsequences: false)
    guard fields.count >= 6 else { return nil }
    let numbers = fields.prefix(4).compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 4, let size = UInt64(exactly: numbers[1]),
      let digest = HandoverModel.Digest(hexDigits: fields[4]),
      let path = String(validating: fields[5], as: UTF8.self)
    else { return nil }
    var remarks: [Remark] = []
    for field in fields.dropFirst(6) {
      let parts = field.split(separator: unit, omittingEmptySubsequences: false)
        .compactMap { String(validating: $0, as: UTF8.self) }
      guard let code = parts.first.flatMap({ codes[$0] }), parts.count % 2 == 1 else { return nil }
      var values: [String: String] = [:]
      for index in stride(from: 1, to: parts.count, by: 2) { values[parts[index]] = parts[index + 1] }
      remarks.append(Remark(code, values))
    }
    let stamp = FileStamp(
      inode: UInt64(bitPattern: numbers[0]), size: size, modified: numbers[2], changed: numbers[3])
    return (path, stamp, FileInspection(digest: digest, remarks: remarks, stamp: stamp))
  }
}

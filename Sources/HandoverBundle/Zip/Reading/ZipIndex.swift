import Glibc

/// The records of a ZIP's central directory, found by their names without making an entry of each.
///
/// A bundle has some ten thousand of which a handful is asked for.
struct ZipIndex: Sendable {
  /// Where the central directory begins: the end of the entries' data.
  let start: UInt64
  /// The directory as it lies in the file.
  private let bytes: [UInt8]
  private let records: [Record]
  /// The indexes in ``records`` by the bytes of their names; of equal ones the later stands behind.
  private let order: [Int32]
  /// Where the entries begin, ascending.
  private let offsets: [UInt64]

  private struct Record {
    /// Where it begins in the directory.
    let place: Int32
    let nameCount: UInt16
  }

  /// Reads the directory of an open file as far as it is one.
  init(_ file: borrowing OpenFile, length: UInt64) throws(BundleError) {
    let found = try ZipDirectory.Bytes.read(file, length: length)
    bytes = found.bytes
    start = found.start
    (records, offsets) = Self.records(found.bytes)
    order = Self.order(found.bytes, records)
  }

  /// How many records there are.
  var count: Int { records.count }

  /// The bytes of a record's name.
  func name(_ index: Int) -> ArraySlice<UInt8> {
    let start = Int(records[index].place) + ZipEntry.fixedCount
    return bytes[start..<start + Int(records[index].nameCount)]
  }

  /// The entry of a record, and where the next entry or the directory begins.
  func entry(_ index: Int) -> (entry: ZipEntry, limit: UInt64)? {
    let view = LittleEndian(bytes[Int(records[index].place)...])
    guard let entry = ZipEntry.parse(view, index: index)?.entry else { return nil }
    let next = Self.first(in: offsets.indices) { offsets[$0] > entry.offset }
    return (entry, min(next < offsets.count ? offsets[next] : start, start))
  }

  /// The last record of a name.
  func index(of name: String) -> Int? {
    let wanted = Array(name.utf8)
    let end = Self.first(in: order.indices) { wanted.lexicographicallyPrecedes(self.name(Int(order[$0]))) }
    guard end > 0 else { return nil }
    let index = Int(order[end - 1])
    return self.name(index).elementsEqual(wanted) ? index : nil
  }

  /// The records whose names begin with some text, by name.
  func indexes(startingWith prefix: String) -> [Int] {
    let wanted = Array(prefix.utf8)
    let start = Self.first(in: order.indices) { !self.name(Int(order[$0])).lexicographicallyPrecedes(wanted) }
    return order[start...].lazy.map { Int($0) }.prefix { self.name($0).starts(with: wanted) }
  }

  /// The first index for which something holds that holds for all that follow; the end if there is none.
  private static func first(in indexes: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var range = indexes
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = holds(middle) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }

  /// What can be read of the directory, up to where it is broken.
  private static func records(_ bytes: [UInt8]) -> ([Record], offsets: [UInt64]) {
    var records: [Record] = []
    var offsets: [UInt64] = []
    records.reserveCapacity(bytes.count / (ZipEntry.fixedCount + 64))
    offsets.reserveCapacity(bytes.count / (ZipEntry.fixedCount + 64))
    var at = 0
    while at < bytes.count {
      let view = LittleEndian(bytes[at...])
      guard view.u32(0) == ZipEntry.signature, let nameCount = view.u16(28), let extraCount = view.u16(30),
        let commentCount = view.u16(32), let offset = view.u32(42)
      else { break }
      let count = ZipEntry.fixedCount + Int(nameCount) + Int(extraCount) + Int(commentCount)
      guard count <= view.count else { break }
      records.append(Record(place: Int32(at), nameCount: nameCount))
      let isLong = offset == .max
      offsets.append(isLong ? ZipEntry.parse(view, index: 0)?.entry.offset ?? .max : UInt64(offset))
      at += count
    }
    if !zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) { offsets.sort() }
    return (records, offsets)
  }

  /// A bundle's names come in two ascending runs, which sorting makes use of.
  private static func order(_ bytes: [UInt8], _ records: [Record]) -> [Int32] {
    var order = Array(Int32(0)..<Int32(records.count))
    unsafe bytes.withUnsafeBytes { base in
      order.sort { left, right in
        let (first, second) = (records[Int(left)], records[Int(right)])
        guard let start = base.baseAddress else { return false }
        let result = unsafe memcmp(
          start + Int(first.place) + ZipEntry.fixedCount, start + Int(second.place) + ZipEntry.fixedCount,
          Int(min(first.nameCount, second.nameCount)))
        return result == 0 ? first.nameCount < second.nameCount : result < 0
      }
    }
    return order
  }
}

import HandoverBundle
import HandoverModel
import Testing

/// One field of a ZIP's records.
struct Field: Sendable, CustomTestStringConvertible {
  let name: String
  let offset: Int
  let count: Int

  init(_ name: String, _ offset: Int, _ count: Int) {
    self.name = name
    self.offset = offset
    self.count = count
  }

  var testDescription: String { name }

  static let local: [Field] = [
    .init("signature", 0, 4), .init("version needed", 4, 2), .init("flags", 6, 2), .init("method", 8, 2),
    .init("time", 10, 2), .init("date", 12, 2), .init("CRC-32", 14, 4), .init("packed size", 18, 4),
    .init("size", 22, 4), .init("name length", 26, 2), .init("extra length", 28, 2), .init("name", 30, 1),
  ]

  static let central: [Field] = [
    .init("signature", 0, 4), .init("version made by", 4, 2), .init("version needed", 6, 2),
    .init("flags", 8, 2), .init("method", 10, 2), .init("time", 12, 2), .init("date", 14, 2),
    .init("CRC-32", 16, 4), .init("packed size", 20, 4), .init("size", 24, 4), .init("name length", 28, 2),
    .init("extra length", 30, 2), .init("comment length", 32, 2), .init("volume", 34, 2),
    .init("internal attributes", 36, 2), .init("external attributes", 38, 4), .init("place", 42, 4),
    .init("name", 46, 1),
  ]

  static let end: [Field] = [
    .init("signature", 0, 4), .init("volume", 4, 2), .init("volume of the directory", 6, 2),
    .init("entries on this volume", 8, 2), .init("entries", 10, 2), .init("directory size", 12, 4),
    .init("directory place", 16, 4), .init("comment length", 20, 2),
  ]

  /// Values that are not the field's own: the next ones, none, the highest, a ZIP64 mark, one bit.
  func values(in bytes: [UInt8], at start: Int) -> [[UInt8]] {
    let old = ZipBytes.number(bytes, start + offset, count)
    let mask = 1 << (8 * count) - 1
    let numbers = Set(
      [old + 1, old - 1, 0, mask, mask - 1, old ^ 0x80, old ^ 0x0801, old << 1].map { $0 & mask })
    return numbers.subtracting([old]).sorted().map { Array(le32(UInt32($0)).prefix(count)) }
  }
}

struct `A field that says something else` {
  /// A stored file, a deflated one, a folder, the last entry.
  private static let entries = ["/foto.jpg", "/manual.txt", "/data/02_archivos/", "/zip-crc32.txt"]

  private func expectFound(_ field: Field, at place: (ZipBytes) -> Int?, _ what: String) async throws {
    let good = ZipBytes(try await Sample.bytes())
    let start = try #require(place(good))
    for value in field.values(in: good.bytes, at: start) {
      var zip = good
      zip.set(start + field.offset, value)
      do {
        let report = try await Sample.audit(zip.bytes)
        #expect(report.verdict == .altered, "\(what), \(field.name): \(value)")
      } catch BundleError.notABundle {
        continue
      }
    }
  }

  @Test(arguments: Field.local, entries)
  func `is found in a local header`(_ field: Field, entry: String) async throws {
    try await expectFound(field, at: { $0.locals[$0.name(entry)] }, entry)
  }

  @Test(arguments: Field.central, entries)
  func `is found in the directory`(_ field: Field, entry: String) async throws {
    try await expectFound(field, at: { $0.centrals[$0.name(entry)] }, entry)
  }

  @Test(arguments: Field.end)
  func `is found in the end record`(_ field: Field) async throws {
    try await expectFound(field, at: { $0.end }, "end record")
  }
}

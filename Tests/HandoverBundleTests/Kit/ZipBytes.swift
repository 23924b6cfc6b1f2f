/// The bytes of a finished ZIP and where its records are, to change single fields.
struct ZipBytes: Sendable {
  var bytes: [UInt8]
  /// Where each entry's local header begins, by name.
  private(set) var locals: [String: Int] = [:]
  /// Where each entry's record in the central directory begins, by name.
  private(set) var centrals: [String: Int] = [:]
  /// The names in directory order.
  private(set) var names: [String] = []
  /// Where the central directory begins.
  let directory: Int
  /// Where the end record begins.
  let end: Int

  /// The records of a flawless ZIP without ZIP64 and comments.
  init(_ zip: [UInt8]) {
    bytes = zip
    end = zip.count - 22
    directory = Self.number(zip, end + 16, 4)
    var at = directory
    while at < end {
      let count = Self.number(zip, at + 28, 2)
      let name = String(decoding: zip[(at + 46)..<(at + 46 + count)], as: UTF8.self)
      names.append(name)
      centrals[name] = at
      locals[name] = Self.number(zip, at + 42, 4)
      at += 46 + count + Self.number(zip, at + 30, 2) + Self.number(zip, at + 32, 2)
    }
  }

  static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  /// The full name of the entry that ends so.
  func name(_ ending: String) -> String { names.first { $0.hasSuffix(ending) } ?? "" }

  /// Writes over a field of an entry's local header.
  mutating func setLocal(_ ending: String, _ offset: Int, _ value: [UInt8]) {
    set((locals[name(ending)] ?? 0) + offset, value)
  }

  /// Writes over a field of an entry's central record.
  mutating func setCentral(_ ending: String, _ offset: Int, _ value: [UInt8]) {
    set((centrals[name(ending)] ?? 0) + offset, value)
  }

  /// Writes over a field of the end record.
  mutating func setEnd(_ offset: Int, _ value: [UInt8]) { set(end + offset, value) }

  /// A field of the end record.
  func endField(_ offset: Int, _ count: Int) -> Int { Self.number(bytes, end + offset, count) }

  mutating func set(_ at: Int, _ value: [UInt8]) { bytes.replaceSubrange(at..<at + value.count, with: value) }

  /// Puts ZIP64 end records before the end record, with changed values if so wanted.
  mutating func insertZip64(
    count: Int? = nil, size: Int? = nil, start: Int? = nil, extensible: [UInt8] = [], shift: Int = 0
  ) {
    let total = le64(UInt64(count ?? endField(10, 2)))
    let record =
      le32(0x0606_4B50) + le64(UInt64(44 + extensible.count)) + le16(45) + le16(45) + le32(0) + le32(0)
      + total
      + total + le64(UInt64(size ?? endField(12, 4))) + le64(UInt64(start ?? endField(16, 4))) + extensible
    let locator = le32(0x0706_4B50) + le32(0) + le64(UInt64(end + shift)) + le32(1)
    bytes.insert(contentsOf: record + locator, at: end)
  }
}

func le64(_ value: UInt64) -> [UInt8] {
  le32(UInt32(truncatingIfNeeded: value)) + le32(UInt32(truncatingIfNeeded: value >> 32))
}

/// How an entry's bytes stand in the ZIP.
enum EntryMethod: UInt16, Hashable, Sendable {
  case stored = 0
  case deflated = 8
}

/// What the writer must know before an entry's first byte.
struct EntryHead: Sendable {
  let method: EntryMethod
  /// Its length before packing; 0 while it is not known.
  let size: UInt64
  /// Into how many blocks it is cut; nil while it is not known.
  let blocks: Int?
  /// CRC-32 and size in the ZIP when they are known beforehand.
  var exact: (crc: UInt32, packedSize: UInt64)?
  /// CRC-32 of what stands in the ZIP when it is known beforehand.
  var packedCRC: UInt32?
}

extension EntryHead {
  /// The head of an entry that is packed already.
  init(of record: PackedRecord) {
    self.init(
      method: record.method, size: record.size, blocks: 1, exact: (record.crc, record.packedSize),
      packedCRC: record.packedCRC)
  }
}

/// What is known of an entry once all of it is packed.
struct EntryEnd: Sendable {
  let size: UInt64
  let crc: UInt32
  let blocks: Int
}

/// What the writer gets when it asks for a block.
enum EntryPiece: Sendable {
  case block(ArraySlice<UInt8>)
  case end
}

/// An entry of one block, packed and ready for the writer.
struct PackedEntry: Sendable {
  let slot: Int
  let head: EntryHead
  let bytes: ArraySlice<UInt8>
  let weight: Int
}

/// Something to be packed that takes room in the window.
protocol WeighedClaim: Sendable {
  var weight: Int { get }
}

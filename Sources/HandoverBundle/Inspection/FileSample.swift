/// What an inspection has of a file in memory: all of a small one, beginning and end of a large one.
struct FileSample {
  let head: [UInt8]
  let tail: ArraySlice<UInt8>
  let size: UInt64

  /// Whether ``head`` is the whole file.
  var isWhole: Bool { UInt64(head.count) == size }

  /// Up to this size a file is held in memory.
  static let largest: UInt64 = 32 << 20
  static let headCount = 1 << 20
  static let tailCount = 1 << 16

  func begins(with bytes: [UInt8], at offset: Int = 0) -> Bool {
    head.count >= offset + bytes.count && head[offset..<(offset + bytes.count)].elementsEqual(bytes)
  }

  func begins(with text: StaticString, at offset: Int = 0) -> Bool {
    begins(with: Array("\(text)".utf8), at: offset)
  }
}

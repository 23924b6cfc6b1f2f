import HandoverModel

/// The identifiers of files and folders: native UTF-8, only what a URI cannot hold is percent-encoded (rule B-17).
extension CrateText {
  /// The identifier of a path; a folder's is this and a slash.
  static func identifier(_ path: String) -> String {
    guard path.utf8.contains(where: { isEncoded[Int($0)] }) else { return path }
    var out: [UInt8] = []
    append(identifierOf: path, isFolder: false, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the identifier of a path, which has nothing that JSON escapes.
  static func append(identifierOf path: String, isFolder: Bool, to out: inout [UInt8]) {
    let (isEncoded, digits) = (isEncoded, digits)
    let bytes = path.utf8Span.span
    out.append(addingCapacity: bytes.count * 3 + 1) { text in
      for index in bytes.indices {
        let byte = bytes[index]
        if isEncoded[Int(byte)] {
          text.append(0x25)
          text.append(digits[Int(byte >> 4)])
          text.append(digits[Int(byte & 15)])
        } else {
          text.append(byte)
        }
      }
      if isFolder { text.append(0x2F) }
    }
  }

  /// The first byte of what stands for a byte in an identifier.
  static func leading(_ byte: UInt8) -> UInt8 { isEncoded[Int(byte)] ? 0x25 : byte }

  private static let digits = Array("0123456789ABCDEF".utf8)
  private static let isEncoded: [Bool] = (0..<256).map { " %\"<>\\^`{|}#?[]".utf8.contains(UInt8($0)) }
}

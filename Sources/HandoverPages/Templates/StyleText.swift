/// A style sheet without the bytes that a browser does not read: comments, and white space that separates nothing.
enum StyleText {
  /// The sheet, shorter; strings in it stay as they are.
  static func compact(_ sheet: String) -> String {
    let source = Array(sheet.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < source.count {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = endOfString(in: source, from: position)
        result += source[position..<end]
        position = end
      case UInt8(ascii: "/") where source[position...].starts(with: "/*".utf8):
        position = endOfComment(in: source, from: position)
        separate(&result)
      case 0x20, 0x09...0x0D:
        position += 1
        separate(&result)
      default:
        append(byte, to: &result)
        position += 1
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func endOfString(in source: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < source.count, source[position] != source[start] {
      position += source[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, source.count)
  }

  private static func endOfComment(in source: [UInt8], from start: Int) -> Int {
    var position = start + 2
    while position < source.count, !source[position...].starts(with: "*/".utf8) { position += 1 }
    return min(position + 2, source.count)
  }

  /// A space where there is something to separate.
  private static func separate(_ result: inout [UInt8]) {
    guard let last = result.last, last != 0x20, !"{};,:>".utf8.contains(last) else { return }
    result.append(0x20)
  }

  /// A space before a colon stays: `.a :hover` is another selector than `.a:hover`.
  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    if "{};,>!".utf8.contains(byte), result.last == 0x20 { result.removeLast() }
    if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
    result.append(byte)
  }
}

/// Bytes as printable ASCII inside a `<script>` element: 13 or 14 bits in two digits of base 91.
///
/// The scheme is that of basE91, an eighth shorter than Base64. The digits are all visible ASCII characters in their
/// order but `&`, `<` and `\`, so that nothing in it can end the element.
enum PackedText {
  /// The digits from 0 to 90.
  static let digits = (UInt8(ascii: "!")...UInt8(ascii: "~")).filter { !#"&<\"#.utf8.contains($0) }

  /// The text of some bytes; `arranque.js` turns it back.
  static func of(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var (held, bits) = (0, 0)
    for byte in bytes {
      held |= Int(byte) << bits
      bits += 8
      guard bits > 13 else { continue }
      // 91² is a little more than 2¹³: the lowest values have room for one bit more.
      let count = held & 8191 > 88 ? 13 : 14
      let value = held & (1 << count - 1)
      held >>= count
      bits -= count
      text += [digits[value % 91], digits[value / 91]]
    }
    if bits > 0 { text.append(digits[held % 91]) }
    if bits > 7 || held > 90 { text.append(digits[held / 91]) }
    return String(decoding: text, as: UTF8.self)
  }
}

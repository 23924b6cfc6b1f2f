/// Brings the text of a cell into the one form in which the registry keeps it.
package enum CellText {
  /// Without outer white space, with line feeds only, and with accents joined to their letters.
  ///
  /// Spaces that do not break, as copies from web pages and Word bring them, are spaces.
  /// Accents that macOS writes as separate marks are joined, so that equal words have equal bytes.
  package static func tidied(_ text: String) -> String {
    if isPlain(text) { return text }
    var scalars = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n" where followsReturn: break
      case "\u{FEFF}", "\u{200B}": break
      case "\u{A0}", "\u{202F}", "\u{2007}": scalars.append(" ")
      default:
        if let last = scalars.last, let joined = joined(last, scalar) {
          scalars.removeLast()
          scalars.append(joined)
        } else {
          scalars.append(scalar)
        }
      }
      followsReturn = scalar == "\r"
    }
    let isOuter: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isOuter($0) }),
      let last = scalars.lastIndex(where: { !isOuter($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Why a tidied text cannot be kept; nil when it can.
  package static func problem(of text: String) -> FieldProblem? {
    let isForbidden: (UInt8) -> Bool = { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
    guard text.utf8.contains(where: isForbidden) else { return nil }
    return FieldProblem(
      "contiene un carácter de control invisible", allowed: "el texto escrito de nuevo, sin él")
  }

  /// Whether nothing has to be done: printable ASCII without outer spaces, or nothing.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.first != 0x20 && text.utf8.last != 0x20
  }

  /// A letter of Spanish or its neighbours with a combining mark as one scalar.
  private static func joined(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x300...0x327).contains(mark.value), let row = compositions[mark] else { return nil }
    return row[letter]
  }

  private static let compositions: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
    "\u{300}": pairs("AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    "\u{301}": pairs("AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý"),
    "\u{302}": pairs("AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
    "\u{303}": pairs("ANOano", "ÃÑÕãñõ"),
    "\u{308}": pairs("AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
    "\u{327}": pairs("Cc", "Çç"),
  ]

  private static func pairs(_ letters: String, _ joined: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(letters.unicodeScalars, joined.unicodeScalars))
  }
}

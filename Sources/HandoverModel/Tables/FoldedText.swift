extension String {
  /// Lower case, without Spanish accents, single-spaced and trimmed: for comparing what people type.
  package var foldedForSearch: String {
    if utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) { return self }
    let folded = lowercased().unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "á", "à", "ä", "â": ["a"]
      case "é", "è", "ë", "ê": ["e"]
      case "í", "ì", "ï", "î": ["i"]
      case "ó", "ò", "ö", "ô": ["o"]
      case "ú", "ù", "ü", "û": ["u"]
      case "ñ": ["n"]
      case "\u{300}", "\u{301}", "\u{303}", "\u{308}": []
      case "_", "\u{A0}": [" "]
      default: [scalar]
      }
    }
    return String(String.UnicodeScalarView(folded))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Character {
  /// Columns that the character takes on a terminal: 0, 1 or 2.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark: return 0
    default: return Self.isWide(first.value) ? 2 : 1
    }
  }

  /// Whether East Asian terminals give the code point two columns (Unicode Standard Annex #11, W and F).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// Columns that the text takes on a terminal; colour codes must not have been added yet.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text with spaces behind it until it takes `width` columns.
  package func padded(to width: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// The text with spaces before it until it takes `width` columns.
  package func rightAligned(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - displayWidth)) + String(self)
  }

  /// The text cut to `width` columns, the cut shown by «…».
  package func shortened(to width: Int) -> String {
    guard displayWidth > width else { return String(self) }
    var columns = 0
    let kept = prefix { character in
      columns += character.displayWidth
      return columns < width
    }
    return String(kept) + "…"
  }

  /// The text broken into lines of at most `width` columns between words; a longer word keeps its own line.
  ///
  /// Line breaks of the text stay; every line but the first begins with `indent` spaces.
  package func wrapped(to width: Int, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    let room = Swift.max(20, width - indent)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Self.lines(of: String($0), room: room) }
      .joined(separator: "\n" + margin)
  }

  private static func lines(of paragraph: String, room: Int) -> [String] {
    var lines: [String] = []
    var line = String(paragraph.prefix { $0 == " " })
    var isBlank = true
    for word in paragraph.split(separator: " ") {
      if !isBlank && line.displayWidth + 1 + word.displayWidth > room {
        lines.append(line)
        line = String(word)
      } else {
        line += isBlank ? String(word) : " " + word
      }
      isBlank = false
    }
    return lines + [line]
  }
}

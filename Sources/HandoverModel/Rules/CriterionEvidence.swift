/// What the cell «evidencia» of a criterion points to.
package struct CriterionEvidence: Hashable, Sendable {
  /// Codes of elements that the text names: a capital E, a hyphen and digits.
  package let elements: [String]
  /// Paths into the section folders that the text names.
  package let paths: [String]
  /// Whether it gives the address of a page.
  package let hasAddress: Bool
  /// Whether it names a channel of the site or a table of the registry.
  package let hasPlace: Bool

  /// Takes the text apart; `channels` are those of the municipal site.
  package init(_ text: String, channels: [Channel]) {
    elements = Self.elementCodes(in: text)
    hasAddress = text.contains("://") || text.lowercased().contains("www.")
    let folders = Section.allCases.map { $0.folder + "/" }
    // A path may hold spaces; it ends where the next thing of a list begins.
    paths = text.split { $0 == ";" || $0.isNewline }.compactMap { part in
      let part = String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      return folders.contains(where: part.hasPrefix) ? part : nil
    }
    let folded = text.foldedForSearch
    // «Alcaldía: directorio y horarios» is called «canal Alcaldía» too.
    let names = channels.flatMap { channel in
      [channel.code, String(channel.name.prefix { $0.isLetter })].filter { !$0.isEmpty }
        .map { "canal \($0.foldedForSearch)" }
    }
    let tables = Registry.recordTypes.map { "tabla \($0.tableName)" }
    hasPlace = (names + tables).contains { Self.names(folded, $0) }
  }

  /// Whether it points to anything that can be looked up.
  package var isVerifiable: Bool { !elements.isEmpty || !paths.isEmpty || hasAddress || hasPlace }

  /// Words that look like the code of an element.
  package static func elementCodes(in text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init).filter { word in
      word.hasPrefix("E-") && word.utf8.count > 2
        && word.utf8.dropFirst(2).allSatisfy { (48...57).contains($0) }
    }
  }

  /// Whether a text holds whole words.
  private static func names(_ text: String, _ words: String) -> Bool {
    text.ranges(of: words).contains { range in
      let isStart =
        range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
      let isEnd =
        range.upperBound == text.endIndex
        || !(text[range.upperBound].isLetter || text[range.upperBound].isNumber)
      return isStart && isEnd
    }
  }
}

/// Boundary dates as people write them in inventories.
enum InventoryDate {
  /// The canonical text of a date in any usual spelling; nil when it is none, or leaves the century open.
  static func canonical(_ text: String) -> String? {
    if undated.contains(Header.key(text)) { return ArchivalDate.undated.fieldText }
    if let date = try? ArchivalDate(fieldText: text) { return date.fieldText }
    let words = Header.key(text).split(separator: " ").map(String.init).filter { $0 != "de" && $0 != "del" }
    return (named(words) ?? figures(words))?.fieldText
  }

  /// Two years in one cell, `2008-2011` or `2008 a 2011`.
  static func span(_ text: String) -> (first: String, last: String)? {
    let separators: [Character] = ["-", "–", "/", "a"]
    let halves = CellText.tidied(text).split { separators.contains($0) || $0 == "\n" }
      .map { CellText.tidied(String($0)) }
    if halves.count == 2, halves.allSatisfy({ $0.utf8.count == 4 && Int($0) != nil }) {
      return (halves[0], halves[1])
    }
    let lines = text.split(whereSeparator: \.isNewline).map { CellText.tidied(String($0)) }
    let parts = lines.count == 2 ? lines : text.split(separator: " a ").map { CellText.tidied(String($0)) }
    guard parts.count == 2, let first = canonical(parts[0]), let last = canonical(parts[1]) else {
      return nil
    }
    return (first, last)
  }

  /// Whether the only thing wrong with a date is that its year has two figures.
  static func hasShortYear(_ text: String) -> Bool {
    CellText.tidied(text).wholeMatch(of: /[0-9]{1,2}[\/.\-][0-9]{1,2}[\/.\-][0-9]{2}/) != nil
  }

  private static let undated: Set<String> = [
    "s f", "sf", "sin fecha", "s fecha", "n a", "no registra", "no tiene",
  ]

  /// «20 septiembre 2008», «septiembre 20 2008», «sep 2008».
  private static func named(_ words: [String]) -> ArchivalDate? {
    guard let place = words.firstIndex(where: { month($0) != nil }), let month = month(words[place]) else {
      return nil
    }
    let numbers = words.enumerated().filter { $0.offset != place }.compactMap { Int($0.element) }
    guard numbers.count == words.count - 1, let year = numbers.last, (1000...9999).contains(year) else {
      return nil
    }
    switch numbers.count {
    case 1: return .month(year: year, month: month)
    case 2: return CalendarDate(year: year, month: month, day: numbers[0]).map(ArchivalDate.day)
    default: return nil
    }
  }

  /// «09 2008» and «20080920».
  private static func figures(_ words: [String]) -> ArchivalDate? {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else { return nil }
    if numbers.count == 2 {
      let (year, month) = words[0].utf8.count == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      return (1000...9999).contains(year) && (1...12).contains(month) ? .month(year: year, month: month) : nil
    }
    guard words.count == 1, words[0].utf8.count == 8 else { return nil }
    let whole = numbers[0]
    return CalendarDate(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100).map(
      ArchivalDate.day)
  }

  private static func month(_ word: String) -> Int? {
    if word == "set" || word == "setiembre" { return 9 }
    guard word.count >= 3 else { return nil }
    return CalendarDate.monthNames.firstIndex {
      $0.hasPrefix(word) || ($0.hasPrefix(word.prefix(3)) && word == $0.prefix(4))
    }
    .map { $0 + 1 }
  }
}

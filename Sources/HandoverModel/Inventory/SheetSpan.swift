/// The first and the last sheet of a unit, as notes such as «Folios 1 a 96» tell them.
package struct SheetSpan: Hashable, Sendable {
  /// The number on the first sheet.
  package let first: Int
  /// The number on the last sheet, not below the first.
  package let last: Int

  /// A span from its numbers; nil when the last is below the first.
  package init?(first: Int, last: Int) {
    guard first >= 0, last >= first else { return nil }
    self.first = first
    self.last = last
  }

  /// How many sheets there are when none is missing or repeated.
  package var count: Int { last - first + 1 }

  /// As it stands in the notes.
  package var remark: String { "Folios \(first) a \(last)." }

  /// The span that notes tell; nil when they tell none.
  package init?(in notes: String) {
    guard let match = notes.firstMatch(of: /(?i)\bfolios\s+([0-9]{1,5})\s+(?:a|al|-)\s+([0-9]{1,5})\b/),
      let first = Int(match.1), let last = Int(match.2)
    else { return nil }
    self.init(first: first, last: last)
  }
}

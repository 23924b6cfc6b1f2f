/// Finds what somebody probably meant.
package enum Likeness {
  /// The candidate nearest to a word, if it is near enough to be a slip of the pen.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let wanted = Array(word.foldedForSearch)
    guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
    let ranked = candidates.map { ($0, distance(wanted, Array($0.foldedForSearch))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, wanted.count / 3) else { return nil }
    return best.0
  }

  /// The number of insertions, removals and replacements between two words.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (character == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}

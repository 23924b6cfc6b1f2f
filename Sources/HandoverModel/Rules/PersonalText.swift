/// Recognises personal data in what people wrote freely: document and telephone numbers, addresses of mail, names.
///
/// Officials may be named: who takes part in the handover does so in office. Whoever is only on the list of the people
/// that are trained may not (Ley 1581 de 2012). It is a rule of thumb that leans towards withholding.
package struct PersonalText: Sendable {
  private let names: [String]

  /// What stands where such a text would have stood.
  package static let withheld = "texto con datos personales: consta en la edición integral"

  package init(of registry: Registry) {
    let file = registry.file ?? CaseFile()
    let officials = Set(
      ([file.outgoingName, file.incomingName] + registry.team.map(\.name)).map(\.foldedForSearch))
    names = registry.people.map(\.name.foldedForSearch)
      .filter { $0.contains(" ") && !officials.contains($0) }
  }

  /// Whether a text holds any.
  package func isIn(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    if Self.holdsNumberOrAddress(text) { return true }
    guard !names.isEmpty else { return false }
    let folded = text.foldedForSearch
    return names.contains { folded.contains($0) }
  }

  /// As many figures as a cédula or a telephone number has.
  private static let figures = 7...11

  private static func holdsNumberOrAddress(_ text: String) -> Bool {
    var run = 0
    var isAmount = false
    for word in text.split(whereSeparator: { $0.isWhitespace || ",;:()«»\"".contains($0) }) {
      if isAddress(word) { return true }
      guard let count = figureCount(word) else {
        (run, isAmount) = (0, word == "$")
        continue
      }
      if isAmount { continue }
      run += count
      if figures.contains(run) { return true }
    }
    return false
  }

  /// How many figures a word has that is made of nothing else but them and what stands between thousands.
  private static func figureCount(_ word: Substring) -> Int? {
    let figures = word.utf8.count { (48...57).contains($0) }
    let others = word.filter { !$0.isASCII || !$0.isNumber }
    return figures > 0 && others.allSatisfy { ".'’".contains($0) } ? figures : nil
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".")
  }
}

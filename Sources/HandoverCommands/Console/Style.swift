/// How wide a stream is and whether it shows colours: all that the layout of text depends on.
package struct Style: Hashable, Sendable {
  /// Whether colours and bold type may be used.
  ///
  /// Nothing is ever said by colour alone.
  package let usesColor: Bool
  /// Columns to wrap at.
  package let width: Int

  package init(usesColor: Bool = false, width: Int = 100) {
    self.usesColor = usesColor
    self.width = width
  }

  /// What a piece of text is, not how it looks.
  package enum Tone: Sendable {
    case strong, faint, bad, doubtful, good, command

    fileprivate var code: String {
      switch self {
      case .strong: "1"
      case .faint: "2"
      case .bad: "1;31"
      case .doubtful: "33"
      case .good: "32"
      case .command: "36"
      }
    }
  }

  /// `text` in the colours of `tone`, or as it is where there are no colours.
  package func paint(_ text: String, _ tone: Tone) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(tone.code)m\(text)\u{1B}[0m" : text
  }
}

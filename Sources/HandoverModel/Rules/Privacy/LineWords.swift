/// A line taken apart for the rules of private data: words as they are compared, and numbers as they are written.
struct LineWords {
  /// A piece of the line.
  struct Piece {
    /// Lower case without accents and without points: `cc` for «C.C.».
    let folded: String
    /// As it stands.
    let text: Substring
    /// The figures alone when it is a number.
    let digits: String
    /// The sign right before it, such as `$`.
    let sign: Character?

    var isNumber: Bool { !digits.isEmpty }
  }

  let pieces: [Piece]

  init(_ line: Substring) {
    var pieces: [Piece] = []
    var rest = line
    var sign: Character?
    while let character = rest.first {
      if character.isASCII, character.isNumber {
        let text = Self.number(rest)
        rest = rest[text.endIndex...]
        pieces.append(Self.piece(text, sign, before: rest.first))
        sign = nil
      } else if character.isLetter {
        let text = rest.prefix {
          $0.isLetter || $0.isNumber || $0 == "." || $0 == "º" || $0 == "°" || $0 == "_"
        }
        rest = rest[text.endIndex...]
        let folded = String(text).foldedForSearch.replacing(".", with: "")
        pieces.append(Piece(folded: folded, text: text, digits: "", sign: sign))
        sign = nil
      } else {
        if !character.isWhitespace { sign = character }
        rest = rest.dropFirst()
      }
    }
    self.pieces = pieces
  }

  /// Figures with single points, commas, hyphens or apostrophes between them.
  private static func number(_ text: Substring) -> Substring {
    var end = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character.isASCII, character.isNumber {
        end = next
      } else if !".,-'".contains(character) || next == text.endIndex || !text[next].isASCII
        || !text[next].isNumber
      {
        break
      }
      index = next
    }
    return text[..<end]
  }

  /// A number that is glued to letters, a slash or another sign of a code is none.
  private static func piece(_ text: Substring, _ sign: Character?, before next: Character?) -> Piece {
    let isCode = next.map { $0.isLetter || $0 == "/" || $0 == "_" || $0 == "%" } ?? false
    let digits = isCode || sign == "/" || sign == "_" ? "" : String(text.filter(\.isNumber))
    return Piece(folded: String(text), text: text, digits: digits, sign: sign)
  }
}

extension LineWords.Piece {
  /// The groups of figures between the joints.
  var groups: [Int] {
    text.split { !$0.isNumber }.map(\.count)
  }

  /// Whether the joints are all the same sign.
  var joints: Set<Character> { Set(text.filter { !$0.isNumber }) }

  /// A year, month and day in one of the usual orders.
  var isDate: Bool {
    let groups = groups
    return groups == [4, 2, 2] || groups == [2, 2, 4] || groups == [1, 2, 4] || groups == [2, 1, 4]
      || groups == [4, 1, 2]
  }
}

/// How the filling rules of the FUID write what the registry knows, and read it back.
package enum InventoryWords {
  /// The two cells of the boundary dates, where a single date is written once and no date at all is «s.f.».
  package static func dates(of element: Deliverable) -> (first: String, last: String) {
    let (first, last) = (element.firstDate, element.lastDate)
    guard let first, first != .undated else {
      return ("s.f.", last?.knownYear == nil ? "" : last?.fieldText ?? "")
    }
    return (first.fieldText, last == first ? "" : last?.fieldText ?? "")
  }

  /// The cell SOPORTE: letters for carriers other than paper.
  package static func support(of element: Deliverable) -> String {
    let carrier = carrier(in: element.otherUnit)
    return switch element.support {
    case .paper: carrier ?? "Papel"
    case .electronic: "Electrónico"
    case .both: "\(carrier ?? "Papel") y electrónico"
    }
  }

  /// The letters of a carrier that is named in the column «Otro»; nil for paper.
  static func carrier(in text: String) -> String? {
    let words = text.foldedForSearch
    return carriers.first { $0.words.contains { words.contains($0) } }?.letters
  }

  private static let carriers: [(letters: String, words: [String])] = [
    ("DVD", ["dvd"]), ("DK", ["disquete", "diskette", "disket"]),
    ("CD", ["disco compacto", "cd"]), ("V", ["video"]), ("C", ["casete", "cassette", "cinta"]),
    ("M", ["microfilm", "rollo"]), ("USB", ["usb"]),
  ]

  /// The cell «Otro»: the name on top and the quantity below, from `Disco compacto: 6`.
  package static func otherUnit(_ text: String) -> String {
    guard let colon = text.lastIndex(of: ":") else { return text }
    let (name, quantity) = (
      CellText.tidied(String(text[..<colon])), CellText.tidied(String(text[text.index(after: colon)...]))
    )
    return quantity.isEmpty || name.isEmpty || Int(quantity) == nil ? text : "\(name)\n\(quantity)"
  }

  /// What `Nombre\n6` in the column «Otro» is in the registry.
  package static func registryUnit(_ cell: String) -> String {
    let lines = cell.split(separator: "\n").map { CellText.tidied(String($0)) }.filter { !$0.isEmpty }
    return lines.count == 2 && Int(lines[1]) != nil
      ? lines.joined(separator: ": ") : lines.joined(separator: " ")
  }

  /// A remark of an inventory within the notes of an element, such as «Frecuencia de consulta: alto».
  package enum Remark: String, CaseIterable, Sendable {
    case frequency = "Frecuencia de consulta"
    case element = "Elemento"
  }

  /// The value of a remark and the notes without it; nil and the notes as they are when it is not there.
  package static func taking(_ remark: Remark, outOf notes: String) -> (value: String?, rest: String) {
    let head = remark == .frequency ? "\(remark.rawValue): " : "\(remark.rawValue) "
    guard let start = notes.firstRange(of: head) else { return (nil, notes) }
    let tail = notes[start.upperBound...]
    let end = tail.firstIndex { $0 == "." || $0 == "\n" } ?? tail.endIndex
    let value = CellText.tidied(String(tail[..<end]))
    let isWord = !value.isEmpty && value.count <= 30 && (remark == .frequency || !value.contains(" "))
    guard isWord else { return (nil, notes) }
    let after = end < tail.endIndex ? tail[tail.index(after: end)...] : ""
    let rest = CellText.tidied(
      CellText.tidied(String(notes[..<start.lowerBound])) + " " + CellText.tidied(String(after)))
    return (value, rest)
  }
}

extension [String] {
  /// The texts as sentences behind each other, each with its full stop.
  package var asSentences: String {
    map { CellText.tidied($0) }.filter { !$0.isEmpty }
      .map { text in text.last.map { ".!?".contains($0) } == true ? text : text + "." }
      .joined(separator: " ")
  }
}

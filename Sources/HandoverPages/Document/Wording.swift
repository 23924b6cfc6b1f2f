import HandoverModel

/// Spanish for numbers, dates, sizes and lists, as they stand in sentences and cells.
enum Wording {
  /// «3 elementos», «1 elemento»: the number and the word that agrees with it.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number.grouped(by: ".")) \(number == 1 ? one : many)"
  }

  /// «a, b y c», with «e» before the sound of i.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let sound = last.foldedForSearch
    let isI = sound.hasPrefix("i") || (sound.hasPrefix("hi") && !sound.hasPrefix("hie"))
    return items.dropLast().joined(separator: ", ") + (isI ? " e " : " y ") + last
  }

  /// «62,5 %», with a space that does not break; «sin dato» when unknown.
  static func percent(_ value: FixedDecimal?) -> String {
    value.map { "\($0.spanish)\u{A0}%" } ?? "sin dato"
  }

  /// «1,4 MB»: decimal units with one place.
  static func size(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return Wording.count(bytes, "byte", "bytes").replacing(" ", with: "\u{A0}") }
    var unit = 1000
    var names = ["kB", "MB", "GB", "TB"][...]
    while names.count > 1, bytes >= unit * 1000 - unit / 20 {
      unit *= 1000
      names = names.dropFirst()
    }
    let tenths = (bytes * 10 + unit / 2) / unit
    return FixedDecimal(tenThousandths: tenths * 1000).spanish + "\u{A0}" + (names.first ?? "")
  }

  /// The lines of a long text between blank lines, each paragraph on one line.
  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.map { $0.trimmingSpaces }.joined(separator: " ") }
  }
}

extension CalendarDate {
  /// «12/12/2011»: the short form in tables and figures.
  var inFigures: String {
    "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

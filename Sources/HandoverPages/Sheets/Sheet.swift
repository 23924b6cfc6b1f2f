package import HandoverModel

/// A table on its way into a workbook.
package struct Sheet: Hashable, Sendable {
  /// The name on its tab and in the properties of the file.
  package let title: String
  /// Who publishes it, for the printed head and the properties.
  package let author: String
  /// The day that the file bears as that of its creation, whatever the clock says.
  package let made: CalendarDate
  /// From left to right.
  package let columns: [InformationInstrument.Column]
  /// The cells in the order of ``columns``.
  package let rows: [[String]]
  /// What can be chosen in the cells of a column, by its index.
  package let choices: [Int: [String]]

  package init(
    title: String, author: String, made: CalendarDate, columns: [InformationInstrument.Column],
    rows: [[String]], choices: [Int: [String]] = [:]
  ) {
    self.choices = choices
    self.title = title
    self.author = author
    self.made = made
    self.columns = columns
    self.rows = rows
  }
}

extension Sheet {
  /// What Excel takes into one cell, in UTF-16 units.
  private static let longestCell = 32_767

  /// The text of a cell as a workbook can hold it: no control characters but line breaks, and not too long.
  static func cell(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var units = 0
    for scalar in CellText.tidied(text).unicodeScalars {
      let isForbidden =
        scalar.value < 32 && scalar != "\n" && scalar != "\t" || (127..<160).contains(scalar.value)
        || scalar.value & 0xFFFE == 0xFFFE
      if isForbidden { continue }
      units += UTF16.width(scalar)
      guard units < longestCell else {
        scalars.append("…")
        break
      }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// The name on the tab: whole words in at most 31 UTF-16 units, without the characters that Excel forbids there.
  var tabName: String {
    let allowed = Self.cell(title).filter { !"[]:*?/\\'".contains($0) }
    var name = ""
    for word in allowed.split(whereSeparator: \.isWhitespace) {
      guard name.utf16.count + 1 + word.utf16.count <= 31 else { break }
      name += (name.isEmpty ? "" : " ") + word
    }
    return name.isEmpty ? "Hoja1" : name
  }

  /// A text in a printed head or foot, where `&` begins an order and 255 characters are the limit.
  static func printed(_ text: String) -> String {
    String(cell(text).replacing("\n", with: " ").prefix(90)).replacing("&", with: "&&")
  }
}

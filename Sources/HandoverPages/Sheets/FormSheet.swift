package import HandoverModel

/// A printed form on its way into a workbook: cells that may reach over several rows and columns.
package struct FormSheet: Hashable, Sendable {
  /// How a cell looks.
  package enum Style: Int32, Hashable, Sendable, CaseIterable {
    case title = 10
    case label, value, head, text, centred, small
  }

  /// One cell, or several that are joined.
  package struct Cell: Hashable, Sendable {
    /// Counted from 0.
    let rows: ClosedRange<Int>
    /// Counted from 0.
    let columns: ClosedRange<Int>
    let text: String
    let style: Style
    /// Whether a text that is a number is written as one.
    let isNumber: Bool
  }

  /// The name on its tab and in the properties of the file.
  package let title: String
  /// Who makes it, for the properties.
  package let author: String
  /// The day that the file bears as that of its creation.
  package let made: CalendarDate
  /// The widths of the columns in characters, from left to right.
  let widths: [Int]
  let cells: [Cell]
  /// Heights of rows in points; the others are as high as what they hold.
  let heights: [Int: Int]
  /// The rows that stand again on every printed page.
  let repeated: ClosedRange<Int>
  /// The printed head, with the orders of a spreadsheet program.
  let header: String
  /// The printed foot, likewise.
  let footer: String
}

extension [FormSheet] {
  /// Names for the tabs, none twice.
  var tabNames: [String] {
    var taken: Set<String> = []
    return map { form in
      let sheet = Sheet(title: form.title, author: "", made: form.made, columns: [], rows: [])
      var name = sheet.tabName
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = String(sheet.tabName.prefix(27)) + " \(number)"
        number += 1
      }
      return name
    }
  }
}

import CXLSXWriter
package import HandoverModel

/// Writes a table as an XLSX file; the only user of libxlsxwriter.
///
/// Every cell is written as text, as a number or as a day and never as a formula or a link, whatever it begins with. The same
/// sheet gives the same bytes.
package enum Workbook {
  /// Writes the file at `path`, taking the place of what is there.
  package static func write(_ sheet: Sheet, to path: String) throws(WorkbookError) {
    guard let book = unsafe workbook_new(path) else { throw .unwritable(path: path) }
    let isFilled = unsafe fill(book, sheet)
    let status = unsafe workbook_close(book)
    guard isFilled, status == LXW_NO_ERROR else { throw .unwritable(path: path) }
  }

  @unsafe private static func fill(_ book: UnsafeMutablePointer<lxw_workbook>, _ sheet: Sheet) -> Bool {
    guard let page = unsafe workbook_add_worksheet(book, sheet.tabName) else { return false }
    let created = Int(sheet.made.dayNumber) * 86_400
    unsafe empalme_set_properties(book, Sheet.cell(sheet.title), Sheet.cell(sheet.author), created)
    unsafe empalme_print_as_table(
      page, "&L\(Sheet.printed(sheet.author))&C&\"-,Bold\"\(Sheet.printed(sheet.title))&R\(sheet.made)",
      "&RPágina &P de &N")
    let formats = unsafe Formats(book)
    for (index, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(index)
      unsafe worksheet_set_column(page, place, place, Double(column.width), nil)
      unsafe worksheet_write_string(page, 0, place, Sheet.cell(column.title), formats.head)
    }
    for (number, row) in sheet.rows.enumerated() {
      for (index, text) in row.enumerated() where !text.isEmpty {
        let isWritten = unsafe write(
          text, sheet.columns[index], to: page, lxw_row_t(number + 1), lxw_col_t(index), formats)
        guard isWritten else { return false }
      }
    }
    for (index, words) in sheet.choices.sorted(by: { $0.key < $1.key }) {
      unsafe offer(words, in: page, lxw_col_t(index), rows: sheet.rows.count)
    }
    unsafe worksheet_freeze_panes(page, 1, 0)
    unsafe worksheet_autofilter(
      page, 0, 0, lxw_row_t(max(sheet.rows.count, 1)), lxw_col_t(max(sheet.columns.count, 1) - 1))
    return true
  }

  /// Rows below the last one in which something can be chosen too.
  private static let spareRows = 100

  /// Offers words to choose from; a list that is too long for Excel, 255 characters, is left out.
  @unsafe private static func offer(
    _ words: [String], in page: UnsafeMutablePointer<lxw_worksheet>, _ column: lxw_col_t, rows: Int
  ) {
    let list = words.joined(separator: ",")
    guard !words.isEmpty, list.utf16.count <= 255, !words.contains(where: { $0.contains(",") }) else {
      return
    }
    unsafe empalme_offer_choices(page, column, lxw_row_t(rows + spareRows), list)
  }

  @unsafe private static func write(
    _ text: String, _ kind: InformationInstrument.Column, to page: UnsafeMutablePointer<lxw_worksheet>,
    _ row: lxw_row_t, _ column: lxw_col_t, _ formats: Formats
  ) -> Bool {
    if kind.holdsNumbers, let number = FixedDecimal(text: text) {
      return unsafe worksheet_write_number(page, row, column, number.approximate, formats.text)
        == LXW_NO_ERROR
    }
    if kind.holdsDates, let date = try? CalendarDate(fieldText: text), date.year >= 1900 {
      return unsafe empalme_write_day(
        page, row, column, Int32(date.year), Int32(date.month), Int32(date.day), formats.day)
        == LXW_NO_ERROR
    }
    return unsafe worksheet_write_string(page, row, column, Sheet.cell(text), formats.text) == LXW_NO_ERROR
  }

  /// How cells look; the workbook owns the formats.
  @unsafe private struct Formats {
    let head: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
      unsafe head = empalme_cell_format(book, 0)
      unsafe text = empalme_cell_format(book, 1)
      unsafe day = empalme_cell_format(book, 2)
    }
  }
}

/// Why a workbook was not written.
package enum WorkbookError: Error, Hashable, Sendable {
  case unwritable(path: String)
}

extension WorkbookError: Explained {
  package var message: String {
    switch self {
    case .unwritable(let path): "no se pudo escribir la hoja de cálculo «\(path)»"
    }
  }

  package var hint: String? { "revise el espacio en el disco y los permisos de la carpeta" }

  package var status: ExitStatus { .inputOutput }
}

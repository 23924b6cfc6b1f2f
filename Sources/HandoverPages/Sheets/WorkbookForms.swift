import CXLSXWriter
import HandoverModel

extension Workbook {
  /// Writes forms as the sheets of one file at `path`, taking the place of what is there.
  package static func write(_ forms: [FormSheet], to path: String) throws(WorkbookError) {
    guard let first = forms.first, let book = unsafe workbook_new(path) else { throw .unwritable(path: path) }
    let created = Int(first.made.dayNumber) * 86_400
    unsafe empalme_set_properties(
      book, "Formato Único de Inventario Documental", Sheet.cell(first.author), created)
    let formats = unsafe FormFormats(book)
    var isFilled = true
    for (form, name) in zip(forms, forms.tabNames) {
      isFilled = unsafe isFilled && fill(book, form, name, formats)
    }
    let status = unsafe workbook_close(book)
    guard isFilled, status == LXW_NO_ERROR else { throw .unwritable(path: path) }
  }

  @unsafe private static func fill(
    _ book: UnsafeMutablePointer<lxw_workbook>, _ form: FormSheet, _ name: String, _ formats: FormFormats
  ) -> Bool {
    guard let page = unsafe workbook_add_worksheet(book, name) else { return false }
    for (index, width) in form.widths.enumerated() {
      unsafe worksheet_set_column(page, lxw_col_t(index), lxw_col_t(index), Double(width), nil)
    }
    for (row, height) in form.heights.sorted(by: { $0.key < $1.key }) {
      unsafe worksheet_set_row(page, lxw_row_t(row), Double(height), nil)
    }
    unsafe empalme_print_as_form(
      page, form.header, form.footer, lxw_row_t(form.repeated.lowerBound), lxw_row_t(form.repeated.upperBound)
    )
    unsafe worksheet_freeze_panes(page, lxw_row_t(form.repeated.upperBound + 1), 0)
    for cell in form.cells {
      guard unsafe put(cell, on: page, formats[cell.style]) else { return false }
    }
    return true
  }

  @unsafe private static func put(
    _ cell: FormSheet.Cell, on page: UnsafeMutablePointer<lxw_worksheet>,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) -> Bool {
    let (row, column) = (lxw_row_t(cell.rows.lowerBound), lxw_col_t(cell.columns.lowerBound))
    let text = Sheet.cell(cell.text)
    if cell.rows.count > 1 || cell.columns.count > 1 {
      return unsafe worksheet_merge_range(
        page, row, column, lxw_row_t(cell.rows.upperBound), lxw_col_t(cell.columns.upperBound), text, format)
        == LXW_NO_ERROR
    }
    if cell.isNumber, let number = FixedDecimal(text: cell.text) {
      return unsafe worksheet_write_number(page, row, column, number.approximate, format) == LXW_NO_ERROR
    }
    if text.isEmpty { return unsafe worksheet_write_blank(page, row, column, format) == LXW_NO_ERROR }
    return unsafe worksheet_write_string(page, row, column, text, format) == LXW_NO_ERROR
  }

  /// How the cells of a form look; the workbook owns the formats.
  @unsafe private struct FormFormats {
    private let formats: [FormSheet.Style: UnsafeMutablePointer<lxw_format>?]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
      var formats: [FormSheet.Style: UnsafeMutablePointer<lxw_format>?] = unsafe [:]
      for style in FormSheet.Style.allCases {
        unsafe formats[style] = unsafe empalme_form_format(book, style.rawValue)
      }
      unsafe self.formats = unsafe formats
    }

    subscript(style: FormSheet.Style) -> UnsafeMutablePointer<lxw_format>? { unsafe formats[style] ?? nil }
  }
}

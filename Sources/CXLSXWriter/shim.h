#ifndef EMPALME_CXLSXWRITER_H
#define EMPALME_CXLSXWRITER_H

#include <string.h>
#include <xlsxwriter.h>

/* The properties take pointers that may change what they point to; the library copies them and changes nothing. The
   moment of creation is given, because the library writes the clock's otherwise. */
static inline lxw_error empalme_set_properties(lxw_workbook *_Nonnull workbook, const char *_Nonnull title,
                                               const char *_Nonnull author, time_t created) {
  lxw_doc_properties properties = {0};
  properties.title = (char *)title;
  properties.author = (char *)author;
  properties.created = created;
  return workbook_set_properties(workbook, &properties);
}

/* How a cell looks: 0 a heading, 1 a text, 2 a day. The workbook owns it. */
static inline lxw_format *_Nullable empalme_cell_format(lxw_workbook *_Nonnull workbook, int kind) {
  lxw_format *format = workbook_add_format(workbook);
  if (format == NULL) return NULL;
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0x8A94A3);
  if (kind == 0) {
    format_set_bold(format);
    format_set_bg_color(format, 0xE5ECF8);
  }
  if (kind == 2) {
    format_set_num_format(format, "yyyy-mm-dd");
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  return format;
}

/* A day in a cell; Excel knows none before 1900. */
static inline lxw_error empalme_write_day(lxw_worksheet *_Nonnull sheet, lxw_row_t row, lxw_col_t column, int year,
                                          int month, int day, lxw_format *_Nullable format) {
  lxw_datetime date = {year, month, day, 0, 0, 0};
  return worksheet_write_datetime(sheet, row, column, &date, format);
}

/* A list to choose from, written as one text with commas between the words, from the second row to `last`. */
static inline void empalme_offer_choices(lxw_worksheet *_Nonnull sheet, lxw_col_t column, lxw_row_t last,
                                         const char *_Nonnull words) {
  char text[1024];
  const char *list[256];
  size_t count = 0;
  size_t length = strlen(words);
  if (length >= sizeof text) return;
  memcpy(text, words, length + 1);
  for (char *word = text; word != NULL && count < 255; count++) {
    list[count] = word;
    word = strchr(word, ',');
    if (word != NULL) *word++ = '\0';
  }
  list[count] = NULL;
  lxw_data_validation validation = {0};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list;
  validation.error_title = "Valor no admitido";
  validation.error_message = "Elija un valor de la lista.";
  worksheet_data_validation_range(sheet, 1, column, last, column, &validation);
}

/* The first row again on every printed page. */
static inline void empalme_print_as_table(lxw_worksheet *_Nonnull sheet, const char *_Nonnull header,
                                          const char *_Nonnull footer) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 1);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.7, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_header(sheet, header);
  worksheet_set_footer(sheet, footer);
}

/* How a cell of a form looks: 10 its title, 11 a label, 12 a value, 13 a column's head, 14 a text, 15 a text in the
   middle, 16 small print. The workbook owns it. */
static inline lxw_format *_Nullable empalme_form_format(lxw_workbook *_Nonnull workbook, int kind) {
  lxw_format *format = workbook_add_format(workbook);
  if (format == NULL) return NULL;
  int is_bold = kind == 10 || kind == 11 || kind == 13;
  int is_centred = kind == 10 || kind == 13 || kind == 15;
  format_set_text_wrap(format);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_font_name(format, "Arial");
  format_set_font_size(format, kind == 10 ? 13 : kind == 16 ? 7.5 : 8.5);
  format_set_align(format, kind >= 14 && kind <= 15 ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (is_centred) format_set_align(format, LXW_ALIGN_CENTER);
  else format_set_align(format, LXW_ALIGN_LEFT);
  if (is_bold) format_set_bold(format);
  if (kind == 11 || kind == 13) format_set_bg_color(format, 0xE7E6E6);
  return format;
}

/* Landscape letter, one page wide, with the form's head again on every page; each sheet counts its own pages. */
static inline void empalme_print_as_form(lxw_worksheet *_Nonnull sheet, const char *_Nonnull header,
                                         const char *_Nonnull footer, lxw_row_t first, lxw_row_t last) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 1);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_start_page(sheet, 1);
  worksheet_center_horizontally(sheet);
  worksheet_repeat_rows(sheet, first, last);
  worksheet_set_header(sheet, header);
  worksheet_set_footer(sheet, footer);
}

#endif

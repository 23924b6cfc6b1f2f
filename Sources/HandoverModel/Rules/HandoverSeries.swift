extension CaseFile {
  /// What names the handover: the same for every version and edition of it (`Bag-Group-Identifier`).
  package var series: String {
    [nit?.fieldText, termStart?.description, termEnd?.description].compactMap(\.self).joined(separator: "/")
  }
}

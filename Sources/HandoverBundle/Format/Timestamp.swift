import HandoverModel

/// A moment as ISO 8601 in UTC, whole seconds: `2011-12-31T23:59:58Z`.
enum Timestamp {
  /// Appends the ASCII form of seconds since 1970.
  static func append(_ seconds: Int, to text: inout [UInt8]) {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let time = seconds - day * 86_400
    let date = CalendarDate(dayNumber: day)
    if (1000...9999).contains(date.year) {
      append(date.year / 100, nil, to: &text)
      append(date.year % 100, "-", to: &text)
      append(date.month, "-", to: &text)
      append(date.day, "T", to: &text)
    } else {
      text.append(contentsOf: "\(date)T".utf8)
    }
    append(time / 3600, ":", to: &text)
    append(time / 60 % 60, ":", to: &text)
    append(time % 60, "Z", to: &text)
  }

  /// Two digits and what comes after them.
  private static func append(_ number: Int, _ end: Unicode.Scalar?, to text: inout [UInt8]) {
    text.append(0x30 + UInt8(number / 10))
    text.append(0x30 + UInt8(number % 10))
    if let end { text.append(UInt8(ascii: end)) }
  }
}

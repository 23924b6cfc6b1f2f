import HandoverModel

/// A moment as ISO 8601 in UTC, whole seconds: `2011-12-31T23:59:58Z`.
enum Timestamp {
  /// Appends the ASCII form of seconds since 1970.
  static func append(_ seconds: Int, to text: inout [UInt8]) {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let time = seconds - day * 86_400
    text.append(contentsOf: CalendarDate(dayNumber: day).description.utf8)
    text.append(UInt8(ascii: "T"))
    for (part, end) in [(time / 3600, ":"), (time / 60 % 60, ":"), (time % 60, "Z")]
      as [(Int, Unicode.Scalar)]
    {
      text.append(0x30 + UInt8(part / 10))
      text.append(0x30 + UInt8(part % 10))
      text.append(UInt8(ascii: end))
    }
  }
}

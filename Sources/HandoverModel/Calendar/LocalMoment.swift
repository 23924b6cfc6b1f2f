/// A second of somebody's local time, with the distance of that time from UTC: `2012-01-10T10:21:00-05:00`.
package struct LocalMoment: Hashable, Sendable {
  /// The local day.
  package let date: CalendarDate
  /// Seconds since local midnight, 0 to 86 399.
  package let second: Int
  /// Minutes that local time is ahead of UTC, −1439 to 1439: −300 in Colombia.
  package let offset: Int
  /// Whether an offset of nothing is written `-00:00`.
  private let isWestOfZero: Bool

  /// The distance of Colombian time from UTC in minutes, the same all year.
  package static let colombianOffset = -300

  /// Makes a moment from its parts; nil when there is no such second or offset.
  package init?(date: CalendarDate, second: Int, offset: Int) {
    self.init(date, second, offset, isWestOfZero: false)
  }

  private init?(_ date: CalendarDate, _ second: Int, _ offset: Int, isWestOfZero: Bool) {
    guard (0..<86_400).contains(second), (-1439...1439).contains(offset) else { return nil }
    self.date = date
    self.second = second
    self.offset = offset
    self.isWestOfZero = isWestOfZero
  }

  /// Makes the moment that lies so many seconds after 1970 began in UTC, as clocks show it at an offset.
  package init(instant: Int, offset: Int) {
    let local = instant + offset * 60
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    date = CalendarDate(dayNumber: day)
    second = local - day * 86_400
    self.offset = offset
    isWestOfZero = false
  }

  /// Reads exactly `aaaa-mm-ddThh:mm:ss±hh:mm`, or `Z` for the offset; any other text is nil.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let isUTC = bytes.count == 20 && bytes[19] == UInt8(ascii: "Z")
    guard isUTC || bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let date = CalendarDate.canonical(String(text.prefix(10))),
      let hour = Self.pair(bytes, 11, below: 24), let minute = Self.pair(bytes, 14, below: 60),
      let second = Self.pair(bytes, 17, below: 60)
    else { return nil }
    var offset = 0
    if !isUTC {
      guard bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"), bytes[22] == UInt8(ascii: ":"),
        let hours = Self.pair(bytes, 20, below: 24), let minutes = Self.pair(bytes, 23, below: 60)
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[19] == UInt8(ascii: "-") ? -1 : 1)
    }
    let isWest = !isUTC && offset == 0 && bytes[19] == UInt8(ascii: "-")
    self.init(date, (hour * 60 + minute) * 60 + second, offset, isWestOfZero: isWest)
  }

  private static func pair(_ bytes: [UInt8], _ at: Int, below limit: Int) -> Int? {
    guard (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else { return nil }
    let number = Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    return number < limit ? number : nil
  }

  /// Seconds since 1970 began in UTC: what tells which of two moments came first.
  package var instant: Int { date.dayNumber * 86_400 + second - offset * 60 }

  /// «10 de enero de 2012, 10:21».
  package var inWords: String {
    "\(date.inWords), \(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60))"
  }

  fileprivate static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension LocalMoment: CustomStringConvertible {
  /// `aaaa-mm-ddThh:mm:ss±hh:mm`, which `init(_:)` reads back.
  package var description: String {
    let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.padded).joined(separator: ":")
    let distance = [abs(offset) / 60, abs(offset) % 60].map(Self.padded).joined(separator: ":")
    return "\(date)T\(clock)\(offset < 0 || isWestOfZero ? "-" : "+")\(distance)"
  }
}

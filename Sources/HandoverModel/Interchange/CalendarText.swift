/// An iCalendar file (RFC 5545) of whole-day events, as mail programs and telephones take it.
package struct CalendarText: Hashable, Sendable {
  /// One whole day, or several, with something due or held.
  package struct Event: Hashable, Sendable {
    /// Unique in the world and the same in every run, so that a second import replaces the first.
    package let uid: String
    /// The day, or the first of several.
    package let date: CalendarDate
    /// The last day.
    package let lastDate: CalendarDate
    /// What the calendar shows.
    package let summary: String
    /// What it shows when the event is opened; line breaks are kept.
    package let description: String
    /// How many days before it the calendar reminds, 1 or more.
    package let reminders: [Int]

    package init(
      uid: String, date: CalendarDate, lastDate: CalendarDate? = nil, summary: String, description: String,
      reminders: [Int]
    ) {
      self.uid = uid
      self.date = date
      self.lastDate = lastDate.map { max($0, date) } ?? date
      self.summary = summary
      self.description = description
      self.reminders = reminders
    }
  }

  /// What the calendar is called.
  let name: String
  /// The day on which it was made, which every event bears as its stamp.
  let made: CalendarDate
  let events: [Event]

  package init(name: String, made: CalendarDate, events: [Event]) {
    self.name = name
    self.made = made
    self.events = events
  }

  /// The whole file: CRLF at every line's end, lines of at most 75 octets.
  package var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//empalme//plazos//ES", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(name))",
    ]
    let lines = head + Self.bogota + events.flatMap(lines) + ["END:VCALENDAR"]
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  /// The legal time of Colombia; a calendar must hold a component even when nothing is due.
  private static let bogota = [
    "BEGIN:VTIMEZONE", "TZID:America/Bogota", "BEGIN:STANDARD", "DTSTART:19930404T000000",
    "TZOFFSETFROM:-0500", "TZOFFSETTO:-0500", "TZNAME:-05", "END:STANDARD", "END:VTIMEZONE",
  ]

  private func lines(_ event: Event) -> [String] {
    let day = Self.digits(event.date)
    return [
      "BEGIN:VEVENT", "UID:\(Self.escaped(event.uid))", "DTSTAMP:\(Self.digits(made))T000000Z",
      "DTSTART;VALUE=DATE:\(day)", "DTEND;VALUE=DATE:\(Self.digits(event.lastDate.adding(days: 1)))",
      "SUMMARY:\(Self.escaped(event.summary))", "DESCRIPTION:\(Self.escaped(event.description))",
      "TRANSP:TRANSPARENT",
    ] + event.reminders.flatMap { alarm(days: $0, event) } + ["END:VEVENT"]
  }

  private func alarm(days: Int, _ event: Event) -> [String] {
    [
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(event.summary))", "TRIGGER:-P\(days)D",
      "END:VALARM",
    ]
  }

  private static func digits(_ date: CalendarDate) -> String { date.description.replacing("-", with: "") }

  /// A text value: backslash, semicolon, comma and line break escaped, other control characters left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in CellText.tidied(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      case _ where scalar.value < 32 || (127..<160).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A content line cut into lines of at most 75 octets, each further one behind a space, and no character cut.
  private static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += width
    }
    return result
  }
}

import HandoverModel
import HandoverTestSupport
import Testing

struct `A calendar file` {
  private static func text(_ summary: String, _ description: String = "") throws -> String {
    let day = try CalendarDate(fieldText: "2012-01-23")
    return CalendarText(
      name: "Plazos; de \"Piedras\", Tolima", made: day,
      events: [.init(uid: "a@b", date: day, summary: summary, description: description, reminders: [5])]
    ).text
  }

  /// The content lines as a reader puts them together again; what is not CRLF stays inside a line.
  private static func unfolded(_ text: String) -> [String] {
    String(decoding: text.utf8, as: UTF8.self).replacing("\r\n ", with: "")
      .split(separator: "\r\n").map(String.init)
  }

  @Test func `has the lines that RFC 5545 asks for`() throws {
    let lines = Self.unfolded(try Self.text("Acta", "Uno"))

    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    for line in [
      "VERSION:2.0", "UID:a@b", "DTSTAMP:20120123T000000Z", "DTSTART;VALUE=DATE:20120123",
      "DTEND;VALUE=DATE:20120124", "SUMMARY:Acta", "DESCRIPTION:Uno", "TRIGGER:-P5D",
      "X-WR-CALNAME:Plazos\\; de \"Piedras\"\\, Tolima",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test func `holds a component even when nothing is due`() throws {
    let text = CalendarText(name: "", made: try CalendarDate(fieldText: "2012-01-23"), events: []).text

    #expect(text.contains("BEGIN:VTIMEZONE\r\n") && !text.contains("VEVENT"))
  }

  @Test func `shows hostile text as text`() throws {
    let lines = Self.unfolded(
      try Self.text("a\r\nEND:VEVENT\nb\u{0}\u{7}c;d,e\\n", "x\u{85}y\u{2028}z"))

    #expect(lines.contains("SUMMARY:a\\nEND:VEVENT\\nbc\\;d\\,e\\\\n"))
    #expect(lines.count { $0 == "END:VEVENT" } == 1)
  }

  @Test(arguments: 0..<200)
  func `folds at 75 octets and never inside a character`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = Array("aáñÑü€𝄞 ,;é")
    let summary = String(
      (0..<Int.random(in: 1...400, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? "a"
      })
    let text = try Self.text(summary)
    let bytes = Array(text.utf8)

    var line: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        #expect(bytes[index - 1] == 0x0D)
        #expect(line.count - 1 <= 75)
        #expect(String(validating: line, as: UTF8.self) != nil)
        line = []
      } else {
        line.append(byte)
      }
    }
    let escaped = summary.trimming.replacing(";", with: "\\;").replacing(",", with: "\\,")
    #expect(Self.unfolded(text).contains("SUMMARY:\(escaped)"))
  }
}

extension String {
  /// Without spaces at its ends, as every text of the registry is kept.
  fileprivate var trimming: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

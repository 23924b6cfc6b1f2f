import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

private func day(_ text: String) throws -> CalendarDate { try CalendarDate(fieldText: text) }

struct `Observations` {
  private static func observation(
    _ number: Int, _ state: Observation.State, due: String? = nil, answeredIn version: Int? = nil
  ) throws -> Observation {
    var observation = Observation()
    (observation.number, observation.version, observation.state) = (number, 1, state)
    observation.due = try due.map(day)
    if state != .open { observation.answer = "Respuesta" }
    observation.answeringVersion = version
    return observation
  }

  @Test func `stand with the most urgent first and the closed ones last`() throws {
    let all = [
      try Self.observation(1, .closed), try Self.observation(2, .answered), try Self.observation(3, .open),
      try Self.observation(4, .open, due: "2012-03-01"), try Self.observation(5, .open, due: "2012-02-01"),
    ]
    #expect(Observation.byUrgency(all).map(\.number) == [5, 4, 3, 2, 1])
    #expect(Observation.byUrgency(all.reversed()).map(\.number) == [5, 4, 3, 2, 1])
  }

  @Test func `are overdue from the day after their last one, and only while they are open`() throws {
    let open = try Self.observation(1, .open, due: "2012-01-17")
    #expect(try !open.isOverdue(on: day("2012-01-17")) && open.isOverdue(on: day("2012-01-18")))
    #expect(try open.workingDaysLeft(on: day("2012-01-13")) == 2)
    #expect(try !Self.observation(1, .answered, due: "2012-01-17").isOverdue(on: day("2012-02-01")))
  }

  @Test func `are answered by the version that is sealed next, each by one`() throws {
    var registry = Registry()
    registry.observations = [
      try Self.observation(1, .answered), try Self.observation(2, .open), try Self.observation(3, .closed),
      try Self.observation(4, .answered, answeredIn: 2),
    ]
    let third = registry.answering(in: 3)

    #expect(third.observations(answeredIn: 3) == [1, 3])
    #expect(third.observations(answeredIn: 2) == [4])
    #expect(third.answering(in: 4) == third)
    #expect(registry.answering(in: 1) == registry, "a version does not answer questions about itself")
  }
}

struct `The calendar of observations` {
  private static func text(_ commitments: [ObservationCalendar.Commitment]) throws -> String {
    ObservationCalendar(
      entity: "Municipio de Ñeque; Tolima", series: "800100136-4/2008-01-01/2011-12-31",
      made: try day("2012-01-10"),
      commitments
    ).text
  }

  private static var commitments: [ObservationCalendar.Commitment] {
    get throws {
      [
        .init(
          number: 1, text: "Faltan dos folios,\ny el anexo; véase C:\\actas",
          subjects: ["E-062 «Resolución 289»"],
          responsible: "Despacho", due: try day("2012-01-17")),
        .init(
          number: 12, text: String(repeating: "ñandú ", count: 40), subjects: [], responsible: "",
          due: try day("2012-02-21")),
      ]
    }
  }

  @Test func `reads as it was recorded`() throws {
    try expectGolden(Self.text(Self.commitments), named: "observaciones.ics")
  }

  @Test func `cuts no line above 75 octets and ends each with CRLF`() throws {
    let text = try Self.text(Self.commitments)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && !lines.dropLast().contains { $0.utf8.count > 75 || $0.contains("\n") })
  }

  @Test func `is a calendar also when nothing is due`() throws {
    let text = try Self.text([])
    #expect(
      text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.contains("BEGIN:VTIMEZONE") && !text.contains("VEVENT"))
  }
}

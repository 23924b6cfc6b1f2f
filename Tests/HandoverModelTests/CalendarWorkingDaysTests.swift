import HandoverModel
import Testing

/// A row of the table of terms: when the report is due and when its check ends, for each end of a term.
private struct Term: CustomTestStringConvertible {
  let end: String
  let report: String
  let check: String
  let thirtyCalendarDays: String

  var testDescription: String { end }

  static let all = [
    Term(end: "2011-12-31", report: "2012-01-23", check: "2012-03-05", thirtyCalendarDays: "2012-02-22"),
    Term(end: "2015-12-31", report: "2016-01-25", check: "2016-03-07", thirtyCalendarDays: "2016-02-24"),
    Term(end: "2019-12-31", report: "2020-01-23", check: "2020-03-05", thirtyCalendarDays: "2020-02-22"),
    Term(end: "2023-12-31", report: "2024-01-23", check: "2024-03-05", thirtyCalendarDays: "2024-02-22"),
    Term(end: "2027-12-31", report: "2028-01-24", check: "2028-03-06", thirtyCalendarDays: "2028-02-23"),
  ]
}

struct `Working days` {
  @Test(arguments: Term.all)
  private func `end the terms of Ley 951 where the calendar says`(term: Term) throws {
    let report = WorkingDays.date(15, after: try CalendarDate(fieldText: term.end))

    #expect(report.description == term.report)
    #expect(WorkingDays.date(30, after: report).description == term.check)
    #expect(report.adding(days: 30).description == term.thirtyCalendarDays)
  }

  @Test func `are neither weekends nor holidays`() throws {
    #expect(WorkingDays.isWorkingDay(try CalendarDate(fieldText: "2012-01-10")))
    #expect(!WorkingDays.isWorkingDay(try CalendarDate(fieldText: "2012-01-09")))
    #expect(!WorkingDays.isWorkingDay(try CalendarDate(fieldText: "2012-01-07")))
  }

  @Test(arguments: [
    // Holy Week of 2012: Thursday 5 and Friday 6 April. Easter 2024: 28 and 29 March, behind Monday 25 (Saint Joseph).
    ("2012-03-30", 5, "2012-04-10"), ("2024-03-22", 3, "2024-04-01"),
    // Emiliani Mondays: Epiphany, Saint Joseph, Corpus Christi and Sacred Heart in a row.
    ("2012-01-06", 1, "2012-01-10"), ("2012-03-16", 1, "2012-03-20"), ("2012-06-08", 6, "2012-06-20"),
    // The two last Mondays of a year's holidays, then Immaculate Conception and Christmas.
    ("2011-11-04", 5, "2011-11-15"), ("2017-12-07", 10, "2017-12-22"),
  ])
  func `pass over Holy Week and the Mondays of Ley Emiliani`(start: String, days: Int, end: String) throws {
    let first = try CalendarDate(fieldText: start)
    let last = WorkingDays.date(days, after: first)

    #expect(last.description == end)
    #expect(WorkingDays.count(after: first, through: last) == days)
    #expect(WorkingDays.count(after: last, through: first) == -days)
    #expect(WorkingDays.count(after: first, through: first) == 0)
  }

  @Test func `begin to count on the next one`() throws {
    let friday = try CalendarDate(fieldText: "2012-01-06")
    #expect(WorkingDays.date(1, after: friday).description == "2012-01-10")
    #expect(WorkingDays.date(0, after: friday) == friday)
  }
}

struct `The holidays of Colombia` {
  @Test func `of 2012 are these`() {
    #expect(
      ColombianHolidays.of(year: 2012).map(\.description) == [
        "2012-01-01", "2012-01-09", "2012-03-19", "2012-04-05", "2012-04-06", "2012-05-01", "2012-05-21",
        "2012-06-11", "2012-06-18", "2012-07-02", "2012-07-20", "2012-08-07", "2012-08-20", "2012-10-15",
        "2012-11-05", "2012-11-12", "2012-12-08", "2012-12-25",
      ])
  }

  @Test(arguments: [
    (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2016, "2016-03-27"),
    (2019, "2019-04-21"),
    (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"),
  ])
  func `go by Easter`(year: Int, easter: String) throws {
    let sunday = try CalendarDate(fieldText: easter)
    let holidays = ColombianHolidays.of(year: year)

    for days in [-3, -2, 43, 64, 71] { #expect(holidays.contains(sunday.adding(days: days))) }
  }

  @Test(arguments: 1984...2050)
  func `move to Monday as Ley Emiliani says`(year: Int) {
    let holidays = ColombianHolidays.of(year: year)
    let mondays = holidays.filter { $0.weekday == .monday }

    #expect((16...18).contains(holidays.count))
    #expect(mondays.count >= 8)
  }
}

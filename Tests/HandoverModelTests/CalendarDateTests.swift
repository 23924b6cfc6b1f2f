import HandoverModel
import HandoverTestSupport
import Testing

struct `A date` {
  @Test(arguments: [
    "2011-12-31", "31/12/2011", "31-12-2011", "31.12.2011", "2011/12/31", "31/12/2011 00:00",
    "2011-12-31T00:00:00",
    "31/12/2011 12:00:00 a. m.", "31/12/2011 0:00:00",
  ])
  func `is read as people and spreadsheets write it`(text: String) throws {
    #expect(try CalendarDate(fieldText: text).description == "2011-12-31")
  }

  @Test(arguments: ["1/2/2012", "01/02/2012", "1-2-2012", "2012-2-1"])
  func `has the day before the month`(text: String) throws {
    #expect(try CalendarDate(fieldText: text).description == "2012-02-01")
  }

  @Test(arguments: [
    "30/02/2012", "31/04/2011", "29/02/2011", "2011-13-01", "00/01/2011", "31/12/11", "2011", "hoy", "",
    "12/31/2011", "2011-12-31 y algo más", "31/12/2011 14:30", "0999-01-01", "1/1/١٩٩٩",
  ])
  func `is refused when there is no such day`(text: String) {
    #expect(throws: FieldProblem.self) { try CalendarDate(fieldText: text) }
  }

  @Test func `knows leap years`() {
    #expect(CalendarDate(year: 2012, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
  }

  @Test(arguments: 0..<100)
  func `is the same after going to its day number and back`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let number = Int.random(in: -300_000...2_900_000, using: &random)
    let date = CalendarDate(dayNumber: number)

    #expect(date.dayNumber == number)
    #expect(date.adding(days: 1).dayNumber == number + 1)
    #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
  }

  @Test(arguments: [
    ("1970-01-01", Weekday.thursday), ("2011-12-31", .saturday), ("2012-02-29", .wednesday),
    ("1492-10-12", .wednesday),
  ])
  func `knows its day of the week`(text: String, weekday: Weekday) throws {
    // 1492-10-12 in the proleptic Gregorian calendar.
    #expect(try CalendarDate(fieldText: text).weekday == weekday)
  }

  @Test func `is written out in words`() throws {
    #expect(try CalendarDate(fieldText: "2011-12-05").inWords == "5 de diciembre de 2011")
  }
}

struct `An archival date` {
  @Test(arguments: [
    ("s.f.", "s.f."), ("S.F.", "s.f."), ("sf", "s.f."), ("2008", "2008"), ("2008-3", "2008-03"),
    ("2008-03", "2008-03"), ("20/09/2008", "2008-09-20"), ("2008-09-20", "2008-09-20"),
  ])
  func `may be known in part or not at all`(text: String, canonical: String) throws {
    let date = try ArchivalDate(fieldText: text)

    #expect(date.fieldText == canonical)
    #expect(try ArchivalDate(fieldText: date.fieldText) == date)
  }

  @Test(arguments: ["2008-13", "2008-+3", "siglo XX", "08", "2008-02-30"])
  func `is refused when it cannot be one`(text: String) {
    #expect(throws: FieldProblem.self) { try ArchivalDate(fieldText: text) }
  }

  @Test(arguments: [
    ("2012", "2012-01-01", "2012-12-31"), ("2012-02", "2012-02-01", "2012-02-29"),
    ("2011-02", "2011-02-01", "2011-02-28"), ("2011-04-05", "2011-04-05", "2011-04-05"),
  ])
  func `stands for a span of days`(text: String, first: String, last: String) throws {
    let date = try ArchivalDate(fieldText: text)
    #expect(date.earliest?.description == first)
    #expect(date.latest?.description == last)
  }
}

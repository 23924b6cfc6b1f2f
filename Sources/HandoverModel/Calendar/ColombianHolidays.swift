/// The public holidays of Colombia.
///
/// Source: Ley 51 de 1983 (Ley Emiliani), which moves most of them to the following Monday.
package enum ColombianHolidays {
  /// The holidays of one year in order.
  package static func of(year: Int) -> [CalendarDate] {
    let easter = easterSunday(of: year)
    let fixed = [(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)]
      .compactMap { CalendarDate(year: year, month: $0.0, day: $0.1) }
    let movedToMonday = [(1, 6), (3, 19), (6, 29), (8, 15), (10, 12), (11, 1), (11, 11)]
      .compactMap { CalendarDate(year: year, month: $0.0, day: $0.1).map(nextMonday) }
    // Thursday and Friday of Holy Week; Ascension, Corpus Christi and Sacred Heart on their Mondays.
    let movable = [-3, -2, 43, 64, 71].map(easter.adding(days:))
    return Set(fixed + movedToMonday + movable).sorted()
  }

  /// Easter Sunday (Gregorian computus of Meeus, Jones and Butcher).
  static func easterSunday(of year: Int) -> CalendarDate {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (8 * century + 13) / 25
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekdayShift = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let exception = (golden + 11 * epact + 22 * weekdayShift) / 451
    let marchDay = 22 + epact + weekdayShift - 7 * exception
    return CalendarDate(dayNumber: firstOfMarch(year) + marchDay - 1)
  }

  private static func firstOfMarch(_ year: Int) -> Int {
    CalendarDate(year: year, month: 3, day: 1)?.dayNumber ?? 0
  }

  private static func nextMonday(_ date: CalendarDate) -> CalendarDate {
    date.adding(days: (7 - date.weekday.rawValue) % 7)
  }
}

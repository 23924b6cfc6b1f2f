/// Counting in días hábiles: Monday to Friday without Colombian holidays.
package enum WorkingDays {
  /// Whether offices work on `date`.
  package static func isWorkingDay(_ date: CalendarDate) -> Bool {
    date.weekday != .saturday && date.weekday != .sunday
      && !ColombianHolidays.of(year: date.year).contains(date)
  }

  /// The last day of a term of `count` working days after `date`; day one is the next working day.
  package static func date(_ count: Int, after date: CalendarDate) -> CalendarDate {
    var day = date
    var remaining = count
    while remaining > 0 {
      day = day.adding(days: 1)
      if isWorkingDay(day) { remaining -= 1 }
    }
    return day
  }

  /// How many working days a term that ends on `last` still has after `date`; negative once it is over.
  package static func count(after date: CalendarDate, through last: CalendarDate) -> Int {
    guard date <= last else { return -count(after: last, through: date) }
    return (date.dayNumber..<last.dayNumber).count { isWorkingDay(CalendarDate(dayNumber: $0 + 1)) }
  }
}

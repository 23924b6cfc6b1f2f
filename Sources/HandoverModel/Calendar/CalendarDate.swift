/// A day of the Gregorian calendar, without time or time zone.
package struct CalendarDate: Hashable, Sendable {
  /// 1000 to 9999 in every date that is read from text.
  package let year: Int
  /// 1 to 12, January first.
  package let month: Int
  /// 1 to 31, as many as the month has.
  package let day: Int

  /// Makes a date from its parts; nil when there is no such day or the year is not within 1000…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, negative before it (algorithm of the proleptic Gregorian calendar).
  package var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date that lies `days` after this one, or before it when negative.
  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// Makes the date that is `dayNumber` days after 1970-01-01.
  package init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day of the week on which the date falls.
  package var weekday: Weekday { Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7] }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// A day of the week, Monday first.
package enum Weekday: Int, Hashable, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The Spanish name.
  package var name: String {
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"][rawValue]
  }
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `aaaa-mm-dd`.
  package var description: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }

  /// «12 de diciembre de 2011».
  package var inWords: String { "\(day) de \(Self.monthNames[month - 1]) de \(year)" }

  /// The Spanish month names, January first.
  package static let monthNames = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
  ]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CalendarDate: FieldValue {
  package static var kind: FieldKind { .date }

  /// Accepts `aaaa-mm-dd`, `dd/mm/aaaa` and `dd-mm-aaaa`, with or without a midnight time behind it.
  package init(fieldText: String) throws(FieldProblem) {
    if let date = Self.canonical(fieldText) {
      self = date
      return
    }
    let halves = fieldText.split(maxSplits: 1) { $0.isWhitespace || $0 == "T" }.map(String.init)
    guard let day = halves.first, halves.count == 1 || Self.isMidnight(halves[1]) else {
      throw FieldProblem.notADate
    }
    let parts = day.split(omittingEmptySubsequences: false) { "/-.".contains($0) }.map(String.init)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      throw FieldProblem.notADate
    }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { throw FieldProblem.notADate }
    let date =
      parts[0].utf8.count == 4
      ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
      : parts[2].utf8.count == 4 ? CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0]) : nil
    guard let date else { throw FieldProblem.notADate }
    self = date
  }

  /// The date that a text in the registry's own form, `aaaa-mm-dd`, means; nil for any other form.
  package static func canonical(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 10 else { return nil }
    var parts = [0, 0, 0]
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (48...57).contains(byte) else { return nil }
        let part = index < 4 ? 0 : index < 7 ? 1 : 2
        parts[part] = parts[part] * 10 + Int(byte) - 48
      }
    }
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
  }

  package var fieldText: String { description }

  /// Whether a time is the start of the day, which spreadsheets write behind a date as `0:00` or `12:00:00 a. m.`.
  private static func isMidnight(_ time: String) -> Bool {
    let compact = time.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "z" }
    return ["0:00", "00:00", "0:00:00", "00:00:00", "00:00:00000", "12:00am", "12:00:00am"].contains(compact)
  }
}

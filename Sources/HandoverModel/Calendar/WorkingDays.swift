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
}

/// A date by which the law or the plan expects something.
package struct Deadline: Hashable, Sendable {
  /// What is due, in Spanish.
  package let subject: String
  /// The last day on which it is still in time.
  package let date: CalendarDate
  /// Where the term comes from and how it is counted.
  package let basis: String
}

extension Deadline {
  /// The terms of Ley 951 de 2005 that run from the dates of a ficha, in order of date.
  ///
  /// The report is due 15 working days after leaving the post. The incoming servant's check takes 30 working
  /// days from the signature, taken as the delivery date, or the last day for it when that is not known.
  package static func legalTerms(of file: CaseFile) -> [Deadline] {
    guard let leaving = file.leavingDate else { return [] }
    let report = WorkingDays.date(15, after: leaving)
    let signature = file.deliveryDate ?? report
    return [
      Deadline(
        subject: "Entrega del acta de informe de gestión", date: report,
        basis: "Ley 951 de 2005: 15 días hábiles desde el retiro (\(leaving.inWords))"),
      Deadline(
        subject: "Verificación de lo recibido y solicitud de aclaraciones",
        date: WorkingDays.date(30, after: signature),
        basis: "Ley 951 de 2005: 30 días hábiles desde la firma (\(signature.inWords))"),
    ].sorted { $0.date < $1.date }
  }
}

/// A date by which the law or the plan expects something.
package struct Deadline: Hashable, Sendable {
  /// The code of the term that it follows from.
  package let code: String
  /// What is due, in Spanish.
  package let subject: String
  /// Who must do it, in Spanish.
  package let responsible: String
  /// The last day on which it is still in time.
  package let date: CalendarDate
  /// Where the term comes from and how it is counted.
  package let basis: String
  /// Whether the term was read in a source; one that was not is shown as to be checked.
  package let isVerified: Bool

  /// Calendar days from `day` to the last day in time; negative once it is over.
  package func daysLeft(on day: CalendarDate) -> Int { date.dayNumber - day.dayNumber }

  /// Working days from `day`, which does not count itself, to the last day in time; negative once it is over.
  package func workingDaysLeft(on day: CalendarDate) -> Int {
    WorkingDays.count(after: day, through: date)
  }
}

extension Deadline {
  /// The settled terms that run from the dates of a ficha, in order of date.
  package static func legalTerms(of file: CaseFile) -> [Deadline] {
    legalTerms(of: file, under: LegalTerm.settled)
  }

  /// What `terms` come to with the dates of a ficha, in order of date.
  ///
  /// A term whose event has no date is left out; one that runs from another must stand behind it.
  package static func legalTerms(of file: CaseFile, under terms: [LegalTerm]) -> [Deadline] {
    var deadlines: [Deadline] = []
    for term in terms {
      guard let start = start(of: term, file, deadlines) else { continue }
      let days = term.days == 1 ? "1 día" : "\(term.days) días"
      deadlines.append(
        Deadline(
          code: term.code, subject: term.subject, responsible: term.responsible,
          date: term.counting.date(term.days, after: start.date),
          basis: "\(term.norm): \(days) \(term.counting.ending(term.days)) desde \(start.name) "
            + "(\(start.date.inWords))",
          isVerified: term.isVerified))
    }
    return deadlines.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
  }

  private static func start(
    of term: LegalTerm, _ file: CaseFile, _ known: [Deadline]
  ) -> (name: String, date: CalendarDate)? {
    func end(of code: String) -> Deadline? { known.first { $0.code == code } }
    switch term.event {
    case .leaving: return file.leavingDate.map { ("el retiro", $0) }
    case .termEnd: return file.termEnd.map { ("el fin del periodo", $0) }
    case .delivery:
      if let date = file.deliveryDate { return ("la firma", date) }
      return end(of: LegalTerm.report).map { ("el último día para la firma", $0.date) }
    case .end(let code):
      return end(of: code).map { ("el plazo «\($0.subject)»", $0.date) }
    }
  }
}

extension LegalTerm.Counting {
  /// «hábiles», «hábil», «calendario»: as it stands behind the number of days.
  fileprivate func ending(_ days: Int) -> String { self == .working && days == 1 ? "hábil" : rawValue }
}

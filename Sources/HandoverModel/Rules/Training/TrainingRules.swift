/// How somebody stands with a tool.
package enum TrainingStatus: String, Hashable, Sendable, CaseIterable {
  case trained = "capacitado"
  case underway = "en curso"
  case expired = "vencido"
  case missing = "falta"
  case notNeeded = "no requiere"

  /// What it means, one Spanish sentence without a final full stop.
  package var meaning: String {
    switch self {
    case .trained: "tiene un registro que lo aprueba y que no ha vencido"
    case .underway: "está en una sesión o tiene una evaluación, y aún no aprueba"
    case .expired: "aprobó, y pasaron más meses que la vigencia de la herramienta"
    case .missing: "necesita la herramienta y no ha estado en ninguna sesión"
    case .notNeeded: "ningún requisito lo alcanza"
    }
  }
}

extension CaseFile {
  /// The lowest grade that passes, in the scale of the ficha.
  package var passingGrade: FixedDecimal {
    FixedDecimal(tenThousandths: gradeScale.maximum.tenThousandths * passThreshold.tenThousandths / 1_000_000)
  }

  /// Whether a grade in the scale of the ficha passes.
  package func isPassing(_ grade: FixedDecimal) -> Bool { grade >= passingGrade }

  /// Whether a grade lies outside the scale of the ficha.
  package func isOutOfScale(_ grade: FixedDecimal) -> Bool {
    grade < FixedDecimal(0) || gradeScale.maximum < grade
  }

  /// Which records count as training, one Spanish sentence: the same on screen, in the document and on sheets.
  package var trainingRule: String {
    let attempt = gradeRule == .best ? "mejor" : "última"
    return "Se cuenta como capacitada a la persona que aprobó la evaluación con al menos "
      + "\(passThreshold.spanish)\u{A0}% de la nota máxima (vale la \(attempt) nota de cada sesión) o, si la sesión "
      + "no tuvo evaluación, asistió al menos a \(attendanceThreshold.spanish)\u{A0}% de las horas."
  }
}

extension TrainingSession {
  /// The day on which it was over: the date of what was learned in it.
  package var lastDay: CalendarDate? { ends ?? starts }
}

extension Attendance {
  /// Whether the person was there, if only for a part.
  package var wasThere: Bool { state == .attended || state == .late || state == .left }

  /// Whether the hours reach the ficha's threshold; hours that are not recorded are all of the session's.
  package func isSufficient(in session: TrainingSession, threshold: FixedDecimal) -> Bool {
    guard state == .attended || state == .late else { return false }
    guard let hours, let all = session.hours, all.tenThousandths > 0 else { return true }
    return hours.tenThousandths * 1_000_000 >= all.tenThousandths * threshold.tenThousandths
  }
}

extension CalendarDate {
  /// The same day of the month `months` later, or the last day of a month that is too short.
  package func adding(months: Int) -> CalendarDate {
    let count = year * 12 + month - 1 + months
    for day in stride(from: day, through: 28, by: -1) {
      if let date = CalendarDate(year: count / 12, month: count % 12 + 1, day: day) { return date }
    }
    return CalendarDate(year: count / 12, month: count % 12 + 1, day: day) ?? self
  }
}

extension CaseFile {
  /// The grade that counts of somebody's attempts in one session, by the rule of the ficha; nil without a valid one.
  package func countingGrade(of attempts: [Evaluation]) -> FixedDecimal? {
    let valid = attempts.filter { !$0.isAnnulled }
    return switch gradeRule {
    case .best: valid.compactMap(\.grade).max()
    case .last: valid.max { $0.attempt < $1.attempt }?.grade
    }
  }
}

extension Requirement.Side {
  /// «administración entrante».
  package var people: String { "administración \(rawValue)" }
}

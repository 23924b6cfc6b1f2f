/// Something that is plainly impossible in a row, although each of its cells can be read.
///
/// What is merely missing or doubtful is no rule: a row that breaks a rule cannot be stored.
package struct RowRule<Row: Sendable>: Sendable {
  /// The name of the column that a problem is reported on.
  package let column: String
  /// What is the matter with a row of an expediente with that ficha; nil when nothing is.
  package let problem: @Sendable (Row, CaseFile) -> FieldProblem?

  package init(_ column: String, problem: @escaping @Sendable (Row, CaseFile) -> FieldProblem?) {
    self.column = column
    self.problem = problem
  }

  /// A number that must not be below `least`.
  package static func atLeast(
    _ least: Int, _ column: String, _ value: @escaping @Sendable (Row) -> FixedDecimal?
  ) -> RowRule {
    RowRule(column) { row, _ in
      guard let number = value(row), number < FixedDecimal(least) else { return nil }
      return FieldProblem("es menor que \(least)", allowed: "un número desde \(least)")
    }
  }

  /// A number from zero to a greatest one, which the row or the ficha may decide.
  package static func upTo(
    _ greatest: @escaping @Sendable (Row, CaseFile) -> FixedDecimal, _ column: String,
    _ value: @escaping @Sendable (Row) -> FixedDecimal?
  ) -> RowRule {
    RowRule(column) { row, file in
      let greatest = greatest(row, file)
      guard let number = value(row), number < FixedDecimal(0) || greatest < number else { return nil }
      return FieldProblem("está fuera de los límites", allowed: "un número de 0 a \(greatest.spanish)")
    }
  }

  /// A percentage from 0 to 100.
  package static func percentage(
    _ column: String, _ value: @escaping @Sendable (Row) -> FixedDecimal?
  ) -> RowRule {
    upTo({ _, _ in FixedDecimal(100) }, column, value)
  }

  /// A date that must not lie before another.
  package static func notBefore(
    _ earlierName: String, _ column: String, _ earlier: @escaping @Sendable (Row) -> CalendarDate?,
    _ later: @escaping @Sendable (Row) -> CalendarDate?
  ) -> RowRule {
    RowRule(column) { row, _ in
      guard let earlier = earlier(row), let later = later(row), later < earlier else { return nil }
      return FieldProblem("es anterior a \(earlierName)", allowed: "una fecha desde \(earlier)")
    }
  }

  /// A document number: letters, figures and hyphens only.
  package static func documentNumber(_ column: String, _ value: @escaping @Sendable (Row) -> String)
    -> RowRule
  {
    RowRule(column) { row, _ in
      let text = value(row)
      guard !text.utf8.allSatisfy({ $0.isPlainLetterOrDigit || $0 == UInt8(ascii: "-") }) else { return nil }
      return FieldProblem(
        "no es un número de documento",
        allowed:
          "cifras, letras y guiones; si Excel lo cambió a la forma 1,1E+09, dé formato de texto a la columna")
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or digit.
  fileprivate var isPlainLetterOrDigit: Bool {
    (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self)
  }
}

extension String {
  /// A document number without the points, commas and spaces that people put between its figures.
  package var withoutDigitGrouping: String {
    // Nearly every number is one already.
    if utf8.allSatisfy(\.isPlainLetterOrDigit) { return self }
    return filter { !$0.isWhitespace && $0 != "." && $0 != "," }
  }
}

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
      if let problem = SpreadsheetSlip.scientific(text) { return problem }
      guard !text.utf8.allSatisfy({ $0.isPlainLetterOrDigit || $0 == UInt8(ascii: "-") }) else { return nil }
      return FieldProblem("no es un número de documento", allowed: "cifras, letras y guiones")
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
  /// A document number without spaces, and without the points, commas or apostrophes between thousands.
  ///
  /// Anything else between the figures stays, so that a number which was cut off is not taken for a whole one.
  package var withoutDigitGrouping: String {
    if utf8.allSatisfy(\.isPlainLetterOrDigit) { return self }
    let compact = filter { !$0.isWhitespace }
    if compact.utf8.allSatisfy(\.isPlainLetterOrDigit) { return compact }
    let groups = split(omittingEmptySubsequences: false) { $0.isWhitespace || ".,'’".contains($0) }
    let isGrouped = groups.allSatisfy { group in
      (1...3).contains(group.utf8.count) && group.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard groups.count > 1, isGrouped, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
      return compact
    }
    return groups.joined()
  }
}

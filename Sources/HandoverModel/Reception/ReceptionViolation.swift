/// A rule of the reception format that a file, or a decision that somebody wants to take, breaks.
package struct ReceptionViolation: Error, Hashable, Sendable {
  /// The rule's number in `docs/reception-format.md`, for example `C-24`.
  package let rule: String
  /// What it is about: «decisión 3», «elemento E-004», «firma»; empty for the whole.
  package let place: String
  /// What is the matter, one Spanish sentence in lower case without a final full stop.
  package let problem: String

  package init(_ rule: String, _ place: String, _ problem: String) {
    self.rule = rule
    self.place = place
    self.problem = problem
  }

  /// «decisión 3: falta la observación (regla C-23)».
  package var sentence: String { (place.isEmpty ? "" : place + ": ") + "\(problem) (regla \(rule))" }
}

/// Why a file is not a reception: every rule that it breaks, at least one.
package struct ReceptionRefusal: Error, Hashable, Sendable {
  /// In the order of the file.
  package let violations: [ReceptionViolation]

  package init(_ violations: [ReceptionViolation]) { self.violations = violations }
}

/// What people have decided about the findings of a review, each with its reason.
package struct ReviewDecisions: Hashable, Sendable {
  /// A finding that somebody accepted for one file, as long as its content stays the same.
  package struct Acceptance: Hashable, Sendable {
    /// The file, as findings name it.
    package let path: String
    /// The id of the rule.
    package let rule: String
    /// The content that was accepted.
    package let digest: Digest
    /// Why.
    package let reason: String

    package init(path: String, rule: String, digest: Digest, reason: String) {
      self.path = path
      self.rule = rule
      self.digest = digest
      self.reason = reason
    }
  }

  /// The accepted findings in order of path and rule.
  package var acceptances: [Acceptance] = []
  /// The reasons of the rules that are switched off, by their ids.
  package var switchedOff: [String: String] = [:]

  package init() {}

  /// Whether somebody accepted a finding of that rule for a file with that content.
  package func accepts(_ rule: FindingCode, path: String, digest: Digest) -> Bool {
    acceptances.contains { $0.rule == rule.id && $0.digest == digest && ByteText($0.path) == ByteText(path) }
  }
}

package import HandoverBundle
package import HandoverModel

/// Proves that a public edition holds nothing that the integral edition of the same version lacks or withholds.
package enum CompareEditions {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The audit of the public edition.
    package let published: AuditReport
    /// The audit of the integral edition.
    package let integral: AuditReport
    /// What the public edition holds and should not; sorted: heaviest first.
    package let findings: [Finding]
    /// How many files are the same in both, byte for byte.
    package let identical: Int
    /// Tables and lists that were compared by their content, below `data/`.
    package let compared: [String]
    /// Documents that the program cannot compare, below `data/`.
    package let incomparable: [String]
    /// Whether the files were compared at all; they are not when a bundle is altered or the versions differ.
    package let isCompared: Bool

    /// Whether the proof holds.
    package var isContained: Bool { isCompared && !findings.contains { $0.severity == .defect } }

    /// Whether one of the two is not as it was sealed.
    package var isAltered: Bool { [published, integral].contains { $0.verdict == .altered } }

    /// The findings of both audits and of the comparison.
    package var allFindings: [Finding] { published.findings + integral.findings + findings }
  }

  /// Audits both bundles and compares them; `code` is the sello of the public edition on the acta.
  package static func run(
    published: String, integral: String, code: String?, _ surroundings: Surroundings
  ) async throws -> Outcome {
    let pair = try EditionPair(published: published, integral: integral)
    let first = try await VerifyBundle.run(at: published, code: code, surroundings: surroundings)
    let second = try await VerifyBundle.run(at: integral, code: nil, surroundings: surroundings)
    var findings = pair.facts
    let isCompared = pair.isOneVersion && ![first, second].contains { $0.verdict == .altered }
    guard isCompared else {
      return Outcome(
        published: first, integral: second, findings: findings.sorted(), identical: 0, compared: [],
        incomparable: [], isCompared: false)
    }
    let files = try pair.files()
    let tables = PublishedTables(ofIntegral: try pair.tables(of: pair.integral))
    let shown = try pair.tables(of: pair.published)
    findings += files.findings + tables.findings
    findings += files.material.compactMap { tables.check($0.path, element: $0.element) }
    findings += shown.flatMap { tables.check($0.key, $0.value) }
    return Outcome(
      published: first, integral: second, findings: distinct(findings), identical: files.identical,
      compared: files.compared + shown.keys.sorted().map(\.text), incomparable: files.incomparable,
      isCompared: true)
  }

  /// Each once, sorted; a file that the integral edition lacks is not also reported for what that says of it.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    let strangers = Set(findings.filter { $0.code == .editionStranger }.map(\.place))
    var seen: Set<String> = []
    return Set(findings).sorted().filter { finding in
      guard finding.code == .editionAccess else { return true }
      return !strangers.contains(finding.place) && seen.insert(finding.place).inserted
    }
  }
}

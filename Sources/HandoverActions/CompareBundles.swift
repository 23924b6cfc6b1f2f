import Foundation
package import HandoverBundle
import HandoverModel
import HandoverPages

/// Says what changed between two bundles, by what they state, and writes nothing.
package enum CompareBundles {
  /// What came of it.
  package struct Outcome: Sendable {
    /// What the two state differently.
    package let comparison: BundleComparison
    /// The audits of the first and the second bundle; empty when none was asked for.
    package let audits: [AuditReport]
  }

  /// Compares the bundles at two paths, ZIP or folder; `verifying` audits both first.
  package static func run(
    _ first: String, _ second: String, verifying: Bool, _ surroundings: Surroundings
  ) async throws -> Outcome {
    let comparison = try BundleComparison(BundleStatement.read(first), BundleStatement.read(second))
    var audits: [AuditReport] = []
    for path in verifying ? [first, second] : [] {
      audits.append(try await VerifyBundle.run(at: path, code: nil, surroundings: surroundings))
    }
    return Outcome(comparison: comparison, audits: audits)
  }

  /// The comparison as one HTML page that stands on its own.
  package static func page(_ outcome: Outcome) throws -> String {
    try ComparisonPage.render(input(outcome), templates: Templates(overrides: nil)) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
  }

  private static func input(_ outcome: Outcome) -> ComparisonInput {
    let comparison = outcome.comparison
    return ComparisonInput(
      a: side(comparison.a, outcome.audits.first), b: side(comparison.b, outcome.audits.last),
      relation: comparison.relation.sentence, isSuspicious: comparison.relation.isSuspicious,
      facts: comparison.facts.map { .init(name: $0.name, a: $0.a, b: $0.b) },
      files: comparison.files.map(file), unchanged: comparison.unchanged)
  }

  private static func side(_ statement: BundleStatement, _ audit: AuditReport?) -> ComparisonInput.Side {
    ComparisonInput.Side(
      name: statement.name, entity: statement.entity ?? "", version: statement.version,
      edition: statement.edition, date: statement.date ?? "", sello: statement.sello,
      files: statement.payloadFiles, bytes: Int(clamping: statement.payloadBytes),
      verdict: audit?.verdict.rawValue ?? "")
  }

  private static func file(_ file: FileDifference) -> ComparisonInput.File {
    ComparisonInput.File(
      kind: kind(file.kind), isWrittenBySealing: file.isWrittenBySealing, section: file.section,
      path: file.path, formerPath: file.formerPath ?? "",
      title: file.title ?? "", sizeInA: file.sizeInA.map { Int(clamping: $0) },
      sizeInB: file.sizeInB.map { Int(clamping: $0) })
  }

  private static func kind(_ kind: FileDifference.Kind) -> ComparisonInput.Kind {
    switch kind {
    case .added: .added
    case .changed: .changed
    case .moved: .moved
    case .removed: .removed
    }
  }
}

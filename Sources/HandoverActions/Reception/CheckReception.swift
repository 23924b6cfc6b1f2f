package import Foundation
import HandoverBundle
package import HandoverModel

/// Holds a `recepcion.json` against the rules and, if it is at hand, against the bundle.
package struct CheckReception: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The file as the user named it.
    package let path: String
    /// SHA-256 of the file.
    package let fingerprint: Digest
    /// What it says; nil when it breaks a rule.
    package let file: ReceptionFile?
    /// The rules that it breaks.
    package let violations: [ReceptionViolation]
    /// Where the bundle is not the one that was received; nil when it was not asked for, or the file is not read.
    package let differences: [ReceptionDifference]?

    /// Whether nothing is wrong.
    package var isRight: Bool { violations.isEmpty && (differences ?? []).isEmpty }
  }

  private let url: URL
  private let bundle: URL?
  private let surroundings: Surroundings

  package init(_ url: URL, bundle: URL?, _ surroundings: Surroundings) {
    self.url = url
    self.bundle = bundle
    self.surroundings = surroundings
  }

  /// Reads everything and writes nothing.
  package func run() async throws -> Outcome {
    let bytes = try StoredReception.read(url)
    let path = StoredReception.place(url).path(percentEncoded: false)
    let file: ReceptionFile
    do throws(ReceptionRefusal) {
      file = try ReceptionText.read(bytes)
    } catch {
      return Outcome(
        path: path, fingerprint: Hashing.sha256(bytes), file: nil, violations: error.violations,
        differences: nil)
    }
    var differences: [ReceptionDifference]?
    if let bundle {
      let survey = try await SurveyBundle.run(bundle, code: nil, surroundings)
      let found = try SurveyBundle.reception(of: survey, code: nil, surroundings)
      differences = ReceptionDifference.between(file, found)
    }
    return Outcome(
      path: path, fingerprint: Hashing.sha256(bytes), file: file, violations: [], differences: differences)
  }
}

package import HandoverModel
import HandoverStore

/// Finds what is wrong or missing before a version is sealed, the content of the files included (revisar).
package struct ReviewMaterial: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  /// What came of a review.
  package struct Outcome: Sendable {
    /// Heaviest first.
    package let findings: [Finding]
    /// How many files there are.
    package let files: Int
    /// How many of them were read, because they are new or have changed since the last review.
    package let read: Int
    /// How many findings people have accepted.
    package let accepted: Int
  }

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// Reads what is not known yet; the expediente is not changed, but for its cache.
  package func run(distrustsCache: Bool) async throws -> Outcome {
    let store = try Store.open(at: folder.registryPath, for: .reading)
    let registry = try store.registry()
    let decisions = try store.reviewDecisions()
    let scan = await MaterialScan.of(folder)
    let inspection = try await MaterialInspection.of(
      scan.files, in: folder, isWhole: true, distrustsCache: distrustsCache, surroundings)
    inspection.save()
    let review = try Review.of(registry, in: store, scan, in: folder, on: surroundings.today)
    let content = ContentReview(review.material.files, inspection.inspections, decisions)
    let off = decisions.switchedOff.map {
      Finding(.ruleSwitchedOff, at: $0.key, ["regla": $0.key, "motivo": $0.value])
    }
    let records = review.findings.filter { decisions.switchedOff[$0.code.id] == nil }
    return Outcome(
      findings: (records + content.findings + off).sorted(), files: scan.files.count, read: inspection.read,
      accepted: decisions.acceptances.count)
  }
}

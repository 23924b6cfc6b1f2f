import HandoverModel
import HandoverStore

/// Lets no version be sealed whose public edition holds private data that nobody has decided about.
///
/// What the last review knows of the files is used; only those that are new or changed are read. Decision record 0013.
enum PublicGate {
  /// Gives what was learned of the files, to be saved once the version is sealed: an interrupted build leaves no trace.
  static func check(
    _ contents: VersionContents, _ store: Store, distrustsCache: Bool, _ surroundings: Surroundings
  )
    async throws -> MaterialInspection
  {
    let files = contents.material.files.filter(ContentReview.isPublic)
    let inspection = try await MaterialInspection.of(
      files.map(\.file), in: contents.folder, isWhole: false, distrustsCache: distrustsCache, surroundings)
    let found = ContentReview(files, inspection.inspections, try store.reviewDecisions()).blocking
    guard found.isEmpty else { throw DecisionError.privateData(found.sorted()) }
    return inspection
  }
}

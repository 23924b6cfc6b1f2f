import HandoverBundle
import HandoverModel
import HandoverPages
import HandoverStore

/// What is known before a version is built, gathered side by side.
struct Groundwork: Sendable {
  let contents: VersionContents
  let history: SealedHistory
  let templates: Templates

  /// Reads the registry, the templates, the newest version and what lies in the section folders.
  ///
  /// The cache is what the last version knows of the files: nil when everything is to be read, or nothing is known.
  static func lay(
    for version: SealVersion, in store: Store
  ) async throws -> (Groundwork, cache: PackedCache?) {
    let (folder, request) = (version.folder, version.request)
    async let cache = request.readsEverything ? nil : SealedHistory.cache(of: folder)
    async let scan = MaterialScan.of(folder)
    async let templates = Templates(overrides: folder.existingTemplates)
    let history = try SealedHistory(folder)
    let registry = try history.adopt(into: store, version.surroundings)
    var contents = try await VersionContents.gather(
      registry.answering(in: history.latestNumber + 1), await scan, folder, request,
      number: history.latestNumber + 1)
    contents.framework = try folder.framework(of: registry)
    let ground = Groundwork(contents: contents, history: history, templates: try await templates)
    return (ground, await cache)
  }
}

package import HandoverModel
import HandoverStore

/// Finds what is wrong or missing before a version is sealed (revisar).
package enum ReviewCase {
  /// The findings of an expediente, heaviest first; nothing is changed.
  package static func run(_ folder: CaseFolder) throws -> [Finding] {
    let store = try Store.open(at: folder.registryPath, for: .reading)
    let registry = try store.registry()
    let training = TrainingReview(folder, registry, salt: try store.secret(.salt))
    return Review(
      registry, MaterialScan(folder), in: folder, training: training.findings,
      framework: try folder.framework(of: registry)
    ).findings
  }
}

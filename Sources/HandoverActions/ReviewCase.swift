package import HandoverModel
import HandoverStore

/// Finds what is wrong or missing before a version is sealed (revisar).
package enum ReviewCase {
  /// The findings of an expediente, heaviest first; nothing is changed.
  package static func run(_ folder: CaseFolder) throws -> [Finding] {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    return Review(registry, MaterialScan(folder), in: folder).findings
  }
}

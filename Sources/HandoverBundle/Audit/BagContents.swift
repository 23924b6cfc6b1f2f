import HandoverModel

/// What lies in a bundle, whether it came as a ZIP or as a folder: what the bag's rules judge.
struct BagContents: Sendable {
  struct File: Hashable, Sendable {
    let size: UInt64
    /// Nil when the content could not be read; a finding says why.
    let digest: HandoverModel.Digest?
  }

  /// The top folder's name.
  var name: String
  /// By path below the top folder.
  var files: [String: File] = [:]
  /// The bytes of the texts that have rules of their own.
  var texts: [String: [UInt8]] = [:]

  /// The sello as found.
  var sello: HandoverModel.Digest? { files[BundleFormat.tagManifest]?.digest }

  /// Whether a path's bytes are kept for the rules.
  static func isText(_ path: String) -> Bool {
    !path.hasPrefix("data/") || path == "data/" + BundleFormat.inventory
      || path == "data/" + BundleFormat.crate
  }

  /// The longest text that is kept.
  static let longestText: UInt64 = 256 << 20
}

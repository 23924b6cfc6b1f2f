import HandoverModel

/// What lies in a bundle, whether it came as a ZIP or as a folder: what the bag's rules judge.
struct BagContents: Sendable {
  struct File: Hashable, Sendable {
    let size: UInt64
    /// Nil when the content could not be read; a finding says why.
    let digest: HandoverModel.Digest?
    /// The values of the bag's other algorithms, one after another, as ``RunningChecksums`` gives them.
    var checksums: [UInt8] = []
  }

  /// The top folder's name.
  var name: String
  /// Whose bag it is: that decides which rules hold.
  var kind = AuditReport.Kind.bundle
  /// By path below the top folder.
  var files: [NameText: File] = [:]
  /// What the files were hashed with beside SHA-256.
  var algorithms: [ChecksumAlgorithm] = []
  /// The bytes of the texts that have rules of their own.
  var texts: [String: [UInt8]] = [:]
  /// The manifest, if it has been parsed already.
  var manifest: PayloadManifest?
  /// What lists of files say, by path, if that was read on the way; their texts are not kept then.
  var statements: [String: FileStatements] = [:]

  /// The sello as found.
  var sello: HandoverModel.Digest? { files[BundleFormat.tagManifest]?.digest }

  /// The paths of all files.
  var paths: some Collection<String> { files.keys.lazy.map(\.text) }

  /// The files below `data/`.
  var payload: some Collection<File> {
    files.lazy.filter { $0.key.text.startsInUTF8(with: "data/") }.map(\.value)
  }

  /// Whether a path's bytes are kept for the rules: only those of texts that some rule reads, so that memory does not
  /// grow with whatever else somebody puts beside `data/`.
  static func isText(_ path: String) -> Bool {
    if path.startsInUTF8(with: "data/") {
      return path == "data/" + BundleFormat.inventory || path == "data/" + BundleFormat.crate
        || BundleFormat.receptionTables.contains(path)
    }
    let name = path.lowercased()
    return tagTexts.contains(name) || name.hasPrefix("manifest-") || name.hasPrefix("tagmanifest-")
      || name.hasPrefix(BundleFormat.history + "/")
  }

  private static let tagTexts: Set = [
    BundleFormat.declaration, BundleFormat.bagInfo, BundleFormat.zipChecks, "package-info.txt", "fetch.txt",
  ]

  /// The longest text that is kept.
  static let longestText: UInt64 = 256 << 20
}

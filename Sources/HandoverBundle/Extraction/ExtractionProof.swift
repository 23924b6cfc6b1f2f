import HandoverModel

/// What the manifests of a bundle say every file must be.
struct ExtractionProof: Sendable {
  /// SHA-256 by path below the top folder.
  let digests: [String: HandoverModel.Digest]
  let facts: OriginalFacts
  /// SHA-256 of the tag manifest.
  let sello: HandoverModel.Digest

  /// Judges the three proving texts, in the order of ``ExtractionPlan/proofPaths``, each by the one before it.
  init(_ scans: [EntryScan], of path: String) throws(BundleError) {
    var digests: [String: HandoverModel.Digest] = [:]
    for (name, scan) in zip(ExtractionPlan.proofPaths, scans) {
      guard let text = scan.text else { throw .tooLarge(path: name) }
      if name != BundleFormat.tagManifest { try Self.compare(scan.digest, digests[name], name, path) }
      guard name.hasSuffix(".txt") else { continue }
      for line in ManifestText.parse(text, file: name).lines { digests[line.path] = line.digest }
    }
    guard let sello = scans.first?.digest, let inventory = scans.last?.text else {
      throw .damagedBundle(path: path, reason: "falta «\(BundleFormat.tagManifest)»")
    }
    self.digests = digests
    self.sello = sello
    facts = OriginalFacts(inventory)
  }

  /// Whether a file is what its manifest says; the last of the tag files has no line.
  func check(_ scan: EntryScan, _ place: String, of path: String) throws(BundleError) {
    if place == BundleFormat.zipChecks { return }
    try Self.compare(scan.digest, digests[place], place, path)
  }

  private static func compare(
    _ found: HandoverModel.Digest?, _ expected: HandoverModel.Digest?, _ name: String, _ path: String
  ) throws(BundleError) {
    guard let expected else {
      throw .damagedBundle(path: path, reason: "«\(name)» no figura en las listas de huellas")
    }
    guard found == expected else {
      throw .damagedBundle(path: path, reason: "«\(name)» no coincide con su huella")
    }
  }
}

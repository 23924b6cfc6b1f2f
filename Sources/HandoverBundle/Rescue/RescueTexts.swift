import HandoverModel

/// The lists of digests that survived in the copies: what every file must be.
struct RescueTexts: Sendable {
  private(set) var manifest = RescueReport.Manifest.lost
  /// SHA-256 by path below the top folder, of payload and tag files.
  private(set) var digests: [String: HandoverModel.Digest] = [:]
  private(set) var facts = OriginalFacts()

  /// Whether the list of the files outside `data/` survived.
  var hasTags: Bool { digests[BundleFormat.tagManifest] != nil }

  private struct Text {
    let bytes: [UInt8]
    let digest: HandoverModel.Digest
    let source: Int
  }

  private let sources: [RescueSource]
  private let ledger: RescueLedger

  /// Reads the tag manifest, the manifest that it proves, and the inventory that the manifest proves.
  init(_ index: RescueIndex, _ sources: [RescueSource], _ ledger: RescueLedger) throws(BundleError) {
    self.sources = sources
    self.ledger = ledger
    let tags = try texts(index.candidates(for: BundleFormat.tagManifest))
    if let first = tags.first,
      let other = tags.first(where: { $0.source != first.source && $0.digest != first.digest })
    {
      throw .differentBundles(first: sources[first.source].path, second: sources[other.source].path)
    }
    if let tag = tags.first {
      learn(tag.bytes, BundleFormat.tagManifest)
      digests[BundleFormat.tagManifest] = tag.digest
    }
    let expected = digests[BundleFormat.manifest]
    let lists = try texts(index.candidates(for: BundleFormat.manifest))
    if let list = lists.first(where: { expected == nil || $0.digest == expected }) {
      manifest = expected == nil ? .unchecked : .proven
      learn(list.bytes, BundleFormat.manifest)
    }
    let inventory = "data/" + BundleFormat.inventory
    let wanted = digests[inventory]
    if let text = try texts(index.candidates(for: inventory)).first(where: {
      wanted == nil || $0.digest == wanted
    }) {
      facts = OriginalFacts(text.bytes)
    }
  }

  private mutating func learn(_ text: [UInt8], _ name: String) {
    for line in ManifestText.parse(text, file: name).lines where BundlePath(line.path) != nil {
      digests[line.path] = line.digest
    }
  }

  /// The contents of a text whose length and CRC-32 are right, one for each that differs.
  private func texts(_ candidates: [RescueCandidate]) throws(BundleError) -> [Text] {
    var texts: [Text] = []
    for candidate in candidates {
      let source = sources[candidate.source]
      for attempt in RescueAttempt.all(for: candidate, in: source, size: nil) where ledger.allowsMore {
        let reading = try unsafe attempt.run(
          in: source, keepsText: true, free: BagContents.longestText, into: { _ in })
        guard reading.reason == nil, reading.hasRightCheck, let bytes = reading.content.text else {
          ledger.charge(read: reading.read, written: reading.content.hash.count)
          continue
        }
        let digest = reading.content.hash.digest
        if !texts.contains(where: { $0.digest == digest && $0.source == candidate.source }) {
          texts.append(Text(bytes: bytes, digest: digest, source: candidate.source))
        }
        break
      }
    }
    return texts
  }
}

package import HandoverModel

/// The chain of versions as the newest bundle alone tells and proves it, without a look at the payload.
package struct BundleHistory: Sendable {
  /// What was read, as the user named it.
  package let path: String
  /// The bundle's name: its top folder.
  package let name: String
  /// Who hands over.
  package let entity: String?
  /// The edition that the chain runs in.
  package let edition: Edition?
  /// Every version of the chain, oldest first; the last one is the bundle itself.
  package let versions: [HistoryVersion]
  /// What is wrong with the tag files and the chain; sorted: heaviest first.
  package let findings: [Finding]
  /// The version whose sello is the code that was asked for; nil without a code or without such a version.
  package let matched: Int?

  /// Whether every link holds.
  package var isProved: Bool { !findings.contains { $0.severity == .defect } }

  /// Reads the tag files of the bundle at a path and follows the chain; a code from an acta is looked for in it.
  package static func read(_ path: String, expecting code: String? = nil) throws(BundleError) -> BundleHistory
  {
    var expected: SelloCode?
    if let code {
      expected = SelloCode(code)
      if expected == nil { throw .malformedSello(text: code) }
    }
    let reading = try BundleReading.open(path)
    var contents = BagContents(name: reading.name)
    var damaged: [Finding] = []
    for (text, size) in reading.sizes.sorted(by: { $0.key < $1.key }) where isRead(text) {
      do throws(BundleError) {
        let bytes = try reading.bytes(of: text)
        contents.files[text] = .init(size: size, digest: Hashing.sha256(bytes))
        contents.texts[text] = bytes
      } catch {
        contents.files[text] = .init(size: size, digest: nil)
        damaged.append(Finding(.fileUnreadable, at: text, ["motivo": error.message]))
      }
    }
    return try BundleHistory(contents, reading, damaged, expected)
  }

  private init(
    _ contents: BagContents, _ reading: borrowing BundleReading, _ damaged: [Finding], _ expected: SelloCode?
  ) throws(BundleError) {
    var contents = contents
    let info = BagInfo.parse(contents.texts[BundleFormat.bagInfo] ?? [])
    let isDamaged = contents.files[BundleFormat.bagInfo] != nil && contents.texts[BundleFormat.bagInfo] == nil
    guard info[BagLabel.format] != nil || isDamaged else {
      throw .notABundle(
        path: reading.path, reason: "es una bolsa de otro programa, sin historia de versiones")
    }
    // A folder may have been renamed; its name is no part of the chain.
    if reading.form == .folder, let sender = info[BagLabel.sender] { contents.name = sender }
    let bag = BagRules(contents)
    let chain = ChainRules(contents: contents, info: info)
    path = reading.path
    name = contents.name
    entity = info[BagLabel.organization]
    edition = info[BagLabel.edition].flatMap(Edition.init)
    let unread = Set(damaged.map(\.place))
    // What cannot be read is not missing as well.
    var findings = damaged + bag.missing(BagRules.requiredTags) + bag.tagFindings
    findings += chain.findings.filter { $0.code != .chainTextMissing || !unread.contains($0.place) }
    versions = HistoryVersion.all(contents, chain, findings)
    matched =
      versions.first { version in
        version.sello.map { expected?.matches($0) ?? false } ?? false
      }?.number
    if let expected, matched == nil {
      findings.append(Finding(.chainSelloUnknown, at: name, ["esperado": expected.grouped]))
    }
    self.findings = Set(findings).sorted()
  }

  /// The tag files; `zip-crc32.txt` is about the payload's bytes in the ZIP, which are not read.
  private static func isRead(_ path: String) -> Bool {
    !path.hasPrefix("data/") && path != BundleFormat.zipChecks
  }
}

/// One version of a chain, as its texts tell it.
package struct HistoryVersion: Hashable, Sendable {
  /// Its number, 1 or more.
  package let number: Int
  /// The day that it bears, as it is written; nil without its bag-info.
  package let date: String?
  /// Why it was made.
  package let reason: String?
  /// Who built it.
  package let author: String?
  /// SHA-256 of its tag manifest; nil without it.
  package let sello: Digest?
  /// How many payload files its manifest lists; nil without it.
  package let files: Int?
  /// The payload's bytes by its Payload-Oxum.
  package let bytes: UInt64?
  /// What it changed in the version before it; nil for the first and where a manifest is missing.
  package let changes: HistoryChanges?
  /// Whether its own texts are the ones that were sealed and that the next version names.
  package let isProved: Bool

  /// The versions of a chain, oldest first, the bundle itself last.
  static func all(_ contents: BagContents, _ chain: ChainRules, _ findings: [Finding]) -> [HistoryVersion] {
    let info = chain.info
    let newest = info[BagLabel.version].flatMap { Int($0) } ?? 0
    let earlier = chain.chain(info[BagLabel.previousVersion].flatMap { Int($0) } ?? 0).reversed()
    let broken = Set(findings.filter { $0.severity == .defect }.map(\.place))
    let steps =
      earlier.map { (number: $0, path: { HistoryTexts.path($0, $1) }) }
      + [(number: newest, path: { $1 })]
    var previous: [String: String]?
    return steps.map { step in
      let manifest = contents.texts[step.path(step.number, BundleFormat.manifest)].map(LooseManifest.digests)
      let compared = manifest?.filter { !BundlePath.isWrittenBySealing($0.key) }
      defer { previous = compared }
      let text = contents.texts[step.path(step.number, BundleFormat.bagInfo)]
      let info = BagInfo.parse(text ?? [])
      return HistoryVersion(
        number: step.number, date: info[BagLabel.date], reason: info[BagLabel.reason],
        author: info[BagLabel.author],
        sello: contents.texts[step.path(step.number, BundleFormat.tagManifest)].map(Hashing.sha256),
        files: manifest?.count,
        bytes: info[BagLabel.oxum].flatMap { $0.split(separator: ".").first }.flatMap { UInt64($0) },
        changes: previous.flatMap { old in compared.map { HistoryChanges(from: old, to: $0) } },
        isProved: HistoryTexts.files.allSatisfy { !broken.contains(step.path(step.number, $0)) })
    }
  }
}

/// What one version changed in the one before it, documents that sealing writes left out.
package struct HistoryChanges: Hashable, Sendable {
  /// Files that were not there before, below `data/`; as the others in bytes order.
  package let added: [String]
  /// Files with another content.
  package let changed: [String]
  /// Files with the same content under another path: from where to where.
  package let moved: [HistoryMove]
  /// Files that are no longer there.
  package let removed: [String]
  /// How many files stayed as they were.
  package let unchanged: Int

  init(from old: [String: String], to new: [String: String]) {
    let difference = ManifestDifference(from: old, to: new)
    added = difference.added
    changed = difference.changed
    moved = difference.moved.map { HistoryMove(from: $0.from, to: $0.to) }
    removed = difference.removed
    unchanged = difference.unchanged
  }
}

/// One file on its way to another path.
package struct HistoryMove: Hashable, Sendable, Encodable {
  /// Its path in the earlier version.
  package let from: String
  /// Its path in the later one.
  package let to: String

  private enum CodingKeys: String, CodingKey {
    case from = "de"
    case to = "a"
  }
}

import HandoverModel

/// The rules of family C: every link from the first version to this one.
struct ChainRules {
  let contents: BagContents
  let info: BagInfo

  var findings: [Finding] {
    guard let version = info[BagLabel.version].flatMap({ Int($0) }), version >= 1 else { return strangers(0) }
    let previous = info[BagLabel.previousVersion].flatMap { Int($0) }
    let hasBoth = previous != nil && info[BagLabel.previousSello] != nil
    let hasNone = info[BagLabel.previousVersion] == nil && info[BagLabel.previousSello] == nil
    guard version == 1 ? hasNone : hasBoth && (previous ?? 0) < version else {
      return [Finding(.chainFields, at: BundleFormat.bagInfo)] + strangers(previous ?? 0)
    }
    return links(from: info) + strangers(previous ?? 0)
  }

  /// Walks back link by link: each version names the one before it.
  private func links(from newest: BagInfo) -> [Finding] {
    var findings: [Finding] = []
    var info = newest
    while let version = info[BagLabel.previousVersion].flatMap({ Int($0) }),
      let sello = info[BagLabel.previousSello]
    {
      let texts = HistoryTexts.files.map { file in
        (file: file, path: HistoryTexts.path(version, file))
      }
      let missing = texts.filter { contents.texts[$0.path] == nil }
      findings += missing.map { Finding(.chainTextMissing, at: $0.path, ["version": String(version)]) }
      guard missing.isEmpty else { break }
      let tag = contents.texts[HistoryTexts.path(version, BundleFormat.tagManifest)] ?? []
      if Hashing.sha256(tag).hex != sello {
        let place = HistoryTexts.path(version, BundleFormat.tagManifest)
        findings.append(Finding(.chainBroken, at: place, ["version": String(version)]))
      }
      findings += sealed(version, by: tag)
      let earlier = BagInfo.parse(contents.texts[HistoryTexts.path(version, BundleFormat.bagInfo)] ?? [])
      findings += facts(earlier, version)
      guard let next = earlier[BagLabel.previousVersion].flatMap({ Int($0) }) else {
        if version != 1 { findings.append(fact("Empalme-Version-Anterior", version)) }
        break
      }
      // A chain only goes down: a loop is refused here.
      guard next < version else {
        findings.append(fact("Empalme-Version-Anterior", version))
        break
      }
      info = earlier
    }
    return findings
  }

  /// The tag manifest of an earlier version seals that version's manifest and bag-info.
  private func sealed(_ version: Int, by tag: [UInt8]) -> [Finding] {
    let lines = ManifestText.parse(tag, file: BundleFormat.tagManifest).lines
    return [BundleFormat.bagInfo, BundleFormat.manifest].compactMap { file in
      let path = HistoryTexts.path(version, file)
      let digest = Hashing.sha256(contents.texts[path] ?? [])
      guard !lines.contains(where: { $0.path == file && $0.digest == digest }) else { return nil }
      return Finding(.chainTextAltered, at: path, ["version": String(version)])
    }
  }

  private func facts(_ earlier: BagInfo, _ version: Int) -> [Finding] {
    var findings: [Finding] = []
    if earlier[BagLabel.version] != String(version) { findings.append(fact(BagLabel.version, version)) }
    if earlier[BagLabel.group] != info[BagLabel.group] { findings.append(fact(BagLabel.group, version)) }
    if earlier[BagLabel.edition] != info[BagLabel.edition] {
      findings.append(fact(BagLabel.edition, version))
    }
    return findings
  }

  private func fact(_ field: String, _ version: Int) -> Finding {
    Finding(
      .chainFact, at: HistoryTexts.path(version, BundleFormat.bagInfo),
      ["campo": field, "version": String(version)])
  }

  /// Texts in `historia/` that belong to no version of the chain.
  private func strangers(_ newest: Int) -> [Finding] {
    let known = Set(
      chain(newest).flatMap { version in HistoryTexts.files.map { HistoryTexts.path(version, $0) } })
    return contents.paths.filter { $0.startsInUTF8(with: BundleFormat.history + "/") && !known.contains($0) }
      .map { Finding(.chainStranger, at: $0) }
  }

  /// The versions that the chain names, newest first.
  func chain(_ newest: Int) -> [Int] {
    var versions: [Int] = []
    var version = newest
    while version >= 1 {
      versions.append(version)
      let info = BagInfo.parse(contents.texts[HistoryTexts.path(version, BundleFormat.bagInfo)] ?? [])
      guard let next = info[BagLabel.previousVersion].flatMap({ Int($0) }), next < version else { break }
      version = next
    }
    return versions
  }
}

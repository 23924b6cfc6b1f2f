import HandoverModel

/// The rules of the bag (families B and H).
struct BagRules {
  let contents: BagContents
  let info: BagInfo
  let manifest: PayloadManifest
  private let tagManifest: ManifestText.Parsed

  init(_ contents: BagContents) {
    self.contents = contents
    info = BagInfo.parse(contents.texts[BundleFormat.bagInfo] ?? [])
    manifest = contents.manifest ?? PayloadManifest(contents.texts[BundleFormat.manifest] ?? [])
    tagManifest = ManifestText.parse(
      contents.texts[BundleFormat.tagManifest] ?? [], file: BundleFormat.tagManifest)
  }

  var findings: [Finding] {
    missing(Self.requiredTags + Self.requiredData) + tagFindings + oxum + payload + misplaced
  }

  /// What can be said without the payload.
  var tagFindings: [Finding] {
    declaration + bagInfo + manifestForm(manifest.parsed, BundleFormat.manifest)
      + manifestForm(tagManifest, BundleFormat.tagManifest) + tags
  }

  /// The texts beside `data/` that every bundle has.
  static let requiredTags = [
    BundleFormat.readme, BundleFormat.bagInfo, BundleFormat.declaration, BundleFormat.redirect,
    BundleFormat.manifest, BundleFormat.tagManifest,
  ]
  private static let requiredData = [BundleFormat.inventory, BundleFormat.crate, BundleFormat.specification]
    .map { "data/" + $0 }

  /// Those of some texts that are not there.
  func missing(_ paths: [String]) -> [Finding] {
    paths.filter { contents.files[$0] == nil }.map { Finding(.bagFileMissing, at: $0) }
  }

  private var declaration: [Finding] {
    guard let text = contents.texts[BundleFormat.declaration],
      !text.elementsEqual(BundleFormat.declarationText.utf8)
    else { return [] }
    return [Finding(.bagDeclaration, at: BundleFormat.declaration)]
  }

  private var bagInfo: [Finding] {
    guard contents.texts[BundleFormat.bagInfo] != nil else { return [] }
    let place = BundleFormat.bagInfo
    var findings = info.malformed.map { Finding(.bagInfoLine, at: place, ["linea": String($0)]) }
    findings += BagLabel.required.filter { info[$0] == nil }.map {
      Finding(.bagInfoMissing, at: place, ["campo": $0])
    }
    var seen: Set<String> = []
    findings += info.fields.filter { !seen.insert($0.label.lowercased()).inserted }
      .map { Finding(.bagInfoRepeated, at: place, ["campo": $0.label]) }
    for (label, holds) in values where info[label].map({ !holds($0) }) == true {
      findings.append(Finding(.bagInfoValue, at: place, ["campo": label, "valor": info[label] ?? ""]))
    }
    if let format = info[BagLabel.format], format != String(BundleFormat.number) {
      findings.append(Finding(.bagFormat, at: place, ["valor": format]))
    }
    return findings
  }

  private var values: [(String, (String) -> Bool)] {
    [
      (BagLabel.date, BundleFormat.isDate),
      (BagLabel.version, { (Int($0) ?? 0) >= 1 && String(Int($0) ?? 0) == $0 }),
      (BagLabel.edition, { Edition(rawValue: $0) != nil }),
      (BagLabel.previousVersion, { (Int($0) ?? 0) >= 1 && String(Int($0) ?? 0) == $0 }),
      (BagLabel.previousSello, { $0 == $0.lowercased() && HandoverModel.Digest(hex: $0) != nil }),
      (BagLabel.sender, { $0 == contents.name }),
      (BagLabel.identifier, { $0 == identifier }),
    ]
  }

  private var identifier: String? {
    guard let series = info[BagLabel.group], let version = info[BagLabel.version].flatMap({ Int($0) }),
      let edition = info[BagLabel.edition].flatMap(Edition.init)
    else { return info[BagLabel.identifier] }
    return BundleFormat.identifier(series: series, version: version, edition: edition)
  }

  private var oxum: [Finding] {
    guard let declared = info[BagLabel.oxum] else { return [] }
    let payload = contents.payload
    let found = "\(payload.reduce(0) { $0 &+ $1.size }).\(payload.count)"
    // A file that could not be read has a finding of its own and an unknown size.
    guard declared != found, payload.allSatisfy({ $0.digest != nil }) else { return [] }
    return [Finding(.bagOxum, at: BundleFormat.bagInfo, ["anunciado": declared, "encontrado": found])]
  }

  private func manifestForm(_ parsed: ManifestText.Parsed, _ place: String) -> [Finding] {
    guard contents.texts[place] != nil else { return [] }
    var findings = parsed.malformed.map { Finding(.manifestLine, at: place, ["linea": String($0)]) }
    var seen: Set<ByteText> = []
    // In canonical order no line comes twice.
    let repeated =
      parsed.isCanonical ? [] : parsed.lines.filter { !seen.insert(ByteText($0.path)).inserted }
    findings += repeated.map { Finding(.manifestRepeated, at: place, ["ruta": $0.path]) }
    // The payload is what the sections hold (rule B-05): the engine's own texts alone are no handover.
    let isEmpty =
      place == BundleFormat.manifest
      ? !parsed.lines.contains { NameRules.isInSection($0.path) } : parsed.lines.isEmpty
    if isEmpty { findings.append(Finding(.manifestEmpty, at: place)) }
    let isCanonical = parsed.isCanonical && parsed.lines.allSatisfy { NameRules.isNormalized($0.path) }
    if !isCanonical, repeated.isEmpty { findings.append(Finding(.manifestForm, at: place)) }
    return findings
  }

  private var payload: [Finding] {
    guard contents.texts[BundleFormat.manifest] != nil else { return [] }
    var findings: [Finding] = []
    for line in manifest.parsed.lines {
      guard line.path.startsInUTF8(with: "data/") else {
        findings.append(Finding(.manifestStranger, at: BundleFormat.manifest, ["ruta": line.path]))
        continue
      }
      guard let file = contents.files[line.path] else {
        findings.append(Finding(.payloadMissing, at: line.path))
        continue
      }
      if let digest = file.digest, digest != line.digest {
        findings.append(Finding(.payloadAltered, at: line.path))
      }
    }
    findings += contents.files.keys.filter {
      $0.text.startsInUTF8(with: "data/") && manifest.positions[$0] == nil
    }.map { Finding(.payloadExtra, at: $0.text) }
    return findings
  }

  private var tags: [Finding] {
    guard contents.texts[BundleFormat.tagManifest] != nil else { return [] }
    var findings: [Finding] = []
    let unlisted: Set = [BundleFormat.tagManifest, BundleFormat.zipChecks]
    for line in tagManifest.lines {
      if line.path.startsInUTF8(with: "data/") || unlisted.contains(line.path) {
        findings.append(Finding(.manifestStranger, at: BundleFormat.tagManifest, ["ruta": line.path]))
        continue
      }
      guard let file = contents.files[line.path] else {
        findings.append(Finding(.tagMissing, at: line.path))
        continue
      }
      if let digest = file.digest, digest != line.digest {
        findings.append(Finding(.tagAltered, at: line.path))
      }
    }
    let listed = Set(tagManifest.lines.map(\.path)).union(unlisted)
    findings += contents.paths.filter { !$0.startsInUTF8(with: "data/") && !listed.contains($0) }
      .map { Finding(.tagExtra, at: $0) }
    return findings
  }

  /// Files that the manifests know, in a place that the format does not (rules B-03 to B-05).
  ///
  /// What they do not know is a finding already, and so is what is too much in `historia/`.
  private var misplaced: [Finding] {
    [manifest.parsed, tagManifest].flatMap { parsed in
      parsed.lines.lazy.map(\.path).filter { !NameRules.isPlaced($0) && contents.files[$0] != nil }
        .map { Finding(.nameMisplaced, at: $0) }
    }
  }
}

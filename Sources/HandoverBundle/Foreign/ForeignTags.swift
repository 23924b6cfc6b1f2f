import HandoverModel

/// The files beside `data/` against every tag manifest.
struct ForeignTags {
  private let bag: ForeignBag
  private(set) var findings: [Finding] = []

  init(_ bag: ForeignBag) {
    self.bag = bag
    guard !bag.tagManifests.isEmpty else {
      findings.append(Finding(.bagWithoutTagManifest, at: bag.contents.name))
      return
    }
    var listed: Set<String> = []
    for manifest in bag.tagManifests {
      findings += manifest.findings
      listed.formUnion(check(manifest))
    }
    let payload = Set(payloadNames)
    let open = bag.contents.paths.filter { path in
      !path.hasPrefix("data/") && !listed.contains(path) && BagManifestName(path)?.isTagManifest != true
    }
    findings += open.filter { !bag.declaration.isFinal || !payload.contains($0) }
      .map { Finding(.bagTagUnlisted, at: $0) }
  }

  /// Checks one tag manifest and returns what it lists.
  private mutating func check(_ manifest: ForeignManifest) -> Set<String> {
    let place = manifest.name.name
    let lines = ResolvedLines(manifest, bag)
    findings += lines.findings
    for line in lines.all {
      let isStrange = line.path.hasPrefix("data/") || BagManifestName(line.path)?.isTagManifest == true
      if BagItPath.isUnsafe(line.path) {
        let values = ["linea": String(line.number), "ruta": line.path]
        findings.append(Finding(.bagPathUnsafe, at: place, values))
      } else if isStrange, bag.declaration.isFinal {
        findings.append(Finding(.manifestStranger, at: place, ["ruta": line.path]))
      } else if let file = bag.contents.files[line.path] {
        compare(file, line, manifest.algorithm)
      } else {
        findings.append(Finding(.bagTagMissing, at: line.path, ["manifiesto": place]))
      }
    }
    let listed = Set(lines.all.map(\.path))
    if bag.declaration.isFinal {
      findings += payloadNames.filter { !listed.contains($0) }
        .map { Finding(.bagTagManifestIncomplete, at: place, ["manifiesto": $0]) }
    }
    return listed
  }

  private var payloadNames: [String] { bag.names.filter { !$0.isTagManifest }.map(\.name) }

  private mutating func compare(
    _ file: BagContents.File, _ line: ResolvedLines.Line, _ algorithm: ChecksumAlgorithm
  ) {
    guard let found = bag.contents.checksum(of: file, algorithm), found != line.checksum else { return }
    findings.append(Finding(.bagTagDiffers, at: line.path, ["algoritmo": algorithm.title]))
  }
}

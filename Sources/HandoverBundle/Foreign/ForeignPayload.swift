import HandoverModel

/// The files below `data/` against every manifest of the payload.
struct ForeignPayload {
  private let bag: ForeignBag
  private(set) var findings: [Finding] = []
  /// Files that only the operating system misses: listed, and not there.
  private(set) var gone = 0
  /// Whether nothing that a manifest lists is missing.
  private(set) var isWhole = true

  private let fetched: Set<String>
  private var listed: [Set<String>] = []

  init(_ bag: ForeignBag) {
    self.bag = bag
    fetched = Set(bag.fetch.paths)
    findings = bag.fetch.findings
    for manifest in bag.payloadManifests {
      findings += manifest.findings
      check(manifest)
    }
    completeness()
    fetchList()
    let payload = bag.contents.paths.filter { $0.hasPrefix("data/") }
    findings += payload.filter(BagItPath.isSystemFile).map { Finding(.bagSystemFile, at: $0) }
  }

  private mutating func check(_ manifest: ForeignManifest) {
    let place = manifest.name.name
    var lines = ResolvedLines(manifest, bag)
    findings += lines.findings
    var paths: Set<String> = []
    var missing: Set<String> = []
    for line in lines.all {
      paths.insert(line.path)
      if BagItPath.isUnsafe(line.path) {
        let values = ["linea": String(line.number), "ruta": line.path]
        findings.append(Finding(.bagPathUnsafe, at: place, values))
      } else if !line.path.hasPrefix("data/") {
        findings.append(Finding(.manifestStranger, at: place, ["ruta": line.path]))
      } else if let file = bag.contents.files[line.path] {
        compare(file, line, manifest.algorithm)
      } else if let actual = lines.caseTwin(of: line) {
        findings.append(Finding(.bagCaseDiffers, at: actual, ["ruta": line.path]))
        paths.insert(actual)
      } else {
        missing.insert(line.path)
      }
    }
    report(missing)
    listed.append(paths)
  }

  private mutating func compare(
    _ file: BagContents.File, _ line: ResolvedLines.Line, _ algorithm: ChecksumAlgorithm
  ) {
    guard let found = bag.contents.checksum(of: file, algorithm) else { return }
    if found != line.checksum {
      findings.append(Finding(.bagPayloadDiffers, at: line.path, ["algoritmo": algorithm.title]))
    }
  }

  private mutating func report(_ missing: Set<String>) {
    let system = missing.filter(BagItPath.isSystemFile)
    gone = max(gone, system.count)
    if system.count < missing.count { isWhole = false }
    for path in missing {
      let code: FindingCode =
        fetched.contains(path)
        ? .bagFetchPending : system.contains(path) ? .bagSystemFileGone : .payloadMissing
      findings.append(Finding(code, at: path))
    }
  }

  /// In version 1.0 every manifest lists every file; before it, one of them has to.
  private mutating func completeness() {
    guard !listed.isEmpty else { return }
    for path in bag.contents.paths where path.hasPrefix("data/") {
      let without = zip(bag.payloadManifests, listed).filter { !$0.1.contains(path) }.map(\.0.name.name)
      guard without.count < listed.count else {
        findings.append(Finding(.payloadExtra, at: path))
        continue
      }
      let code: FindingCode = bag.declaration.isFinal ? .bagManifestIncomplete : .bagManifestPartial
      findings += without.map { Finding(code, at: path, ["manifiesto": $0]) }
    }
  }

  private mutating func fetchList() {
    for path in fetched {
      let without = listed.filter { !$0.contains(path) }.count
      if without == listed.count || bag.declaration.isFinal && without > 0 {
        findings.append(Finding(.bagFetchUnlisted, at: path))
      }
    }
  }
}

/// The lines of a manifest with the paths that they mean.
struct ResolvedLines {
  struct Line {
    let number: Int
    let checksum: [UInt8]
    let path: String
  }

  private(set) var all: [Line] = []
  private(set) var findings: [Finding] = []
  private let algorithm: ChecksumAlgorithm
  private let contents: BagContents
  /// The files by their folded names; made when a name is missing for the first time.
  private lazy var folded: [String: [String]] = Dictionary(
    grouping: contents.paths, by: PortableName.folded)

  init(_ manifest: ForeignManifest, _ bag: ForeignBag) {
    algorithm = manifest.algorithm
    contents = bag.contents
    let isFinal = bag.declaration.isFinal
    let decodes = Self.decodes(manifest, contents, isFinal: isFinal)
    let place = manifest.name.name
    var seen: [String: [UInt8]] = [:]
    for line in manifest.lines {
      let path = decodes ? BagItPath.decoded(line.path) : line.path
      if isFinal, decodes ? BagItPath.hasRawPercent(line.path) : line.path.utf8.contains(0x25) {
        findings.append(Finding(.bagPercentRaw, at: place, ["linea": String(line.number)]))
      }
      if let earlier = seen.updateValue(line.checksum, forKey: path) {
        let isHarmless = earlier == line.checksum && !isFinal
        let code: FindingCode = isHarmless ? .bagLineRepeated : .manifestRepeated
        findings.append(Finding(code, at: place, ["ruta": path]))
        if isHarmless { continue }
      } else if !path.utf8.allSatisfy({ $0 < 0x80 }) {
        findings += Self.normalization(path, contents, place)
      }
      all.append(Line(number: line.number, checksum: line.checksum, path: path))
    }
  }

  /// Version 1.0 encodes `%`; before it nothing did, and many programs still do not.
  ///
  /// The other reading is taken for the whole manifest, and only if it finds more of the files.
  private static func decodes(_ manifest: ForeignManifest, _ contents: BagContents, isFinal: Bool) -> Bool {
    let paths = manifest.lines.map(\.path).filter { $0.utf8.contains(0x25) }
    func found(_ read: (String) -> String) -> Int {
      Set(paths.map(read)).filter { contents.files[$0] != nil }.count
    }
    let raw = found { $0 }
    let decoded = found(BagItPath.decoded)
    return isFinal ? decoded >= raw : decoded > raw
  }

  /// A name that only differs in its Unicode normalization is the same name.
  private static func normalization(_ path: String, _ contents: BagContents, _ place: String) -> [Finding] {
    guard let index = contents.files.index(forKey: NameText(path)),
      !contents.files[index].key.text.utf8.elementsEqual(path.utf8)
    else { return [] }
    return [Finding(.bagNormalization, at: contents.files[index].key.text, ["manifiesto": place])]
  }

  /// A file whose name only differs in case and whose content is the one that is listed.
  mutating func caseTwin(of line: Line) -> String? {
    folded[PortableName.folded(line.path)]?.first { name in
      contents.files[name].flatMap { contents.checksum(of: $0, algorithm) } == line.checksum
    }
  }
}

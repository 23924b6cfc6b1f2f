import HandoverModel

/// A BagIt bag that another program made: what it says of itself, and every rule it breaks.
///
/// The rules are those of `docs/foreign-bags.md`: RFC 8493 for version 1.0, the drafts for versions before it.
struct ForeignBag {
  let contents: BagContents
  let declaration: BagDeclaration
  let info: ForeignBagInfo
  let payloadManifests: [ForeignManifest]
  let tagManifests: [ForeignManifest]
  let fetch: FetchList
  /// Every manifest there is, known or not.
  let names: [BagManifestName]
  private let unreadable: [Finding]

  init(_ contents: BagContents) {
    self.contents = contents
    declaration = BagDeclaration(contents.texts[BundleFormat.declaration])
    var texts = ForeignTexts(contents: contents, encoding: declaration.encoding)
    let place = ForeignBagInfo.name(in: contents, declaration)
    info = ForeignBagInfo(texts.read(place), at: place, isFinal: declaration.isFinal)
    fetch = FetchList(texts.read(FetchList.place), isFinal: declaration.isFinal)
    names = BagManifestName.all(in: contents.paths)
    var manifests: [ForeignManifest] = []
    for name in names {
      guard let algorithm = name.algorithm, let text = texts.read(name.name) else { continue }
      manifests.append(ForeignManifest(name, algorithm, text))
    }
    payloadManifests = manifests.filter { !$0.name.isTagManifest }
    tagManifests = manifests.filter(\.name.isTagManifest)
    unreadable = texts.findings
  }

  /// Everything that is wrong with the bag, whatever it came in.
  var findings: [Finding] {
    let payload = ForeignPayload(self)
    let total = contents.payload
    var findings = declaration.findings + unreadable + algorithms + info.findings + payload.findings
    findings += ForeignTags(self).findings
    if payload.isWhole {
      findings += info.oxum(
        bytes: total.reduce(0) { $0 &+ $1.size }, files: total.count, gone: payload.gone)
    }
    return findings
  }

  /// The algorithms of the manifests of the payload that were checked, weakest first.
  var algorithmsInUse: [ChecksumAlgorithm] { Set(payloadManifests.map(\.algorithm)).sorted() }

  private var algorithms: [Finding] {
    let unknown = names.filter { $0.algorithm == nil }
    let known = names.filter { $0.algorithm != nil && !$0.isTagManifest }
    guard !known.isEmpty else {
      guard let first = unknown.first(where: { !$0.isTagManifest }) else {
        return [Finding(.bagWithoutManifest, at: contents.name)]
      }
      return [Finding(.bagAlgorithmUnknown, at: first.name, ["algoritmo": first.algorithmName])]
    }
    var findings = unknown.map {
      Finding(.bagAlgorithmSkipped, at: $0.name, ["algoritmo": $0.algorithmName])
    }
    if !algorithmsInUse.isEmpty, algorithmsInUse.allSatisfy(\.isWeak) {
      let titles = algorithmsInUse.map(\.title).joined(separator: ", ")
      findings.append(Finding(.bagAlgorithmWeak, at: contents.name, ["algoritmos": titles]))
    }
    return findings
  }
}

/// Reads the texts of a bag in its encoding and remembers those that cannot be read.
struct ForeignTexts {
  let contents: BagContents
  let encoding: TagEncoding
  private(set) var findings: [Finding] = []

  init(contents: BagContents, encoding: TagEncoding) {
    self.contents = contents
    self.encoding = encoding
  }

  mutating func read(_ path: String) -> TagText? {
    guard let file = contents.files[path] else { return nil }
    guard let bytes = contents.texts[path] else {
      if file.digest != nil { findings.append(Finding(.bagTextTooLong, at: path)) }
      return nil
    }
    guard let text = TagText(bytes, encoding) else {
      findings.append(Finding(.bagTextUndecodable, at: path))
      return nil
    }
    return text
  }
}

/// The files that `fetch.txt` leaves to be downloaded; nothing is.
struct FetchList {
  static let place = "fetch.txt"

  /// Paths below the bag's folder.
  private(set) var paths: [String] = []
  private(set) var findings: [Finding] = []

  init(_ text: TagText?, isFinal: Bool) {
    for line in text?.lines ?? [] where !line.text.allSatisfy(\.isWhitespace) {
      let parts = line.text.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
      guard parts.count == 3, parts[1] == "-" || UInt64(parts[1]) != nil else {
        findings.append(Finding(.bagFetchLine, at: Self.place, ["linea": String(line.number)]))
        continue
      }
      let path = isFinal ? BagItPath.decoded(String(parts[2])) : String(parts[2])
      if BagItPath.isUnsafe(path) {
        let values = ["linea": String(line.number), "ruta": path]
        findings.append(Finding(.bagPathUnsafe, at: Self.place, values))
      } else if !path.hasPrefix("data/") {
        findings.append(Finding(.manifestStranger, at: Self.place, ["ruta": path]))
      } else {
        paths.append(path)
      }
    }
  }
}

extension ForeignBag {
  /// How a bag without a folder of its own is called: like the file.
  func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

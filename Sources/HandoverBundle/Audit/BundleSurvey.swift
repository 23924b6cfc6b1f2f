package import HandoverModel

/// A verified bundle with what a reception asks of it: its files, whose they are, and the tables that describe them.
package struct BundleSurvey: Sendable {
  /// What verifying it found.
  package let report: AuditReport
  /// What the versions of one handover share, by `bag-info.txt`; nil when that does not say it.
  package let series: String?
  /// Every payload file that there is or should be, in bytes order of its path.
  package let files: [SurveyedFile]
  /// The code of the element that a file belongs to, by its path below `data/`, as `empalme.json` tells.
  private let elements: [NameText: String]
  private let texts: [String: [UInt8]]

  init(_ report: AuditReport, _ contents: BagContents) {
    self.report = report
    texts = contents.texts
    let lines: [(path: String, digest: String)]
    if contents.kind == .foreignBag {
      let bag = ForeignBag(contents)
      series = bag.info[BagLabel.group]
      lines = Self.lines(of: bag)
      elements = [:]
    } else {
      let bag = BagRules(contents)
      series = bag.info[BagLabel.group]
      lines = bag.manifest.parsed.lines.map { ($0.path, $0.digest.hex) }
      elements = Self.elements(contents.texts["data/" + BundleFormat.inventory])
    }
    files = Self.files(contents, lines, report.findings)
  }

  /// The bytes of a table by its path below the top folder, as they were found; nil without it.
  package func table(_ path: String) -> [UInt8]? { texts[path] }

  /// The code of the element that a file belongs to; nil for none.
  package func element(of file: SurveyedFile) -> String? { elements[NameText(file.path)] }

  /// What the strongest manifest of a foreign bag lists.
  private static func lines(of bag: ForeignBag) -> [(path: String, digest: String)] {
    guard let manifest = bag.payloadManifests.max(by: { $0.algorithm < $1.algorithm }) else { return [] }
    return ResolvedLines(manifest, bag).all.map { line in
      (line.path, line.checksum.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined())
    }
  }

  private static func elements(_ inventory: [UInt8]?) -> [NameText: String] {
    var elements: [NameText: String] = [:]
    var (element, path, code) = (-1, "", "")
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(inventory ?? []) { place, scalar in
        guard place.keys.count == 2, place.keys[0] == "archivos" else { return }
        if place.element != element { (element, path, code) = (place.element, "", "") }
        switch place.keys[1] {
        case "ruta": path = scalar.string ?? ""
        case "elemento": code = scalar.string ?? ""
        default: return
        }
        if !path.isEmpty, !code.isEmpty { elements[NameText(path)] = code.withoutOuterSpace }
      }
    } catch {
      return [:]
    }
    return elements
  }

  // MARK: Files

  private static func files(
    _ contents: BagContents, _ lines: [(path: String, digest: String)], _ findings: [Finding]
  ) -> [SurveyedFile] {
    var files: [NameText: SurveyedFile] = [:]
    for (name, file) in contents.files where name.text.startsInUTF8(with: Self.payload) {
      files[name] = SurveyedFile(
        place: name.text, size: file.size, listed: nil, states: [file.digest == nil ? .unchecked : .intact])
    }
    for line in lines where line.path.startsInUTF8(with: Self.payload) {
      let name = NameText(line.path)
      guard let file = files[name] else {
        files[name] = SurveyedFile(place: line.path, size: 0, listed: line.digest, states: [])
        continue
      }
      guard file.listed == nil else { continue }
      files[name] = SurveyedFile(
        place: line.path, size: file.size, listed: line.digest, states: file.states)
    }
    for finding in findings where finding.severity == .defect || finding.code == .bagSystemFileGone {
      files[NameText(finding.place)]?.take(finding.code)
    }
    // A line without a file and without a finding has its file under a name in other letters (F036).
    return files.values.filter { !$0.states.isEmpty }.sorted { $0.path.precedesInUTF8($1.path) }
  }

  fileprivate static let payload = "data/"
}

/// One payload file as it was found, or as a manifest lists it.
package struct SurveyedFile: Hashable, Sendable {
  /// Below `data/`.
  package let path: String
  /// Its length; 0 when it is not there.
  package let size: UInt64
  /// The digest that the manifest gives it, in lower-case digits; nil when it lists none.
  package let listed: String?
  /// The codes of the defects at it.
  package private(set) var problems: Set<String> = []
  fileprivate var states: [ReceptionItem.Integrity]

  fileprivate init(place: String, size: UInt64, listed: String?, states: [ReceptionItem.Integrity]) {
    path = String(decoding: place.utf8.dropFirst(BundleSurvey.payload.utf8.count), as: UTF8.self)
    self.size = size
    self.listed = listed
    self.states = states
  }

  /// The worst that was found about it (C-14).
  package var integrity: ReceptionItem.Integrity { states.min() ?? .absent }

  fileprivate mutating func take(_ code: FindingCode) {
    if code.severity == .defect { problems.insert(code.id) }
    states.append(Self.integrity(after: code))
  }

  private static func integrity(after code: FindingCode) -> ReceptionItem.Integrity {
    switch code {
    case .payloadAltered, .tagAltered, .bagPayloadDiffers: .altered
    case .payloadMissing, .tagMissing, .bagFetchPending, .bagSystemFileGone: .absent
    case .payloadExtra, .tagExtra: .undeclared
    default: .withProblems
    }
  }
}

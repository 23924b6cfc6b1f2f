import HandoverBundle
import HandoverModel

/// What `revisar` says of the content and the names of the files.
struct ContentReview {
  private let files: [CataloguedFile]
  private let inspections: [FileInspection?]
  private let decisions: ReviewDecisions

  /// `inspections` are those of `files`, in the same order.
  init(_ files: [CataloguedFile], _ inspections: [FileInspection?], _ decisions: ReviewDecisions) {
    self.files = files
    self.inspections = inspections
    self.decisions = decisions
  }

  /// Everything, without what somebody accepted or switched off.
  var findings: [Finding] {
    (perFile + names + SimilarNames(paths: files.map(\.file.path)).findings + identical + outdated)
      .filter { decisions.switchedOff[$0.code.id] == nil }
  }

  /// What stops the public edition: private data in its files that nobody has accepted.
  var blocking: [Finding] {
    zip(files, inspections).flatMap { file, inspection -> [Finding] in
      guard Self.isPublic(file), let inspection else { return [] }
      return inspection.remarks.filter { $0.privateKind != nil && $0.code.severity == .defect }
        .map { Finding($0.code, at: file.file.path, $0.values) }
        .filter { isOpen($0, inspection.digest) && decisions.switchedOff[$0.code.id] == nil }
    }
  }

  static func isPublic(_ file: CataloguedFile) -> Bool {
    file.entry.map { Visibility(.public).shows($0.element) } ?? false
  }

  private var perFile: [Finding] {
    zip(files, inspections).flatMap { file, inspection -> [Finding] in
      guard let inspection else { return [] }
      return inspection.remarks.compactMap { finding(of: $0, in: file) }.filter {
        isOpen($0, inspection.digest)
      }
    }
  }

  private func isOpen(_ finding: Finding, _ digest: Digest) -> Bool {
    !decisions.accepts(finding.code, path: finding.place, digest: digest)
  }

  /// Personal data is expected where the catalogue announces it.
  private func finding(of remark: Remark, in file: CataloguedFile) -> Finding? {
    let path = file.file.path
    guard let kind = remark.privateKind, !kind.isSecret, !Self.isPublic(file) else {
      return Finding(remark.code, at: path, remark.values)
    }
    guard let element = file.element else {
      return Finding(.uncataloguedPersonalData, at: path, remark.values)
    }
    guard element.personalData == .none else { return nil }
    return Finding(
      .undeclaredPersonalData, at: path, remark.values.merging(["codigo": element.code]) { first, _ in first }
    )
  }

  /// Copied below `C:\\Users\\…\\Documents\\` a path grows by about so much; Windows ends at 260.
  private static let longest = 180

  private var names: [Finding] {
    files.flatMap { file -> [Finding] in
      let path = file.file.path
      let name = path.split(separator: "/").last.map(String.init) ?? path
      var findings: [Finding] = []
      if let problem = Self.windowsProblem(path) {
        findings.append(Finding(.windowsName, at: path, ["motivo": problem.reason]))
      }
      if path.utf16.count > Self.longest {
        findings.append(Finding(.longPath, at: path, ["cantidad": "\(path.utf16.count)"]))
      }
      if Self.isLeftover(name) { findings.append(Finding(.leftover, at: path)) }
      return findings
    }
  }

  /// Names that are merely not normalized, or hold a `%`, are no trouble for Windows.
  private static func windowsProblem(_ path: String) -> NameProblem? {
    for component in path.split(separator: "/") {
      let plain = PortableName.normalized(String(component).replacing("%", with: "_"))
      if let problem = PortableName.problem(inComponent: plain) { return problem }
    }
    return nil
  }

  private static let leftovers = [
    ".tmp", ".temp", ".crdownload", ".part", ".partial", ".download", ".bak", ".old", "~",
  ]

  private static func isLeftover(_ name: String) -> Bool {
    let name = name.lowercased()
    return leftovers.contains { name.hasSuffix($0) }
  }

  private var identical: [Finding] {
    var groups: [Digest: [String]] = [:]
    for (file, inspection) in zip(files, inspections) where file.file.size > 0 {
      if let inspection { groups[inspection.digest, default: []].append(file.file.path) }
    }
    return groups.values.filter { $0.count > 1 }.map { paths in
      let shown = paths.dropFirst().prefix(3).map { "«\($0)»" }.joined(separator: ", ")
      let more = paths.count > 4 ? " y \(paths.count - 4) más" : ""
      return Finding(.identicalFiles, at: paths[0], ["otros": shown + more])
    }
  }

  /// Acceptances of what is not there any more.
  private var outdated: [Finding] {
    guard !decisions.acceptances.isEmpty else { return [] }
    let digests = Dictionary(
      zip(files, inspections).map { (ByteText($0.file.path), $1?.digest) },
      uniquingKeysWith: { first, _ in first })
    return decisions.acceptances.compactMap { acceptance in
      guard case .some(.some(let digest)) = digests[ByteText(acceptance.path)], digest != acceptance.digest
      else {
        return nil
      }
      return Finding(.outdatedAcceptance, at: acceptance.path, ["regla": acceptance.rule])
    }
  }
}

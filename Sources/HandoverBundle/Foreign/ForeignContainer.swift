import HandoverModel

/// The container rules for a ZIP of another program.
///
/// What makes the content ambiguous, unsafe or wrong stays the defect that it is; what could only hide bytes becomes
/// a remark, and what every ZIP program does in its own way becomes one note (rules F-20 to F-22).
struct ForeignContainer {
  let directory: ZipDirectory
  let layout: LayoutRules
  /// The folder of the bag in the ZIP, empty at its root.
  let folder: String
  let scanned: [Finding]

  private static let stray: Set<FindingCode> = [.zipLeadingBytes, .zipTrailingBytes, .zipGap]
  private static let form: [FindingCode: String] = [
    .zipOrder: "orden de las entradas", .zipFolderMissing: "carpetas sin entrada propia",
    .zipFolderEmpty: "carpetas vacías",
  ]

  var findings: [Finding] {
    let strict = directory.findings + layout.findings + scanned
    let kept = strict.filter {
      !Self.stray.contains($0.code) && Self.form[$0.code] == nil && $0.code != .zipComment && !isLongForm($0)
    }
    let headers = directory.entries.flatMap { ForeignHeader.check($0, at: layout.places[$0.index]) }
    return kept + headers + strayBytes(strict) + comments + extras + names + form(strict)
  }

  /// ZIP64 records without need are a matter of taste.
  private func isLongForm(_ finding: Finding) -> Bool {
    finding.code == .zipEndInconsistent && finding.values["campo"] == "registro ZIP64"
  }

  private func strayBytes(_ strict: [Finding]) -> [Finding] {
    let counts = strict.filter { Self.stray.contains($0.code) }.compactMap {
      UInt64($0.values["cantidad"] ?? "")
    }
    guard !counts.isEmpty else { return [] }
    let total = counts.reduce(0) { $0 &+ $1 }
    return [Finding(.bagZipStrayBytes, at: ZipDirectory.place, ["cantidad": String(total)])]
  }

  private var comments: [Finding] {
    let hasOwn = directory.findings.contains { $0.code == .zipComment }
    guard hasOwn || directory.entries.contains(where: { $0.commentCount > 0 }) else { return [] }
    return [Finding(.bagZipComment, at: ZipDirectory.place)]
  }

  private var extras: [Finding] {
    let count = directory.entries.filter { !ForeignHeader.hasUsualExtra($0) }.count
    return count == 0
      ? [] : [Finding(.bagZipExtraUnknown, at: ZipDirectory.place, ["cantidad": String(count)])]
  }

  // MARK: Names

  private var names: [Finding] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    var inside: [String] = []
    var outside = 0
    var findings: [Finding] = []
    for entry in directory.entries {
      guard String(validating: entry.nameBytes, as: UTF8.self) != nil else {
        findings.append(Finding(.nameNotUTF8, at: layout.places[entry.index]))
        continue
      }
      let name = entry.isFolder ? String(entry.name.dropLast()) : entry.name
      if name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count {
        if !entry.isFolder || BagItPath.isUnsafe(name) { inside.append(String(name.dropFirst(prefix.count))) }
      } else if BagItPath.isUnsafe(name) {
        findings.append(Finding(.nameEscapes, at: entry.name))
      } else if !entry.isFolder {
        outside += 1
      }
    }
    if outside > 0 {
      findings.append(Finding(.bagZipOutside, at: ZipDirectory.place, ["cantidad": String(outside)]))
    }
    let others = BagFolder.others(in: directory.entries.map(\.name), than: folder)
    return findings + others.map { Finding(.bagNotAlone, at: $0) } + ForeignNames.check(inside)
  }

  // MARK: Form

  private func form(_ strict: [Finding]) -> [Finding] {
    let entries = directory.entries
    var fields = Set(strict.compactMap { Self.form[$0.code] })
    if strict.contains(where: isLongForm) { fields.insert("registros ZIP64") }
    if entries.contains(where: { $0.flags & 0x0008 != 0 }) { fields.insert("descriptores de datos") }
    if entries.contains(where: { !$0.extra.isEmpty && !$0.hasPlainExtra }) {
      fields.insert("campos adicionales")
    }
    if entries.contains(where: { $0.time != BundleFormat.dosTime || $0.date != BundleFormat.dosDate }) {
      fields.insert("fechas")
    }
    let attributes = entries.contains {
      $0.externalAttributes != ($0.isFolder ? BundleFormat.folderAttributes : BundleFormat.fileAttributes)
    }
    if attributes { fields.insert("atributos") }
    if entries.contains(where: { $0.flags & 0x0800 == 0 && $0.nameBytes.contains { $0 >= 0x80 } }) {
      fields.insert("nombres sin la marca de UTF-8")
    }
    guard !fields.isEmpty else { return [] }
    return [Finding(.bagZipForm, at: ZipDirectory.place, ["campos": fields.sorted().joined(separator: ", ")])]
  }
}

extension ForeignContainer {
  /// What to read of a foreign ZIP: with the algorithms of its manifests, its texts within bounds.
  static func jobs(_ layout: LayoutRules) -> [EntryScanner.Job] {
    let entries = layout.directory.entries
    let paths = ContainerAudit.paths(of: entries, below: layout.top)
    let algorithms = BagContents.algorithms(for: paths.compactMap(\.self))
    var budget = ForeignTextBudget()
    return zip(entries, layout.limits).map { entry, limit in
      EntryScanner.Job(
        entry: entry, place: layout.places[entry.index], limit: limit,
        keepsText: budget.admits(paths[entry.index], size: entry.size), algorithms: algorithms,
        isForeign: true)
    }
  }
}

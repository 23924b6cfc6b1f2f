import HandoverModel

/// The audit of a ZIP: its container rules, and one pass over every entry, several at a time.
struct ContainerAudit: Sendable {
  let contents: BagContents
  /// Findings of families Z and N.
  let findings: [Finding]

  static func run(
    _ file: borrowing OpenFile, length: UInt64, keepsInventory: Bool, workers: Int,
    progress: @escaping BundleAudit.Report
  ) async throws -> ContainerAudit {
    let directory = try ZipDirectory.read(file, length: length)
    if directory.entries.isEmpty, let finding = directory.findings.first {
      let findings = Array(Set(directory.findings + [finding]))
      return ContainerAudit(contents: BagContents(name: "", kind: .unknown), findings: findings)
    }
    let names = directory.entries.lazy.map(\.name)
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? ""
    let isOurs = BagOrigin.showsEmpalme(entries: names, file: fileName)
    guard let top = (isOurs ? topFolder(directory.entries) : nil) ?? BagFolder.find(in: names) else {
      throw BundleError.notABundle(path: file.path, reason: "no contiene bagit.txt ni ningún manifiesto")
    }
    let paths = paths(of: directory.entries, below: top)
    // How findings name an entry: below the top folder, or its whole name.
    let places = zip(directory.entries, paths).map { entry, path in
      path.flatMap { $0.isEmpty ? nil : $0 } ?? entry.name
    }
    let layout = LayoutRules(directory: directory, top: top, places: places)
    let pass = EntryPass(
      jobs: isOurs ? jobs(layout, paths) : ForeignContainer.jobs(layout), descriptor: file.descriptor,
      path: file.path,
      tally: AuditTally(total: directory.start, files: directory.entries.count, report: progress))
    // What needs no content is judged beside the pass.
    async let form = isOurs ? form(layout, paths) : []
    let read = try await pass.run(workers: workers, readsLists: isOurs, keepsInventory: keepsInventory)
    var contents = BagContents(name: top)
    contents.algorithms = pass.jobs.first?.algorithms ?? []
    contents.manifest = read.manifest
    contents.files.reserveCapacity(paths.count)
    for (path, scan) in zip(paths, read.scans) where !directory.entries[scan.index].isFolder {
      guard let path, contents.files[path] == nil else { continue }
      contents.files[path] = .init(size: scan.size, digest: scan.digest, checksums: scan.checksums)
      if let text = scan.text { contents.texts[path] = text }
      if let statements = scan.statements { contents.statements[path] = statements }
    }
    let scanned = read.scans.flatMap(\.findings)
    if !isOurs, !BagOrigin.showsEmpalme(texts: contents.texts) {
      contents.kind = .foreignBag
      let container = ForeignContainer(directory: directory, layout: layout, folder: top, scanned: scanned)
      return ContainerAudit(contents: contents, findings: container.findings)
    }
    let checks = checks(layout, read.scans, contents)
    let known = isOurs ? await form : Self.form(layout, paths)
    return ContainerAudit(contents: contents, findings: known + scanned + checks)
  }

  /// What the directory alone shows.
  private static func form(_ layout: LayoutRules, _ paths: [String?]) -> [Finding] {
    let entries = layout.directory.entries
    defer { MemoryRelief.giveBack() }
    return layout.directory.findings + layout.findings + names(layout, paths)
      + entries.flatMap { HeaderRules.check($0, at: layout.places[$0.index]) }
  }

  // MARK: Names

  /// The folder that holds the bag's texts; nil when no folder at the top does.
  private static func topFolder(_ entries: [ZipEntry]) -> String? {
    var votes: [String: Int] = [:]
    for entry in entries where entry.nameBytes.count(where: { $0 == 0x2F }) == 1 {
      let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let first = parts.first, let second = parts.last else { continue }
      let texts = [
        BundleFormat.declaration, BundleFormat.manifest, BundleFormat.bagInfo, BundleFormat.tagManifest,
      ]
      if texts.contains(String(second)) { votes[String(first), default: 0] += 1 }
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The paths below the top folder; nil for what lies outside.
  static func paths(of entries: [ZipEntry], below top: String) -> [String?] {
    let prefix = top.isEmpty ? [] : Array((top + "/").utf8)
    return entries.map { entry in
      guard entry.nameBytes.starts(with: prefix) else { return nil }
      return String(decoding: entry.nameBytes.dropFirst(prefix.count), as: UTF8.self)
    }
  }

  private static func names(_ layout: LayoutRules, _ paths: [String?]) -> [Finding] {
    let (entries, top, places) = (layout.directory.entries, layout.top, layout.places)
    let room = PortableName.longestPath - top.utf16.count - 1
    var findings: [Finding] = []
    if let problem = BundleFormat.nameProblem(top) {
      findings.append(Finding(.nameTopFolder, at: top, ["motivo": problem]))
    }
    for entry in entries {
      let place = places[entry.index]
      guard (try? UTF8Span(validating: entry.nameBytes.span)) != nil else {
        findings.append(Finding(.nameNotUTF8, at: place))
        continue
      }
      guard var path = paths[entry.index] else {
        let escapes = NameRules.check(entry.name, room: .max, at: place).map(\.code) == .nameEscapes
        findings.append(Finding(escapes ? .nameEscapes : .nameOutsideTop, at: place, ["carpeta": top]))
        continue
      }
      if entry.isFolder, !path.isEmpty { path.removeLast() }
      if path.isEmpty { continue }
      if let finding = NameRules.check(path, room: room, at: place) { findings.append(finding) }
    }
    let names = entries.map {
      String(decoding: $0.isFolder ? $0.nameBytes.dropLast() : $0.nameBytes[...], as: UTF8.self)
    }
    let collisions = NameRules.collisions(NameRules.distinct(names)).map { finding in
      let below =
        finding.place.hasPrefix(top + "/") ? String(finding.place.dropFirst(top.count + 1)) : finding.place
      return Finding(finding.code, at: below, finding.values)
    }
    return findings + collisions
  }

  // MARK: zip-crc32.txt

  /// The CRC-32 of every file entry's packed bytes against the list (rule B-40).
  private static func checks(
    _ layout: LayoutRules, _ scans: [EntryScan], _ contents: BagContents
  ) -> [Finding] {
    let own = Array("\(layout.top)/\(BundleFormat.zipChecks)".utf8)
    let listed = Array(
      layout.directory.entries.lazy.filter { !$0.isFolder && $0.nameBytes != own }.map(\.index))
    guard let text = contents.texts[BundleFormat.zipChecks], text.count == listed.count * 9 else {
      return [Finding(.zipChecksMissing, at: BundleFormat.zipChecks)]
    }
    var findings: [Finding] = []
    for (position, index) in listed.enumerated() {
      let scan = scans[index]
      guard let crc = scan.packedCRC, scan.findings.isEmpty else { continue }
      if !text[position * 9..<position * 9 + 9].elementsEqual(ZipChecks.line(crc)) {
        findings.append(Finding(.zipPackedBytes, at: layout.places[index]))
      }
    }
    return findings
  }

  private static func jobs(_ layout: LayoutRules, _ paths: [String?]) -> [EntryScanner.Job] {
    zip(layout.directory.entries, layout.limits).map { entry, limit in
      let keeps = paths[entry.index].map(BagContents.isText) ?? false
      return EntryScanner.Job(
        entry: entry, place: layout.places[entry.index], limit: limit, keepsText: keeps)
    }
  }
}

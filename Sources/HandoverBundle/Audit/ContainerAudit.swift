import HandoverModel
import Synchronization

/// The audit of a ZIP: its container rules, and one pass over every entry, several at a time.
struct ContainerAudit: Sendable {
  let contents: BagContents
  /// Findings of families Z and N.
  let findings: [Finding]

  private let directory: ZipDirectory
  private let top: String
  private let places: [String]

  static func run(
    _ file: borrowing OpenFile, length: UInt64, workers: Int, progress: @escaping BundleAudit.Report
  ) async throws -> ContainerAudit {
    let directory = try ZipDirectory.read(file, length: length)
    if directory.entries.isEmpty, let finding = directory.findings.first {
      let contents = BagContents(name: "", kind: .unknown)
      return ContainerAudit(
        contents: contents, findings: directory.findings + [finding], directory: directory, top: "",
        places: [])
    }
    let names = directory.entries.map(\.name)
    let fileName = file.path.split(separator: "/").last.map(String.init) ?? ""
    let isOurs = BagOrigin.showsEmpalme(entries: names, file: fileName)
    guard let top = (isOurs ? topFolder(directory.entries) : nil) ?? BagFolder.find(in: names) else {
      throw BundleError.notABundle(path: file.path, reason: "no contiene bagit.txt ni ningún manifiesto")
    }
    let places = directory.entries.map { place(of: $0, top: top) }
    let layout = LayoutRules(directory: directory, top: top, places: places)
    let jobs = isOurs ? jobs(layout, places, top) : ForeignContainer.jobs(layout)
    let scans = try await scan(
      jobs, file.descriptor, file.path, workers: workers,
      progress: AuditTally(total: directory.start, files: directory.entries.count, report: progress))
    return ContainerAudit(directory, layout, top, places, scans, jobs)
  }

  private init(
    contents: BagContents, findings: [Finding], directory: ZipDirectory, top: String, places: [String]
  ) {
    self.contents = contents
    self.findings = Array(Set(findings))
    self.directory = directory
    self.top = top
    self.places = places
  }

  private init(
    _ directory: ZipDirectory, _ layout: LayoutRules, _ top: String, _ places: [String], _ scans: [EntryScan],
    _ jobs: [EntryScanner.Job]
  ) {
    var contents = BagContents(name: top)
    contents.algorithms = jobs.first?.algorithms ?? []
    for (entry, scan) in zip(directory.entries, scans) where !entry.isFolder {
      guard let path = Self.path(of: entry, top: top), contents.files[path] == nil else { continue }
      contents.files[path] = .init(size: scan.size, digest: scan.digest, checksums: scan.checksums)
      contents.texts[path] = scan.text
    }
    let isForeign = jobs.first?.isForeign == true && !BagOrigin.showsEmpalme(texts: contents.texts)
    contents.kind = isForeign ? .foreignBag : .bundle
    self.contents = contents
    self.directory = directory
    self.top = top
    self.places = places
    if isForeign {
      let scanned = scans.flatMap(\.findings)
      findings =
        ForeignContainer(directory: directory, layout: layout, folder: top, scanned: scanned).findings
      return
    }
    var findings = directory.findings + layout.findings
    findings += directory.entries.flatMap { HeaderRules.check($0, at: places[$0.index]) }
    findings += scans.flatMap(\.findings)
    findings += Self.names(directory.entries, top, places)
    findings += Self.checks(directory.entries, scans, contents, top, places)
    self.findings = findings
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

  /// The path below the top folder; nil for what lies outside.
  static func path(of entry: ZipEntry, top: String) -> String? {
    let name = entry.name
    if top.isEmpty { return name }
    guard entry.nameBytes.starts(with: (top + "/").utf8) else { return nil }
    return String(decoding: entry.nameBytes.dropFirst(top.utf8.count + 1), as: UTF8.self)
  }

  /// How findings name an entry: below the top folder, or its whole name.
  private static func place(of entry: ZipEntry, top: String) -> String {
    guard let path = path(of: entry, top: top), !path.isEmpty else { return entry.name }
    return path
  }

  private static func names(_ entries: [ZipEntry], _ top: String, _ places: [String]) -> [Finding] {
    var findings: [Finding] = []
    if let problem = BundleFormat.nameProblem(top) {
      findings.append(Finding(.nameTopFolder, at: top, ["motivo": problem]))
    }
    for entry in entries {
      let place = places[entry.index]
      guard String(validating: entry.nameBytes, as: UTF8.self) != nil else {
        findings.append(Finding(.nameNotUTF8, at: place))
        continue
      }
      guard var path = path(of: entry, top: top) else {
        let escapes = NameRules.check(entry.name, room: .max, at: place).map(\.code) == .nameEscapes
        findings.append(Finding(escapes ? .nameEscapes : .nameOutsideTop, at: place, ["carpeta": top]))
        continue
      }
      if entry.isFolder, !path.isEmpty { path.removeLast() }
      if path.isEmpty { continue }
      let room = PortableName.longestPath - top.utf16.count - 1
      if let finding = NameRules.check(path, room: room, at: place) { findings.append(finding) }
    }
    let paths = Set(entries.map { $0.isFolder ? String($0.name.dropLast()) : $0.name })
    let collisions = NameRules.collisions(paths).map { finding in
      let below =
        finding.place.hasPrefix(top + "/") ? String(finding.place.dropFirst(top.count + 1)) : finding.place
      return Finding(finding.code, at: below, finding.values)
    }
    return findings + collisions
  }

  // MARK: zip-crc32.txt

  /// The CRC-32 of every file entry's packed bytes against the list (rule B-40).
  private static func checks(
    _ entries: [ZipEntry], _ scans: [EntryScan], _ contents: BagContents, _ top: String, _ places: [String]
  ) -> [Finding] {
    let own = top + "/" + BundleFormat.zipChecks
    let listed = zip(entries, scans).filter { !$0.0.isFolder && $0.0.name != own }
    guard let text = contents.texts[BundleFormat.zipChecks], text.count == listed.count * 9 else {
      return [Finding(.zipChecksMissing, at: BundleFormat.zipChecks)]
    }
    var findings: [Finding] = []
    for (position, (entry, scan)) in listed.enumerated() {
      guard let crc = scan.packedCRC, scan.findings.isEmpty else { continue }
      if !text[position * 9..<position * 9 + 9].elementsEqual(ZipChecks.line(crc)) {
        findings.append(Finding(.zipPackedBytes, at: places[entry.index]))
      }
    }
    return findings
  }

  // MARK: The pass over the entries

  private static func jobs(_ layout: LayoutRules, _ places: [String], _ top: String) -> [EntryScanner.Job] {
    zip(layout.directory.entries, layout.limits).map { entry, limit in
      let keeps = path(of: entry, top: top).map(BagContents.isText) ?? false
      return EntryScanner.Job(entry: entry, place: places[entry.index], limit: limit, keepsText: keeps)
    }
  }

  private static func scan(
    _ jobs: [EntryScanner.Job], _ descriptor: Int32, _ path: String, workers: Int, progress: AuditTally
  ) async throws -> [EntryScan] {
    let work = WorkList<EntryScan>(count: jobs.count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, jobs.count)) {
        group.addTask {
          let scanner = try EntryScanner(descriptor, path: path)
          var own: [EntryScan] = []
          while let index = work.next() {
            if Task.isCancelled { throw BundleError.cancelled }
            own.append(try scanner.scan(jobs[index]) { progress.advance($0) })
            progress.fileDone()
          }
          work.add(own)
        }
      }
      try await group.waitForAll()
    }
    return work.outcomes.sorted { $0.index < $1.index }
  }
}

/// How far an audit is.
final class AuditTally: Sendable {
  private let total: UInt64
  private let files: Int
  private let report: BundleAudit.Report
  private let done = Mutex((bytes: UInt64(0), files: 0))

  init(total: UInt64, files: Int, report: @escaping BundleAudit.Report) {
    self.total = total
    self.files = files
    self.report = report
  }

  func advance(_ count: Int) {
    let now = done.withLock { done in
      done.bytes = min(total, done.bytes + UInt64(count))
      return done
    }
    report(PackingProgress(bytesDone: now.bytes, bytesTotal: total, filesDone: now.files, filesTotal: files))
  }

  func fileDone() { done.withLock { $0.files += 1 } }
}

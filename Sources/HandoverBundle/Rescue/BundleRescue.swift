import Foundation
import Glibc
import HandoverModel

/// Saves from damaged copies of one bundle what is still good, and lists what is not; never touches the copies.
package enum BundleRescue {
  /// Makes the folder `destination` with every file that is good in any of the copies, and `rescate.csv`.
  ///
  /// With `keepsPartials` what is left of damaged files goes to `danados/`. Throws if nothing of a bundle is found,
  /// the copies are of different bundles, it does not fit, or the folder is there already and not empty.
  package static func run(
    copies paths: [String], into destination: String, keepsPartials: Bool, workers: Int,
    progress: @escaping BundleAudit.Report
  ) async throws -> RescueReport {
    var sources: [RescueSource] = []
    for path in paths { sources.append(try RescueSource(path, number: sources.count)) }
    let tally = AuditTally(
      total: sources.reduce(0) { $0 + min($1.length, 1 << 50) } * 2, files: 0, report: progress)
    var rescue = try Rescue(sources, tally)
    let url = URL(filePath: destination).standardizedFileURL
    let parent = url.deletingLastPathComponent().path(percentEncoded: false)
    let staged = try StagedFolder(
      for: url.lastPathComponent,
      in: try FolderHandle(named: parent.count > 1 ? String(parent.dropLast()) : parent))
    try staged.content.make(RescueWorker.workFolder)
    try await rescue.save(staged.content, keepsPartials: keepsPartials, workers: max(1, workers))
    staged.content.remove(RescueWorker.workFolder)
    let report = rescue.report(folder: url.path(percentEncoded: false))
    let list = try staged.content.create(RescueReport.listName)
    try list.write(Array(report.table.utf8))
    _ = try staged.commit()
    return report
  }
}

/// One rescue on its way.
private struct Rescue {
  private let sources: [RescueSource]
  private let tally: AuditTally
  private let ledger: RescueLedger
  private var found: [RescueCandidate]
  private var isScanned = false
  private var index: RescueIndex
  private var texts: RescueTexts
  private var items: [String: RescueReport.Item] = [:]
  private var refused = 0

  /// What every bundle has outside `data/`.
  private static let required = [
    BundleFormat.readme, BundleFormat.bagInfo, BundleFormat.declaration, BundleFormat.redirect,
    BundleFormat.manifest, BundleFormat.tagManifest,
  ]

  /// Reads the directories, and all of the copies where those do not lead to the lists of digests.
  init(_ sources: [RescueSource], _ tally: AuditTally) throws(BundleError) {
    self.sources = sources
    self.tally = tally
    ledger = RescueLedger(sources)
    found = sources.flatMap(\.listed)
    let needsScan = sources.contains { !$0.isDirectoryWhole }
    if needsScan {
      found += try Self.scan(sources, ledger, tally)
      isScanned = true
    }
    index = RescueIndex(found, top: try Self.top(found, sources))
    texts = try RescueTexts(index, sources, ledger)
    if texts.manifest != .proven, !isScanned {
      found += try Self.scan(sources, ledger, tally)
      isScanned = true
      index = RescueIndex(found, top: index.top)
      texts = try RescueTexts(index, sources, ledger)
    }
  }

  private static func scan(
    _ sources: [RescueSource], _ ledger: RescueLedger, _ tally: AuditTally
  ) throws(BundleError) -> [RescueCandidate] {
    var scan = HeaderScan()
    for (number, source) in sources.enumerated() {
      try scan.run(source, number: number, skipping: ledger.good(of: number)) { tally.advance($0) }
    }
    return scan.candidates
  }

  /// The top folder on which all copies agree.
  private static func top(
    _ candidates: [RescueCandidate], _ sources: [RescueSource]
  ) throws(BundleError) -> String {
    let tops = sources.indices.map { RescueIndex.top(of: candidates, in: $0) }
    guard let number = tops.firstIndex(where: { $0 != nil }), let top = tops[number] else {
      throw .nothingToRescue(paths: sources.map(\.path))
    }
    if let other = tops.firstIndex(where: { $0 != nil && $0 != top }) {
      throw .differentBundles(first: sources[number].path, second: sources[other].path)
    }
    return top
  }

  /// Saves what is good: by the directories first, then by all headers, then whatever has a digest that is missing.
  mutating func save(_ root: borrowing FolderHandle, keepsPartials: Bool, workers: Int) async throws {
    var paths = Set(texts.digests.keys).union(Self.required)
    paths.formUnion(index.paths.filter { $0.hasPrefix("data/") ? texts.manifest == .lost : !texts.hasTags })
    paths.remove(BundleFormat.zipChecks)
    try await look(for: paths, root, keepsPartials: keepsPartials && isScanned, workers)
    var missing = missingPaths
    if !missing.isEmpty, !isScanned {
      found += try Self.scan(sources, ledger, tally)
      isScanned = true
      index = RescueIndex(found, top: index.top)
      try await look(for: Set(missing), root, keepsPartials: keepsPartials, workers)
      missing = missingPaths
    }
    let extras = index.paths.filter { !paths.contains($0) && $0 != BundleFormat.zipChecks }
    try takeStrays(missing, extras.sorted(), root)
  }

  private mutating func look(
    for paths: Set<String>, _ root: borrowing FolderHandle, keepsPartials: Bool, _ workers: Int
  ) async throws {
    let tasks = paths.map { task($0, index.candidates(for: $0)) }.sorted {
      ($0.candidates.first?.offset ?? 0) < ($1.candidates.first?.offset ?? 0)
    }
    let work = WorkList<RescueReport.Item>(count: tasks.count)
    let (sources, ledger, top, tally) = (sources, ledger, index.top, tally)
    let (folder, folderPath) = (root.descriptor, root.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<min(workers, tasks.count) {
        group.addTask {
          let worker = try RescueWorker(sources, ledger, top: top, root: folder, folderPath, number: number)
          while let next = work.next() {
            let item = try worker.rescue(tasks[next], keepsPartials: keepsPartials)
            tally.advance(Int(clamping: tasks[next].candidates.first?.packedSize ?? 0))
            work.add([item])
          }
        }
      }
      try await group.waitForAll()
    }
    for item in work.outcomes { items[item.path] = item }
  }

  private func task(_ path: String, _ candidates: [RescueCandidate]) -> RescueTask {
    let isPayload = path.hasPrefix("data/")
    let below = String(path.dropFirst(5))
    return RescueTask(
      path: path, expected: texts.digests[path], candidates: candidates,
      size: isPayload ? texts.facts.sizes[below] : nil,
      modified: isPayload ? texts.facts.modified[below] : nil)
  }

  private var missingPaths: [String] {
    items.values.filter { $0.state == .damaged || $0.state == .lost }.map(\.path).sorted()
  }

  /// Files under another name than their own, known again by their digest; and files that no list names.
  private mutating func takeStrays(
    _ missing: [String], _ extras: [String], _ root: borrowing FolderHandle
  ) throws(BundleError) {
    let worker = try RescueWorker(
      sources, ledger, top: index.top, root: root.descriptor, root.path, number: 0)
    var wanted: [HandoverModel.Digest: [String]] = [:]
    for path in missing {
      if let digest = texts.digests[path] { wanted[digest, default: []].append(path) }
    }
    for candidate in extras.flatMap(index.candidates) + index.strays {
      if Task.isCancelled { throw .cancelled }
      guard !wanted.isEmpty, let digest = try digest(of: candidate), let path = wanted[digest]?.popLast()
      else {
        continue
      }
      let item = try worker.rescue(task(path, [candidate]), keepsPartials: false)
      if item.state == .recovered { items[path] = item }
      if wanted[digest]?.isEmpty == true { wanted[digest] = nil }
    }
    // An empty file that no list names is what a folder with a damaged name looks like.
    for path in extras where index.candidates(for: path).contains(where: { $0.size > 0 }) {
      var task = task(path, index.candidates(for: path))
      task.doubt = .unlisted
      let item = try worker.rescue(task, keepsPartials: false)
      if item.state == .unproven { items[path] = item }
    }
    refused = Set(index.strays.filter { isRefused($0.name) }.map(\.name)).count
  }

  /// Whether a name claims to be of this bundle, or leads out of every folder.
  private func isRefused(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    return text.hasPrefix(index.top + "/") || text.hasPrefix("/") || text.contains("\\")
      || text.split(separator: "/").contains("..")
  }

  /// The digest of what a candidate stands for, if its bytes are whole.
  private func digest(of candidate: RescueCandidate) throws(BundleError) -> HandoverModel.Digest? {
    let source = sources[candidate.source]
    for attempt in RescueAttempt.all(for: candidate, in: source, size: nil) where ledger.allowsMore {
      let reading = try unsafe attempt.run(in: source, free: .max, into: { _ in })
      ledger.charge(read: reading.read, written: reading.content.hash.count)
      if reading.reason == nil { return reading.content.hash.digest }
    }
    return nil
  }

  func report(folder: String) -> RescueReport {
    RescueReport(
      copies: sources.map(\.path), folder: folder, name: index.top, manifest: texts.manifest,
      items: items.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, refused: refused)
  }
}

import HandoverModel
import Synchronization

/// The one pass over the entries of a ZIP, several at a time.
struct EntryPass: Sendable {
  let jobs: [EntryScanner.Job]
  let descriptor: Int32
  let path: String
  let tally: AuditTally

  /// What came of it.
  struct Outcome: Sendable {
    /// In entry order.
    let scans: [EntryScan]
    /// The manifest, if the lists of files were read with it.
    let manifest: PayloadManifest?
  }

  /// Reads every entry once.
  ///
  /// Lists of files are long texts and stand last in the ZIP. One worker begins with them, so that no more than one
  /// is in memory and none is what the others wait for in the end; the manifest, which they are held against, comes
  /// before everything.
  ///
  /// `keepsInventory` keeps the text of the inventory too.
  func run(workers: Int, readsLists: Bool, keepsInventory: Bool) async throws -> Outcome {
    let first = readsLists ? position(of: BundleFormat.manifest) : nil
    var lists: [(position: Int, list: FileList)] = []
    var manifest: PayloadManifest?
    let work = WorkList<EntryScan>(count: jobs.count)
    if let first {
      lists = FileList.all.compactMap { list in position(of: list.place).map { ($0, list) } }
      let scan = try read(first, EntryScanner(descriptor, path: path))
      manifest = PayloadManifest(scan.text ?? [])
      work.add([scan])
    }
    let early = Set(lists.map(\.position) + [first].compactMap(\.self))
    try await withThrowingTaskGroup(of: Void.self) { [lists, manifest] group in
      for worker in 0..<max(1, min(workers, jobs.count)) {
        group.addTask {
          let scanner = try EntryScanner(descriptor, path: path)
          var own: [EntryScan] = []
          if worker == 0, let manifest {
            for (position, list) in lists {
              let keepsText = keepsInventory && list.name == BundleFormat.inventory
              own.append(try read(position, list, manifest, keepsText: keepsText, scanner))
            }
          }
          while let position = work.next() {
            if !early.contains(position) { own.append(try read(position, scanner)) }
          }
          work.add(own)
        }
      }
      try await group.waitForAll()
    }
    return Outcome(scans: work.outcomes.sorted { $0.index < $1.index }, manifest: manifest)
  }

  private func read(_ position: Int, _ scanner: borrowing EntryScanner) throws(BundleError) -> EntryScan {
    if Task.isCancelled { throw .cancelled }
    defer { tally.fileDone() }
    return try scanner.scan(jobs[position]) { tally.advance($0) }
  }

  /// Reads a list of files and keeps what it says, mostly instead of its text.
  private func read(
    _ position: Int, _ list: FileList, _ manifest: PayloadManifest, keepsText: Bool,
    _ scanner: borrowing EntryScanner
  ) throws(BundleError) -> EntryScan {
    var scan = try read(position, scanner)
    scan.statements = scan.text.map { FileStatements.read($0, list, manifest) }
    if !keepsText { scan.text = nil }
    return scan
  }

  /// The first entry that is a text at a path below the top folder.
  private func position(of path: String) -> Int? {
    jobs.firstIndex { $0.keepsText && $0.place == path }
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

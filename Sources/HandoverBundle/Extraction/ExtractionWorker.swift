import HandoverModel

/// Writes entries of one ZIP below one folder, one after another, and judges each while it is written.
struct ExtractionWorker: ~Copyable {
  private let scanner: EntryScanner
  private let root: FolderHandle
  private let archive: String

  /// Takes descriptors, because a task cannot be handed the open file and the open folder themselves.
  init(archive: Int32, _ archivePath: String, root: Int32, _ rootPath: String) throws(BundleError) {
    let scanner = try EntryScanner(archive, path: archivePath)
    let folder = try FolderHandle(reopening: root, path: rootPath)
    self.scanner = scanner
    self.root = folder
    self.archive = archivePath
  }

  /// Reads an entry and hands back what it came to, without writing.
  func read(_ job: EntryScanner.Job, _ advance: (Int) -> Void) throws(BundleError) -> EntryScan {
    try sound(try scanner.scan(job, advance))
  }

  /// Writes an entry to its place, with the time that it had before.
  func write(
    _ job: EntryScanner.Job, modified: Int?, _ advance: (Int) -> Void
  ) throws(BundleError) -> EntryScan {
    var folders = job.place.split(separator: "/").map(String.init)
    let file = try root.folder(folders.dropLast()).create(folders.removeLast())
    let scan = try unsafe scanner.scan(
      job, into: { piece throws(BundleError) in try unsafe file.write(piece) }, advance)
    if let modified { file.setModified(modified) }
    return try sound(scan)
  }

  /// The first thing that is wrong with an entry ends the work.
  private func sound(_ scan: EntryScan) throws(BundleError) -> EntryScan {
    if let finding = scan.findings.min() {
      throw .damagedBundle(path: archive, reason: "«\(finding.place)» \(finding.sentence)")
    }
    return scan
  }
}

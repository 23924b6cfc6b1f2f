import Foundation
import Glibc
import HandoverModel

/// The audit of an unpacked bundle: the same bag rules over the files of a folder.
struct FolderAudit {
  let contents: BagContents
  let findings: [Finding]
  let bytes: UInt64

  static func run(
    _ folder: String, workers: Int, progress: @escaping BundleAudit.Report
  ) async throws -> FolderAudit {
    var listing = FolderListing()
    try listing.list(folder, below: "")
    guard listing.files.contains(where: { BagFolder.isMark($0.path) }) else {
      throw BundleError.notABundle(path: folder, reason: "no contiene bagit.txt ni ningún manifiesto")
    }
    let name = URL(fileURLWithPath: folder).lastPathComponent
    let paths = listing.files.map(\.path)
    let isOurs = BagOrigin.showsEmpalme(files: paths, folder: name)
    let algorithms = isOurs ? [] : BagContents.algorithms(for: paths)
    var budget = ForeignTextBudget()
    let jobs = listing.files.map { file in
      let keeps =
        isOurs
        ? BagContents.isText(file.path) && file.size <= BagContents.longestText
        : budget.admits(file.path, size: file.size)
      return Job(file: file, keepsText: keeps, algorithms: algorithms)
    }
    let tally = AuditTally(
      total: listing.files.reduce(0) { $0 + $1.size }, files: listing.files.count, report: progress)
    let read = try await hash(jobs, in: folder, workers: workers, tally)
    var contents = BagContents(name: name)
    contents.algorithms = algorithms
    for file in read.files {
      contents.files[file.path] = .init(size: file.size, digest: file.digest, checksums: file.checksums)
      contents.texts[file.path] = file.text
    }
    let bytes = listing.files.reduce(0) { $0 + $1.size }
    if !isOurs, !BagOrigin.showsEmpalme(texts: contents.texts) {
      contents.kind = .foreignBag
      let findings = listing.findings + read.findings + ForeignNames.check(paths)
      return FolderAudit(contents: contents, findings: findings, bytes: bytes)
    }
    var findings = listing.findings + read.findings
    let sender = BagInfo.parse(contents.texts[BundleFormat.bagInfo] ?? [])[BagLabel.sender]
    if let sender, sender != name {
      contents.name = sender
      findings.append(Finding(.nameFolderDiffers, at: name, ["nombre": sender]))
    }
    let room = PortableName.longestPath - contents.name.utf16.count - 1
    findings += contents.paths.compactMap { NameRules.check($0, room: room, at: $0) }
    findings += NameRules.collisions(contents.paths)
    return FolderAudit(contents: contents, findings: findings, bytes: bytes)
  }

  /// What there is to know about a file before hashing it.
  private struct Job: Sendable {
    let file: FolderListing.File
    let keepsText: Bool
    let algorithms: [ChecksumAlgorithm]
  }

  /// One file after hashing.
  private struct Hashed: Sendable {
    let path: String
    let size: UInt64
    var digest: HandoverModel.Digest?
    var checksums: [UInt8] = []
    var text: [UInt8]?
  }

  private static func hash(
    _ files: [Job], in folder: String, workers: Int, _ tally: AuditTally
  ) async throws -> (files: [Hashed], findings: [Finding]) {
    let work = WorkList<(file: Hashed, finding: Finding?)>(count: files.count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, files.count)) {
        group.addTask {
          while let index = work.next() {
            work.add([try hashOrFinding(files[index], in: folder, tally)])
            tally.fileDone()
          }
        }
      }
      try await group.waitForAll()
    }
    return (work.outcomes.map(\.file), work.outcomes.compactMap(\.finding))
  }

  /// A file that cannot be read is a finding; only cancellation ends the work.
  private static func hashOrFinding(
    _ job: Job, in folder: String, _ tally: AuditTally
  ) throws(BundleError) -> (file: Hashed, finding: Finding?) {
    let file = job.file
    do throws(BundleError) {
      return (try hash(job, in: folder, tally), nil)
    } catch {
      if error == .cancelled { throw error }
      let finding = Finding(.fileUnreadable, at: file.path, ["motivo": error.message])
      return (Hashed(path: file.path, size: file.size), finding)
    }
  }

  private static func hash(
    _ job: Job, in folder: String, _ tally: AuditTally
  ) throws(BundleError) -> Hashed {
    let open = try OpenFile(reading: folder + "/" + job.file.path)
    var hash = RunningHash()
    var checksums = RunningChecksums(job.algorithms)
    var text: [UInt8]? = job.keepsText ? [] : nil
    while true {
      if Task.isCancelled { throw .cancelled }
      let bytes = try open.read(at: hash.count, count: 1 << 18)
      if bytes.isEmpty { break }
      hash.update(bytes)
      checksums.update(bytes)
      text?.append(contentsOf: bytes)
      tally.advance(bytes.count)
    }
    return Hashed(
      path: job.file.path, size: hash.count, digest: hash.digest, checksums: checksums.bytes, text: text)
  }
}

/// The regular files below a folder; anything else is a finding.
struct FolderListing {
  struct File: Sendable {
    let path: String
    let size: UInt64
  }

  var files: [File] = []
  var findings: [Finding] = []

  mutating func list(_ folder: String, below prefix: String) throws(BundleError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      if prefix.isEmpty { throw .unreadable(path: folder, errno: EACCES) }
      findings.append(Finding(.fileUnreadable, at: prefix, ["motivo": "no se puede abrir la carpeta"]))
      return
    }
    for name in names.sorted() {
      let path = prefix + name
      var status = stat()
      guard unsafe lstat(folder + "/" + name, &status) == 0 else {
        findings.append(Finding(.fileUnreadable, at: path, ["motivo": SystemReason.text(errno)]))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append(File(path: path, size: UInt64(max(0, status.st_size))))
      case S_IFDIR: try list(folder + "/" + name, below: path + "/")
      default: findings.append(Finding(.nameSpecialFile, at: path))
      }
    }
  }
}

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
    let known = [BundleFormat.declaration, BundleFormat.manifest, BundleFormat.bagInfo]
    guard listing.files.contains(where: { known.contains($0.path) }) else {
      throw BundleError.notABundle(path: folder, reason: "no contiene bagit.txt ni manifest-sha256.txt")
    }
    let tally = AuditTally(
      total: listing.files.reduce(0) { $0 + $1.size }, files: listing.files.count, report: progress)
    let read = try await hash(listing.files, in: folder, workers: workers, tally)
    let name = URL(fileURLWithPath: folder).lastPathComponent
    var contents = BagContents(name: name)
    for file in read.files {
      contents.files[file.path] = .init(size: file.size, digest: file.digest)
      contents.texts[file.path] = file.text
    }
    var findings = listing.findings + read.findings
    let sender = BagInfo.parse(contents.texts[BundleFormat.bagInfo] ?? [])[BagLabel.sender]
    if let sender, sender != name {
      contents.name = sender
      findings.append(Finding(.nameFolderDiffers, at: name, ["nombre": sender]))
    }
    let room = PortableName.longestPath - contents.name.utf16.count - 1
    findings += contents.files.keys.compactMap { NameRules.check($0, room: room, at: $0) }
    findings += NameRules.collisions(contents.files.keys)
    return FolderAudit(
      contents: contents, findings: findings, bytes: contents.files.values.reduce(0) { $0 + $1.size })
  }

  /// One file after hashing.
  private struct Hashed: Sendable {
    let path: String
    let size: UInt64
    let digest: HandoverModel.Digest?
    let text: [UInt8]?
  }

  private static func hash(
    _ files: [FolderListing.File], in folder: String, workers: Int, _ tally: AuditTally
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
    _ file: FolderListing.File, in folder: String, _ tally: AuditTally
  ) throws(BundleError) -> (file: Hashed, finding: Finding?) {
    do throws(BundleError) {
      return (try hash(file, in: folder, tally), nil)
    } catch {
      if error == .cancelled { throw error }
      let finding = Finding(.fileUnreadable, at: file.path, ["motivo": error.message])
      return (Hashed(path: file.path, size: file.size, digest: nil, text: nil), finding)
    }
  }

  private static func hash(
    _ file: FolderListing.File, in folder: String, _ tally: AuditTally
  ) throws(BundleError) -> Hashed {
    let open = try OpenFile(reading: folder + "/" + file.path)
    var hash = RunningHash()
    var text: [UInt8]? = BagContents.isText(file.path) && file.size <= BagContents.longestText ? [] : nil
    while true {
      if Task.isCancelled { throw .cancelled }
      let bytes = try open.read(at: hash.count, count: 1 << 18)
      if bytes.isEmpty { break }
      hash.update(bytes)
      text?.append(contentsOf: bytes)
      tally.advance(bytes.count)
    }
    return Hashed(path: file.path, size: hash.count, digest: hash.digest, text: text)
  }
}

/// The regular files below a folder; anything else is a finding.
private struct FolderListing {
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
      guard unsafe lstat(folder + "/" + name, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append(File(path: path, size: UInt64(max(0, status.st_size))))
      case S_IFDIR: try list(folder + "/" + name, below: path + "/")
      default: findings.append(Finding(.nameSpecialFile, at: path))
      }
    }
  }
}

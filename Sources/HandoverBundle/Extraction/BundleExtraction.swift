import Glibc
import HandoverModel

/// Writes a bundle's files out of its ZIP, verifying each byte on its way; of a damaged bundle nothing is written.
package enum BundleExtraction {
  /// Makes a folder inside `destination`: the bundle itself, or its name and `_seleccion` when `names` choose files.
  ///
  /// `names` are sections, or paths of files and folders. Throws if the bundle is not sealed by this program, is
  /// damaged in any way, does not fit, or if the folder is there already and not empty.
  package static func run(
    zip path: String, into destination: String, only names: [String] = [], workers: Int,
    progress: @escaping BundleAudit.Report
  ) async throws -> ExtractionReport {
    let file = try OpenFile.named(path)
    let directory = try ZipDirectory.read(file, length: try file.stamp()?.size ?? 0)
    let plan = try ExtractionPlan(directory, of: path, only: names)
    let isNew = unsafe access(destination, F_OK) != 0
    do {
      let target = plan.isComplete ? plan.top : plan.top + "_seleccion"
      let staged = try StagedFolder(for: target, in: try FolderHandle(creating: destination))
      let work = Extraction(plan: plan, path: path, progress: progress)
      let written = try await work.write(file, into: staged.content, workers: max(1, workers))
      return written.report(folder: try staged.commit())
    } catch {
      if isNew { _ = unsafe rmdir(destination) }
      throw error
    }
  }
}

/// One extraction on its way.
private struct Extraction {
  let plan: ExtractionPlan
  let path: String
  let progress: BundleAudit.Report

  struct Written {
    let plan: ExtractionPlan
    let proof: ExtractionProof
    let scans: [(place: String, scan: EntryScan)]

    func report(folder: String) -> ExtractionReport {
      let mapped = proof.facts.mapped.filter { plan.writes("data/" + $0.path) }
      return ExtractionReport(
        folder: folder, name: plan.top, sello: proof.sello, files: scans.count,
        bytes: scans.reduce(0) { $0 + $1.scan.size }, isComplete: plan.isComplete, mapped: mapped)
    }
  }

  func write(
    _ file: borrowing OpenFile, into root: borrowing FolderHandle, workers: Int
  ) async throws -> Written {
    let (room, free) = (plan.room, root.freeBytes())
    if room > free { throw BundleError.noRoom(path: root.path, needed: room, free: free) }
    let tally = AuditTally(
      total: (plan.proofs + plan.files).reduce(0) { $0 + $1.entry.packedSize },
      files: plan.proofs.count + plan.files.count, report: progress)
    for folder in plan.folders {
      let names = folder.split(separator: "/").map(String.init)
      try root.folder(names.dropLast()).make(names[names.count - 1])
    }
    let worker = try ExtractionWorker(
      archive: file.descriptor, path, root: root.descriptor, root.path)
    for job in plan.folderEntries { _ = try worker.read(job) { _ in } }
    let proofs = try plan.proofs.map { job throws(BundleError) in
      plan.writes(job.place)
        ? try worker.write(job, modified: nil) { tally.advance($0) }
        : try worker.read(job) { tally.advance($0) }
    }
    let proof = try ExtractionProof(proofs, of: path)
    let scans = try await scan(file, into: root, proof, tally, workers: workers)
    let all = zip(plan.proofs + plan.files, proofs + scans).map { (place: $0.place, scan: $1) }
    if plan.isComplete { try await judge(all) }
    return Written(plan: plan, proof: proof, scans: all.filter { plan.writes($0.place) })
  }

  /// Writes all files but the proofs, several at a time.
  private func scan(
    _ file: borrowing OpenFile, into root: borrowing FolderHandle, _ proof: ExtractionProof,
    _ tally: AuditTally,
    workers: Int
  ) async throws -> [EntryScan] {
    let jobs = plan.files
    let work = WorkList<EntryScan>(count: jobs.count)
    let (archive, archivePath, folder, folderPath) = (file.descriptor, path, root.descriptor, root.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(workers, jobs.count) {
        group.addTask {
          let worker = try ExtractionWorker(archive: archive, archivePath, root: folder, folderPath)
          while let index = work.next() {
            if Task.isCancelled { throw BundleError.cancelled }
            let place = jobs[index].place
            let modified = place.hasPrefix("data/") ? proof.facts.modified[String(place.dropFirst(5))] : nil
            let scan = try worker.write(jobs[index], modified: modified) { tally.advance($0) }
            try proof.check(scan, place, of: archivePath)
            work.add([scan])
            tally.fileDone()
          }
        }
      }
      try await group.waitForAll()
    }
    return work.outcomes.sorted { $0.index < $1.index }
  }

  /// The rules of the whole bag, as verifying applies them.
  private func judge(_ scans: [(place: String, scan: EntryScan)]) async throws(BundleError) {
    var contents = BagContents(name: plan.top)
    for (place, scan) in scans {
      contents.files[place] = .init(size: scan.size, digest: scan.digest)
      contents.texts[place] = scan.text
    }
    var findings = await BundleAudit.judge(contents)
    let scanned = Dictionary(scans.map { ($0.scan.index, $0.scan) }, uniquingKeysWith: { first, _ in first })
    let own = plan.top + "/" + BundleFormat.zipChecks
    let lines = plan.entries.filter { $0.name != own }.flatMap {
      ZipChecks.line(scanned[$0.index]?.packedCRC ?? 0)
    }
    if contents.texts[BundleFormat.zipChecks]?.elementsEqual(lines) != true {
      findings.append(Finding(.zipPackedBytes, at: BundleFormat.zipChecks))
    }
    if let finding = findings.filter({ $0.severity == .defect }).min() {
      throw .damagedBundle(path: path, reason: "«\(finding.place)» \(finding.sentence)")
    }
  }
}

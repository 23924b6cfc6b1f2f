import HandoverModel

/// One file to look for.
struct RescueTask: Sendable {
  let path: String
  /// What it must be; nil when no list says so.
  let expected: HandoverModel.Digest?
  /// Why it stays unproven if nothing is known that it must be.
  var doubt = RescueReason.noDigest
  let candidates: [RescueCandidate]
  /// Its length, if the inventory tells.
  let size: UInt64?
  /// Its time of last change in seconds since 1970, if the inventory tells.
  let modified: Int?
}

/// Tries candidates until one is the file, and puts it where it belongs.
struct RescueWorker: ~Copyable {
  static let workFolder = ".en-proceso"
  static let unprovenFolder = "sin_comprobar"
  static let damagedFolder = "danados"

  private let sources: [RescueSource]
  private let ledger: RescueLedger
  private let top: String
  private let root: FolderHandle
  private let work: FolderHandle
  /// Names of files on their way, of this worker alone.
  private let draft: String
  private let best: String

  init(
    _ sources: [RescueSource], _ ledger: RescueLedger, top: String, root: Int32, _ rootPath: String,
    number: Int
  ) throws(BundleError) {
    let root = try FolderHandle(reopening: root, path: rootPath)
    let work = try root.folder(Self.workFolder)
    self.sources = sources
    self.ledger = ledger
    self.top = top
    self.root = root
    self.work = work
    draft = "intento-\(number)"
    best = "mejor-\(number)"
  }

  /// Looks for one file; `keepsPartials` says whether what is left of a damaged one is saved.
  func rescue(_ task: RescueTask, keepsPartials: Bool) throws(BundleError) -> RescueReport.Item {
    var (reason, copy, most) = (RescueReason.notFound, Int?.none, UInt64(0))
    defer { if most > 0 { work.remove(best) } }
    for candidate in task.candidates {
      if Task.isCancelled { throw .cancelled }
      guard ledger.allowsMore else {
        if reason == .notFound { reason = .givenUp }
        break
      }
      for attempt in RescueAttempt.all(for: candidate, in: sources[candidate.source], size: task.size) {
        if Task.isCancelled { throw .cancelled }
        guard ledger.allowsMore else { break }
        let (reading, failure) = try write(attempt, task)
        guard let failure else {
          guard let item = try settle(task, reading, candidate.source) else { continue }
          return item
        }
        ledger.charge(read: reading.read, written: reading.content.hash.count)
        if reason == .notFound { reason = failure }
        copy = copy ?? candidate.source
        if keepsPartials, reading.content.hash.count > most {
          (most, copy) = (reading.content.hash.count, candidate.source)
          work.remove(best)
          _ = try work.move(draft, to: work, as: best)
        }
        work.remove(draft)
      }
    }
    let saved = most > 0 ? try place(best, in: Self.damagedFolder, Self.marked(task.path)) : nil
    return RescueReport.Item(
      path: task.path, state: copy == nil ? .lost : .damaged, reason: reason.text,
      size: saved == nil ? 0 : most, copy: copy, savedAt: saved)
  }

  /// Writes what an attempt yields to the draft; no failure means that it is the file.
  private func write(
    _ attempt: RescueAttempt, _ task: RescueTask
  ) throws(BundleError) -> (RescueAttempt.Reading, RescueReason?) {
    let source = attempt.candidate.source
    let free = root.freeBytes()
    if let size = task.size, size > free { throw .noRoom(path: root.path, needed: size, free: free) }
    work.remove(draft)
    let file = try work.create(draft)
    let reading = try unsafe attempt.run(
      in: sources[source], free: free, into: { piece throws(BundleError) in try unsafe file.write(piece) })
    if let expected = task.expected {
      if reading.content.hash.digest != expected { return (reading, reading.reason ?? .altered) }
    } else if reading.reason != nil || !reading.hasRightCheck {
      return (reading, reading.reason ?? .broken)
    }
    guard ledger.claim(reading.range, of: source) else { return (reading, .nameTaken) }
    if let modified = task.modified { file.setModified(modified) }
    return (reading, nil)
  }

  /// Puts the draft where it belongs; nil when its place is taken.
  private func settle(
    _ task: RescueTask, _ reading: RescueAttempt.Reading, _ copy: Int
  ) throws(BundleError) -> RescueReport.Item? {
    let isProven = task.expected != nil
    guard let saved = try place(draft, in: isProven ? top : Self.unprovenFolder, task.path) else {
      work.remove(draft)
      return nil
    }
    return RescueReport.Item(
      path: task.path, state: isProven ? .recovered : .unproven, reason: isProven ? "" : task.doubt.text,
      size: reading.content.hash.count, copy: copy, savedAt: saved)
  }

  /// Moves a finished draft to a path below a folder of the destination; nil when something is there already.
  private func place(_ name: String, in folder: String, _ path: String) throws(BundleError) -> String? {
    var names = [folder] + path.split(separator: "/").map(String.init)
    let last = names.removeLast()
    do throws(BundleError) {
      guard try work.move(name, to: root.folder(making: names), as: last) else { return nil }
    } catch .destinationSwapped {
      return nil
    }
    return (names + [last]).joined(separator: "/")
  }

  /// The path of a damaged file, with the damage in its name: `acta (dañado).pdf`.
  private static func marked(_ path: String) -> String {
    var names = path.split(separator: "/").map(String.init)
    let last = names.removeLast()
    let point = last.lastIndex(of: ".").flatMap { $0 == last.startIndex ? nil : $0 } ?? last.endIndex
    let marked = last[..<point] + " (dañado)" + last[point...]
    return (names + [marked.utf8.count <= PortableName.longestComponent ? String(marked) : last])
      .joined(separator: "/")
  }
}

import Glibc
package import HandoverModel
import Synchronization

/// Builds a bundle: every file is read once, hashed, checked and deflated in the same pass, and written to a
/// partial file that becomes the bundle only when it is whole.
package enum BundleSealing {
  /// Writes the documents that depend on everything packed before them.
  package typealias Compose = @Sendable ([PackedFile]) async throws -> [BundlePath: [UInt8]]
  /// Hears of the sello while the end of the ZIP is still being written, and of every payload file in manifest order.
  package typealias Sealed = @Sendable (Digest, [PackedFile]) async throws -> Void
  /// Hears how far the work is, from any thread.
  package typealias Report = @Sendable (PackingProgress) -> Void

  /// Bytes that may be packed ahead of the writer.
  private static let window = 8 << 20

  /// Seals one edition of one version as `<folder>/<plan.name>.zip`.
  ///
  /// `follower` hears how far the ZIP is, and gives its digest. Throws ``BundleError`` for its own reasons and whatever
  /// `compose` and `sealed` throw as it is; on any of them, and on cancellation, nothing is left on the disk.
  package static func seal(
    _ plan: PackingPlan, into folder: String, reusing cache: consuming PackedCache? = nil,
    follower: ZipFollower = ZipFollower(), compose: Compose, sealed: @escaping Sealed = { _, _ in },
    progress: @escaping Report
  ) async throws -> SealedBundle {
    defer { follower.end(.failure(.cancelled)) }
    let started = Self.now
    let layout = try BundleLayout(plan)
    async let namesAreFine: Void = layout.checkNames(plan)
    let partial = try PartialFile(for: plan.name + ".zip", in: folder)
    try follower.begin(partial.path)
    let feed = EntryFeed(limit: window)
    // The writer announces all names to libzip while the queue looks at every file.
    let writer = ZipWriter.begin(
      layout.names, in: plan.name, from: feed, to: partial.descriptor, path: partial.path, follower: follower)
    do {
      let queue = try PackingQueue(plan, layout, reusing: consume cache)
      MemoryRelief.giveBack()
      try await namesAreFine
      let tally = PackingTally(
        total: queue.bytes, files: layout.items.count, slots: layout.names.count, report: progress)
      if let copies = queue.copies {
        tally.packed(copies.records)
        feed.deliver(copies.reporting(to: tally.advance))
      }
      let (zip, contents) = try await withTaskCancellationHandler {
        try await written(plan, layout, queue, (feed, tally, writer), compose, sealed)
      } onCancel: {
        feed.fail(.cancelled)
      }
      if Task.isCancelled { throw BundleError.cancelled }
      follower.end(.success(zip.count))
      let path = try partial.commit()
      return bundle(plan, at: path, layout, queue, tally, zip, contents, started)
    } catch {
      feed.fail(error as? BundleError ?? .cancelled)
      _ = try? await writer.result()
      throw error
    }
  }

  /// The packing tasks beside the writer, then the texts that depend on them.
  private static func written(
    _ plan: PackingPlan, _ layout: BundleLayout, _ queue: PackingQueue,
    _ work: (feed: EntryFeed, tally: PackingTally, writer: ZipWriting), _ compose: Compose,
    _ sealed: @escaping Sealed
  ) async throws -> (WrittenZip, BundleContents) {
    try await packItems(plan, queue, work.feed, work.tally)
    MemoryRelief.giveBack()
    let contents = try await BundleContents.write(plan, layout, work.feed, work.tally, compose)
    let (sello, files) = (contents.sello, contents.files)
    async let told: Void = sealed(sello, files)
    let zip = try await work.writer.result()
    try await told
    return (zip, contents)
  }

  private static func packItems(
    _ plan: PackingPlan, _ queue: PackingQueue, _ feed: EntryFeed, _ tally: PackingTally
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, plan.workers) {
        group.addTask { try await work(plan.compression, queue, feed, tally) }
      }
      do {
        try await group.waitForAll()
      } catch {
        feed.fail(error as? BundleError ?? .cancelled)
        throw error
      }
    }
  }

  /// One packing task: claim, pack, report, until nothing is left.
  private static func work(
    _ compression: Compression, _ queue: PackingQueue, _ feed: EntryFeed, _ tally: PackingTally
  ) async throws(BundleError) {
    let worker = try PackingWorker(feed: feed, compression: compression) { tally.packed($0) }
    while let claim = try await feed.admit({ room, idle in queue.next(room: room, idle: idle) }) {
      if Task.isCancelled { throw .cancelled }
      try worker.pack(claim)
      tally.advance(claim.count)
    }
  }

  /// Nanoseconds since 1970: only to tell which files were quiet when the build began, never in a bundle.
  private static var now: Int64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func bundle(
    _ plan: PackingPlan, at path: String, _ layout: BundleLayout, _ queue: PackingQueue,
    _ tally: PackingTally,
    _ zip: WrittenZip, _ contents: BundleContents, _ started: Int64
  ) -> SealedBundle {
    let packed = tally.records
    var known: [PackedZip.Known] = []
    known.reserveCapacity(layout.items.count)
    for (index, slot) in layout.itemSlots.enumerated() {
      guard let source = queue.source(index), var record = packed[slot], let place = zip.places[slot]
      else {
        continue
      }
      record.offset = place.offset
      record.packedSize = place.packedSize
      record.packedCRC = place.packedCRC
      known.append(PackedZip.Known(source: source, record: record))
    }
    return SealedBundle(
      path: path, sello: contents.sello, payloadFiles: contents.files.count, payloadBytes: contents.bytes,
      zipBytes: zip.count, files: contents.files,
      packed: PackedZip(path: path, compression: plan.compression, files: known, started: started))
  }
}

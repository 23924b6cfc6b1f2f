package import Foundation
package import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Seals the next version: both editions, the documents and the verifier beside them, the list of hashes, the record.
package struct SealVersion: Sendable {
  let folder: CaseFolder
  let request: Request
  let surroundings: Surroundings

  /// What the user decides about a version.
  package struct Request: Hashable, Sendable {
    /// The day that the version bears.
    package var date: CalendarDate
    /// Why it exists, one sentence.
    package var reason: String
    /// Who builds it; nil stands for whoever hands over according to the ficha.
    package var author: String?
    /// How hard both ZIPs are deflated; it changes their size, never the sello.
    package var compression: Compression
    /// Whether every file is read, even those that have not changed since the last version.
    package var readsEverything: Bool

    package init(
      date: CalendarDate, reason: String, author: String?, compression: Compression = .fast,
      readsEverything: Bool = false
    ) {
      self.readsEverything = readsEverything
      self.date = date
      self.reason = reason
      self.author = author
      self.compression = compression
    }
  }

  package init(_ folder: CaseFolder, _ request: Request, _ surroundings: Surroundings) {
    self.folder = folder
    self.request = request
    self.surroundings = surroundings
  }

  /// Builds in a folder beside the sealed versions and renames it once all is on disk.
  ///
  /// Nothing of the expediente's material is written, no sealed version is touched, and when this throws or is
  /// cancelled nothing stays behind.
  package func run() async throws -> SealOutcome {
    MemoryRelief.keepLargeBlocksApart()
    try makeVersionsFolder()
    let lock = try FolderLock(on: folder.versions)
    let store = try Store.open(at: folder.registryPath)
    let (ground, cache) = try await Groundwork.lay(for: self, in: store)
    let inspection = try await PublicGate.check(
      ground.contents, store, distrustsCache: request.readsEverything, surroundings)
    let name = CaseFolder.versionName(ground.contents.number)
    let staging = try StagingFolder(in: folder.versions, named: name)
    do {
      let outcome = try await seal(ground, reusing: consume cache, in: staging.url, store)
      try staging.discardUnlessMoved()
      inspection.save()
      _ = consume lock
      return outcome
    } catch {
      try staging.discardUnlessMoved()
      throw error
    }
  }

  /// The cache is as large as all else that is known of the files, so it is let go as soon as it has served.
  private func seal(
    _ ground: Groundwork, reusing cache: consuming PackedCache?, in staging: URL, _ store: Store
  ) async throws -> SealOutcome {
    let (contents, history) = (ground.contents, ground.history)
    let builder = EditionBuilder(
      contents: contents, templates: ground.templates, staging: staging, surroundings)
    async let publicPrepared = builder.prepare(.public, after: history.previous(.public))
    async let fingerprintBefore = history.previous(.integral)?.fingerprint
    let prepared = try builder.prepare(.integral, after: history.previous(.integral))
    let known = prepared.fingerprint(knownTo: cache)
    let last = await fingerprintBefore
    if let last, known == last { return .unchanged(since: history.latestNumber) }
    async let verifierPage = WriteVerifier.page(ground.templates)
    // The digests of the ZIPs are what nothing else waits for.
    let (integralZip, publicZip) = (ZipFollower(), ZipFollower())
    async let integralDigest = integralZip.digest()
    async let publicDigest = publicZip.digest()
    let editions = try await builder.build(
      consume prepared, try await publicPrepared, followedBy: (integralZip, publicZip),
      reusing: consume cache, unlessAs: last)
    guard case (let integral, let published?) = editions else {
      history.remember(editions.integral.bundle.packed)
      return .unchanged(since: history.latestNumber)
    }
    async let learned = try? integral.bundle.packed.record(below: folder.path)
    let verifier = Array(try await verifierPage.utf8)
    try DurableFolder.write(verifier, to: staging.appending(path: VerifierPage.fileName))
    let digests = [try await integralDigest, try await publicDigest]
    try HashList(of: staging, [integral, published], digests, verifier: Hashing.sha256(verifier)).write()
    let record = contents.record(integral, published)
    let final = folder.versions.appending(path: CaseFolder.versionName(contents.number))
    // It tells of the ZIP by the path that it has until it is moved.
    let learning = await learned
    try Task.checkCancellation()
    try DurableFolder.move(staging, to: final)
    try store.record(
      record, answering: Set(contents.registry.observations(answeredIn: record.number)),
      stamp: surroundings.stamp)
    SealedHistory.save(learning, folder)
    return .sealed(record, editions: [integral, published].map { $0.report(in: final) }, folder: final)
  }

  private func makeVersionsFolder() throws(ActionError) {
    do {
      try FileManager.default.createDirectory(at: folder.versions, withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(
        path: folder.versions.path(percentEncoded: false), reason: "no se pudo crear la carpeta")
    }
  }
}

/// What came of sealing.
package enum SealOutcome: Sendable {
  /// Nothing has changed since that version; none was made.
  case unchanged(since: Int)
  case sealed(SealedVersion, editions: [SealedEdition], folder: URL)
}

/// One edition of a sealed version, where it lies.
package struct SealedEdition: Hashable, Sendable {
  /// Whether it is the one with everything or the one for the public.
  package let edition: Edition
  /// The ZIP with the whole bundle.
  package let zip: URL
  /// The documento de empalme, laid beside the ZIP for reading and publishing.
  package let document: URL
  /// What the acta prints so that anyone can recognise this edition.
  package let sello: Digest
  /// How many files the payload has.
  package let files: Int
  /// Bytes of the payload.
  package let bytes: UInt64
  /// Bytes of the ZIP.
  package let zipBytes: UInt64
}

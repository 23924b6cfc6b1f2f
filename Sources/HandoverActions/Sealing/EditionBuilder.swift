import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// Builds one edition of a version into the staging folder.
struct EditionBuilder: Sendable {
  let contents: VersionContents
  let templates: Templates
  let staging: URL
  let surroundings: Surroundings

  init(contents: VersionContents, templates: Templates, staging: URL, _ surroundings: Surroundings) {
    self.contents = contents
    self.templates = templates
    self.staging = staging
    self.surroundings = surroundings
  }

  /// What an edition will hold, as far as it is known before anything is packed.
  func prepare(_ edition: Edition, after previous: PreviousVersion?) throws(BundleError) -> PreparedEdition {
    let view = HandoverView(contents.registry, in: edition, absent: contents.material.absentCodes)
    var items = contents.items(for: edition)
    // The tables stand behind the sections.
    items += BundleTables(view).items().sorted { $0.path < $1.path }
    if !items.isInOrder { items.sort { $0.path < $1.path } }
    guard let page = BundlePath(HandoverDocument.fileName) else {
      throw .missingDocument(path: HandoverDocument.fileName)
    }
    let story = EditionStory(contents: contents, view: view, previous: previous, items: items)
    return PreparedEdition(edition: edition, items: items, page: page, story: story)
  }

  /// Builds both editions; the public one is nil when the integral one turns out to be as `last`.
  ///
  /// A large public edition comes after the integral one and copies what that has packed; a small one is packed beside
  /// it, from the version before and the files that have changed since. The followers hear of the ZIPs in the same order.
  func build(
    _ integral: consuming PreparedEdition, _ published: PreparedEdition,
    followedBy followers: (ZipFollower, ZipFollower), reusing cache: consuming PackedCache?,
    unlessAs last: Digest?
  ) async throws -> (integral: BuiltEdition, published: BuiltEdition?) {
    if published.isSmall {
      // Of the whole cache, which is let go as soon as it has served, no more than this edition needs.
      let known = cache?.narrowed(to: published.items)
      async let second = build(published, reusing: known, follower: followers.1, isAside: true)
      let first = try await build(consume integral, reusing: consume cache, follower: followers.0)
      return first.fingerprint == last ? (first, nil) : (first, try await second)
    }
    let first = try await build(consume integral, reusing: consume cache, follower: followers.0)
    if first.fingerprint == last { return (first, nil) }
    return (first, try await build(published, reusing: first.bundle.cache, follower: followers.1))
  }

  /// Packs an edition and writes the document beside it; one that is packed aside does not tell how far it is.
  private func build(
    _ prepared: PreparedEdition, reusing cache: consuming PackedCache?, follower: ZipFollower,
    isAside: Bool = false
  ) async throws -> BuiltEdition {
    let (story, templates, page) = (prepared.story, templates, prepared.page)
    let (draft, made) = (Kept<DocumentInput>(), Kept<(document: Digest, fingerprint: Digest)>())
    var bundle = try await BundleSealing.seal(
      plan(prepared), into: staging.path(percentEncoded: false), reusing: consume cache, follower: follower,
      compose: { packed in
        let input = story.input(over: packed)
        draft.keep(input)
        return try TrainingRecordsFile.contents(story.view, templates)
          .merging([page: Array(try EditionStory.page(input, templates).utf8)]) { first, _ in first }
      },
      sealed: { sello, files in
        guard let input = draft.take() else { throw BundleError.missingDocument(path: page.text) }
        let document = try write(prepared, consume input, over: files, bearing: sello)
        made.keep((document, BundleFingerprint.of(files, contents.isCompared)))
      },
      progress: progress(prepared.edition, isTold: !isAside))
    guard let made = made.take() else { throw BundleError.missingDocument(path: page.text) }
    bundle.forgetFiles()
    return BuiltEdition(
      edition: prepared.edition, bundle: bundle, documentDigest: made.document, fingerprint: made.fingerprint)
  }

  /// Writes the document that lies beside the ZIP and bears its sello; gives its digest.
  private func write(
    _ prepared: PreparedEdition, _ input: consuming DocumentInput, over files: [PackedFile],
    bearing sello: Digest
  ) throws -> Digest {
    // What was packed after the page in the bundle stands behind all that it knew.
    let late = files[input.files.count...].filter { $0.path != prepared.page }.map(DocumentFile.init)
    let input = (consume input).placed(.besideBundle(sello: sello), seeing: late)
    let page = Array(try EditionStory.page(input, templates).utf8)
    try DurableFolder.write(page, to: staging.appending(path: prepared.edition.documentName))
    return Hashing.sha256(page)
  }

  private func progress(_ edition: Edition, isTold: Bool) -> @Sendable (PackingProgress) -> Void {
    let report = surroundings.progress
    return { step in
      guard isTold else { return }
      report(
        WorkProgress(
          task: "Edición \(edition.title)", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
    }
  }

  private func plan(_ prepared: PreparedEdition) -> PackingPlan {
    let (file, edition) = (contents.file, prepared.edition)
    return PackingPlan(
      name: contents.name.of(edition), series: file.series, edition: edition, version: contents.number,
      date: contents.request.date.description,
      title: "Documento de empalme — \(file.entity) — versión \(contents.number)",
      description:
        "Empalme de la estrategia de Gobierno en Línea de \(file.entity), edición \(edition.title)",
      reason: contents.request.reason, author: contents.author, licence: file.licence,
      municipality: municipality, items: prepared.items,
      documents: [
        AnnouncedDocument(
          path: prepared.page,
          metadata: ItemMetadata(
            title: "Documento de empalme",
            description: "El documento que se publica en el sitio web municipal",
            language: "es-CO"),
          mediaType: "text/html")
      ] + TrainingRecordsFile.announced(in: edition),
      previous: prepared.story.previous, compression: contents.request.compression,
      workers: surroundings.workers,
      program: ProgramFacts(name: Product.name, version: Product.version, url: Product.address))
  }

  private var municipality: MunicipalityFacts {
    let file = contents.file
    return MunicipalityFacts(
      entity: file.entity, nit: file.nit?.fieldText ?? "", department: file.department,
      town: file.municipality,
      address: file.address, contactName: file.infoOfficer, contactEmail: file.email, website: file.website)
  }
}

/// An edition before it is packed.
struct PreparedEdition: Sendable {
  let edition: Edition
  let items: [PayloadItem]
  /// Where the document lies below `data/`.
  let page: BundlePath
  let story: EditionStory

  /// Whether it is packed in less time than the other edition needs to be put on the disk.
  var isSmall: Bool {
    let bytes = items.reduce(0 as UInt64) { $0 + $1.size }
    return bytes <= 32 << 20 && items.count <= 2000
  }

  /// The digest of all that counts, if the cache knows every file of it and none has changed since.
  func fingerprint(knownTo cache: PackedCache?) -> Digest? {
    guard let cache else { return nil }
    var digests: [(path: BundlePath, digest: Digest)] = []
    digests.reserveCapacity(items.count)
    for item in items where story.contents.isCompared(item.path) {
      switch item.content {
      case .bytes(let bytes): digests.append((item.path, Hashing.sha256(bytes)))
      case .file(let place, let stamp):
        guard let digest = cache.digest(of: place, stamp: stamp) else { return nil }
        digests.append((item.path, digest))
      }
    }
    return BundleFingerprint.of(digests)
  }
}

/// An edition that lies finished in the staging folder.
struct BuiltEdition: Sendable {
  let edition: Edition
  let bundle: SealedBundle
  /// The digest of the document that lies beside the ZIP.
  let documentDigest: Digest
  /// The digest of all that counts when versions are compared.
  let fingerprint: Digest

  var zipName: String { URL(filePath: bundle.path).lastPathComponent }

  var documentName: String { edition.documentName }

  func report(in folder: URL) -> SealedEdition {
    SealedEdition(
      edition: edition, zip: folder.appending(path: zipName), document: folder.appending(path: documentName),
      sello: bundle.sello, files: bundle.payloadFiles, bytes: bundle.payloadBytes, zipBytes: bundle.zipBytes)
  }
}

extension Edition {
  /// The public edition bears the plain name: it is the one that is published.
  fileprivate var documentName: String {
    switch self {
    case .public: "documento-empalme.html"
    case .integral: "documento-empalme-integral.html"
    }
  }
}

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

  func build(
    _ edition: Edition, after previous: PreviousVersion?, reusing cache: PackedCache?
  ) async throws -> BuiltEdition {
    let view = HandoverView(contents.registry, in: edition, absent: contents.material.absentCodes)
    let items = contents.items(for: edition) + BundleTables(view).items()
    let codes = Dictionary(items.map { ($0.path, $0.metadata.element) }) { first, _ in first }
    guard let page = BundlePath(HandoverDocument.fileName) else {
      throw BundleError.missingDocument(path: HandoverDocument.fileName)
    }
    let story = EditionStory(contents: contents, view: view, previous: previous, codes: codes)
    let templates = templates
    let bundle = try await BundleSealing.seal(
      plan(edition, items, page, previous), into: staging.path(percentEncoded: false), reusing: cache,
      compose: { packed in
        [page: Array(try story.page(over: packed, at: .insideBundle, templates).utf8)]
      },
      progress: progress(edition))
    return BuiltEdition(
      edition: edition, bundle: bundle, fingerprint: bundle.fingerprint(of: contents.isCompared),
      page: try story.page(
        over: bundle.files.filter { $0.path != page }, at: .besideBundle(sello: bundle.sello), templates))
  }

  private func progress(_ edition: Edition) -> @Sendable (PackingProgress) -> Void {
    let report = surroundings.progress
    return { step in
      report(
        WorkProgress(
          task: "Edición \(edition.title)", bytesDone: step.bytesDone, bytesTotal: step.bytesTotal))
    }
  }

  private func plan(
    _ edition: Edition, _ items: [PayloadItem], _ page: BundlePath, _ previous: PreviousVersion?
  ) -> PackingPlan {
    let file = contents.file
    return PackingPlan(
      name: contents.name.of(edition), series: series, edition: edition, version: contents.number,
      date: contents.request.date.description,
      title: "Documento de empalme — \(file.entity) — versión \(contents.number)",
      description:
        "Empalme de la estrategia de Gobierno en Línea de \(file.entity), edición \(edition.title)",
      reason: contents.request.reason, author: contents.author, licence: file.licence,
      municipality: municipality, items: items,
      documents: [
        AnnouncedDocument(
          path: page,
          metadata: ItemMetadata(
            title: "Documento de empalme",
            description: "El documento que se publica en el sitio web municipal",
            language: "es-CO"),
          mediaType: "text/html")
      ],
      previous: previous, compression: contents.request.compression, workers: surroundings.workers,
      program: ProgramFacts(name: Product.name, version: Product.version, url: Product.address))
  }

  /// The same for every version and edition of one handover.
  private var series: String {
    let file = contents.file
    return [file.nit?.fieldText, file.termStart?.description, file.termEnd?.description]
      .compactMap(\.self).joined(separator: "/")
  }

  private var municipality: MunicipalityFacts {
    let file = contents.file
    return MunicipalityFacts(
      entity: file.entity, nit: file.nit?.fieldText ?? "", department: file.department,
      town: file.municipality,
      address: file.address, contactName: file.infoOfficer, contactEmail: file.email, website: file.website)
  }
}

/// An edition that lies finished in the staging folder.
struct BuiltEdition: Sendable {
  let edition: Edition
  let bundle: SealedBundle
  /// The digest of all that counts when versions are compared.
  let fingerprint: Digest
  /// The document that lies beside the ZIP.
  let page: String

  var zipName: String { URL(filePath: bundle.path).lastPathComponent }

  /// The public edition bears the plain name: it is the one that is published.
  var documentName: String {
    switch edition {
    case .public: "documento-empalme.html"
    case .integral: "documento-empalme-integral.html"
    }
  }

  func writeDocument(in folder: URL) throws(ActionError) {
    try DurableFolder.write(Array(page.utf8), to: folder.appending(path: documentName))
  }

  func report(in folder: URL) -> SealedEdition {
    SealedEdition(
      edition: edition, zip: folder.appending(path: zipName), document: folder.appending(path: documentName),
      sello: bundle.sello, files: bundle.payloadFiles, bytes: bundle.payloadBytes, zipBytes: bundle.zipBytes)
  }
}

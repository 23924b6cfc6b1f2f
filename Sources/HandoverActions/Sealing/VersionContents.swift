import Foundation
import HandoverBundle
import HandoverModel

/// Everything that goes into a version, decided before a byte is packed.
struct VersionContents: Sendable {
  let registry: Registry
  let file: CaseFile
  let material: CataloguedMaterial
  /// Where the files of ``material`` lie in a bundle, in the same order.
  private let places: [BundlePath]
  let folder: CaseFolder
  let request: SealVersion.Request
  let number: Int
  let name: BundleName
  /// The phase framework of the ficha, with the sources that the document cites; nil when it is not known.
  var framework: PhaseFramework?

  /// Refuses an expediente without ficha, and files that cannot be packed.
  static func gather(
    _ registry: Registry, _ scan: MaterialScan, _ folder: CaseFolder, _ request: SealVersion.Request,
    number: Int
  ) async throws(ActionError) -> VersionContents {
    guard let file = registry.file else { throw ActionError.noFile }
    let blocking =
      scan.links.map { Finding(.symbolicLink, at: $0) }
      + scan.unreadable.map { Finding(.unreadableFile, at: $0) }
    guard blocking.isEmpty else { throw ActionError.unpackable(blocking.sorted()) }
    let name = BundleName(municipality: file.municipality, date: request.date, version: number)
    async let material = CataloguedMaterial(scan, registry.deliverables)
    let layout = await MaterialLayout.of(scan.files.map(\.path), inBundleNamed: name.of(.public))
    let places = layout.placements.map(\.path)
    guard places.count == scan.files.count else { throw ActionError.unpackable([]) }
    return VersionContents(
      registry: registry, file: file, material: await material, places: places, folder: folder,
      request: request, number: number, name: name)
  }

  /// Who builds the version.
  var author: String {
    if let author = request.author { return author }
    return [file.outgoingPost, file.entity].first { !$0.isEmpty } ?? ""
  }

  /// Whether a file counts when two versions are compared: all but what sealing itself writes.
  func isCompared(_ path: BundlePath) -> Bool { !path.isWrittenBySealing }

  /// The files of an edition, with what is known about each.
  func items(for edition: Edition) -> [PayloadItem] {
    let visibility = Visibility(edition)
    var items: [PayloadItem] = []
    // Room for the tables too.
    items.reserveCapacity(edition == .integral ? places.count + 64 : 0)
    // Files of one element stand together, and what is known of it is made once.
    var known: (entry: CatalogueEntry?, section: Section, metadata: SharedMetadata)?
    let folder = folder.path
    for index in inBundleOrder {
      let (catalogued, place) = (material.files[index], places[index])
      let (file, entry) = (catalogued.file, catalogued.entry)
      if known == nil || known?.entry !== entry || known?.section != file.section {
        known = (entry, file.section, SharedMetadata(Self.metadata(of: entry?.element, in: file.section)))
      }
      guard let known, edition == .integral || entry.map({ visibility.shows($0.element) }) ?? false else {
        continue
      }
      items.append(
        PayloadItem(
          path: place, content: .file(FilePlace(file.path, in: folder), stamp: file.stamp),
          metadata: known.metadata, isPartOfFolder: entry != nil && !catalogued.isElement,
          originalPath: file.path, originalModified: file.modified))
    }
    return items
  }

  /// The indexes of the files by section, as a bundle has them.
  private var inBundleOrder: [Int] {
    Section.allCases.flatMap { section in
      material.files.indices.filter { material.files[$0].file.section == section }
    }
  }

  private static func metadata(of element: Deliverable?, in section: Section) -> ItemMetadata {
    guard let element else { return ItemMetadata(section: section.title, note: "Archivo no catalogado") }
    return ItemMetadata(
      title: element.title,
      description: element.description,
      element: element.code, section: section.title, access: element.access.rawValue,
      language: element.language.isEmpty ? nil : element.language,
      licence: element.licence.isEmpty ? nil : element.licence,
      author: element.producer.isEmpty ? nil : element.producer,
      note: element.access == .open ? nil : element.ground)
  }

  /// What the registry keeps of the version once both editions are sealed.
  func record(_ integral: BuiltEdition, _ published: BuiltEdition) -> SealedVersion {
    var version = SealedVersion()
    version.number = number
    version.date = request.date
    version.author = author
    version.reason = request.reason
    version.name = name.stem
    version.integralSello = integral.bundle.sello.hex
    version.publicSello = published.bundle.sello.hex
    version.fingerprint = integral.fingerprint.hex
    version.files = integral.bundle.payloadFiles
    version.bytes = Int(integral.bundle.payloadBytes)
    return version
  }
}

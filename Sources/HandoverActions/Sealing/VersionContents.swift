import Foundation
import HandoverBundle
import HandoverModel

/// Everything that goes into a version, decided before a byte is packed.
struct VersionContents: Sendable {
  let registry: Registry
  let file: CaseFile
  let material: CataloguedMaterial
  let placements: [ByteText: PortableNames.Placement]
  let folder: CaseFolder
  let request: SealVersion.Request
  let number: Int
  let name: BundleName

  /// Refuses an expediente without ficha, and files that cannot be packed.
  init(
    registry: Registry, scan: MaterialScan, folder: CaseFolder, request: SealVersion.Request, number: Int
  ) throws(ActionError) {
    guard let file = registry.file else { throw ActionError.noFile }
    let blocking =
      scan.links.map { Finding(.symbolicLink, at: $0) }
      + scan.unreadable.map { Finding(.unreadableFile, at: $0) }
    guard blocking.isEmpty else { throw ActionError.unpackable(blocking.sorted()) }
    name = BundleName(municipality: file.municipality, date: request.date, version: number)
    let layout = MaterialLayout(scan.files.map(\.path), inBundleNamed: name.of(.public))
    placements = Dictionary(layout.placements.map { (ByteText($0.original), $0) }) { first, _ in first }
    material = CataloguedMaterial(scan, registry.deliverables)
    self.registry = registry
    self.file = file
    self.folder = folder
    self.request = request
    self.number = number
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
    return material.files.compactMap { catalogued -> PayloadItem? in
      let (file, element) = (catalogued.file, catalogued.element)
      guard edition == .integral || element.map(visibility.shows) ?? false,
        let placement = placements[ByteText(file.path)]
      else { return nil }
      return PayloadItem(
        path: placement.path,
        content: .file(path: folder.path + "/" + file.path),
        metadata: metadata(of: catalogued), originalPath: file.path, originalModified: file.modifiedText)
    }
  }

  private func metadata(of catalogued: CataloguedFile) -> ItemMetadata {
    let file = catalogued.file
    guard let element = catalogued.element else {
      return ItemMetadata(section: file.section.title, note: "Archivo no catalogado")
    }
    // A folder catalogued as one element lends its title to each of its files with the file's own name behind.
    let name = file.path.utf8.lastIndex(of: 0x2F).map { file.path[file.path.utf8.index(after: $0)...] } ?? ""
    return ItemMetadata(
      title: catalogued.isElement ? element.title : "\(element.title): \(name)",
      description: element.description,
      element: element.code, section: file.section.title, access: element.access.rawValue,
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

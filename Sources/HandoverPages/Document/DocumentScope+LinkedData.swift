import HandoverModel

extension DocumentScope {
  /// What the page's head says to search engines: of the municipality, the version and its tables, never of persons.
  var linkedData: LinkedData {
    LinkedData(
      name: "Documento de empalme — \(entityName) — versión \(input.version)",
      description:
        "Entrega de la estrategia de Gobierno en Línea a la nueva administración, edición \(view.edition.title)",
      created: input.date.description, version: "\(input.version)", licence: licence,
      identifier: input.sello.map { .init(propertyID: "sello", value: $0.hex) },
      publisher: publisher,
      encoding: .init(
        type: "MediaObject", name: "\(input.bundleName).zip", encodingFormat: "application/zip"),
      part: dataset)
  }

  /// Whether search engines may list the page: only what is public is for them.
  var robots: String { view.edition == .public ? "index, follow" : "noindex, nofollow" }

  private var entityName: String { file.entity.isEmpty ? "Entidad sin registrar" : file.entity }

  private var licence: String? { Markup.safeAddress(file.licence) }

  private var publisher: LinkedData.Organization {
    let place = [file.municipality, file.department].filter { !$0.isEmpty }.joined(separator: ", ")
    let code = file.divipola.isEmpty ? nil : file.divipola
    return LinkedData.Organization(
      name: entityName, taxID: file.nit?.printed, url: Markup.safeAddress(file.website),
      areaServed: place.isEmpty
        ? nil
        : .init(name: place, identifier: code.map { .init(propertyID: "DIVIPOLA", value: $0) }))
  }

  private var dataset: LinkedData.Dataset? {
    let folder = "data/" + Section.tablesBundleFolder + "/"
    let tables = input.files.filter {
      $0.section == nil && $0.path.text.startsInUTF8(with: folder) && $0.path.text.hasSuffix(".csv")
    }
    guard !tables.isEmpty else { return nil }
    return LinkedData.Dataset(
      name: "Tablas del empalme de \(entityName), versión \(input.version)",
      description: "Las tablas de las que sale el documento de empalme, edición \(view.edition.title)",
      licence: licence,
      distribution: tables.map { file in
        LinkedData.Download(
          name: String(file.path.text.dropFirst(folder.count)), encodingFormat: "text/csv",
          contentUrl: input.place == .insideBundle
            ? Markup.percentEncoded(path: String(file.path.text.dropFirst("data/".count))) : nil,
          contentSize: "\(file.bytes) B", sha256: file.sha256.hex)
      })
  }
}

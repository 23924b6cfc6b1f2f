import HandoverModel

/// What `empalme.json` says: the facts of the version and every payload file with its name map.
enum InventoryText {
  /// A payload file with what is known about it.
  struct Entry: Sendable {
    let file: PackedFile
    let metadata: ItemMetadata
    var originalPath: String?
    var originalModified: String?
  }

  /// What one entry usually takes.
  private static let bytesPerEntry = 520

  /// The inventory's bytes; the files come in manifest order.
  static func write(_ plan: PackingPlan, _ entries: [Entry]) -> [UInt8] {
    var pairs: [(String, JSONText)] = [
      ("formato", .number(UInt64(BundleFormat.number))),
      ("nombre", .text(plan.name)),
      ("serie", .text(plan.series)),
      (
        "identificador",
        .text(BundleFormat.identifier(series: plan.series, version: plan.version, edition: plan.edition))
      ),
      ("edicion", .text(plan.edition.rawValue)),
      ("version", .number(UInt64(plan.version))),
      ("fecha", .text(plan.date)),
    ]
    pairs += JSONText.texts([
      ("titulo", plan.title), ("descripcion", plan.description), ("motivo", plan.reason),
      ("autor", plan.author),
      ("licencia", plan.licence),
    ])
    pairs.append(("entidad", .object(town(plan.municipality))))
    pairs.append(("anterior", previous(plan.previous)))
    pairs.append(
      (
        "programa",
        .object(JSONText.texts([("nombre", plan.program.name), ("version", plan.program.version)]))
      ))
    pairs.append(("archivos", .generated(count: entries.count) { entry(entries[$0]) }))
    return JSONText.object(pairs).bytes(expecting: 4096 + entries.count * bytesPerEntry)
  }

  private static func town(_ facts: MunicipalityFacts) -> [(String, JSONText)] {
    JSONText.texts([
      ("nombre", facts.entity), ("nit", facts.nit), ("departamento", facts.department),
      ("municipio", facts.town),
      ("direccion", facts.address), ("contacto", facts.contactName), ("correo", facts.contactEmail),
      ("sitio", facts.website),
    ])
  }

  private static func previous(_ previous: PreviousVersion?) -> JSONText {
    guard let previous else { return .null }
    return .object([("version", .number(UInt64(previous.version))), ("sello", .text(previous.sello.hex))])
  }

  private static func entry(_ entry: Entry) -> JSONText {
    let known = entry.metadata
    let original = entry.originalPath.flatMap { path in
      path.utf8.elementsEqual(entry.file.path.text.utf8) ? nil : path
    }
    return .object(
      [
        ("ruta", .text(entry.file.path.text)),
        ("tamano", .number(entry.file.size)),
        ("sha256", .text(entry.file.sha256.hex)),
        ("tipo", .text(entry.file.mediaType)),
      ]
        + JSONText.texts([
          ("titulo", known.title), ("descripcion", known.description), ("elemento", known.element),
          ("seccion", known.section), ("acceso", known.access), ("idioma", known.language),
          ("licencia", known.licence), ("autor", known.author), ("nota", known.note),
          ("ruta_original", original), ("modificado", entry.originalModified),
        ]))
  }
}

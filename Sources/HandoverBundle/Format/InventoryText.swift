import HandoverModel

/// What `empalme.json` says: the facts of the version and every payload file with its name map.
struct InventoryText: Sendable {
  /// A payload file with what is known about it.
  struct Entry: Sendable {
    let file: PackedFile
    let metadata: SharedMetadata
    var isPartOfFolder = false
    var originalPath: String?
    /// Seconds since 1970.
    var originalModified: Int?

    /// Whether readers see another name than the file's.
    var hasTitle: Bool { isPartOfFolder || !metadata.facts.title.isEmpty }

    /// Writes the name that readers see as it stands between quotation marks.
    func writeTitle(to text: inout [UInt8]) {
      JSONText.escape(metadata.facts.title, to: &text)
      guard isPartOfFolder else { return }
      let path = originalPath ?? file.path.text
      text.append(0x3A)
      text.append(0x20)
      JSONText.escape(
        path.utf8.lastIndex(of: 0x2F).map { path[path.utf8.index(after: $0)...] } ?? path[...], to: &text)
    }
  }

  /// What is written so far and not yet taken.
  var fields = JSONFields(depth: 2)
  private var count = 0
  /// What the files of one element or folder have in common, written once for neighbours.
  private var shared: (metadata: SharedMetadata, text: [UInt8])?

  /// The facts of the version; the files follow in manifest order.
  init(_ plan: PackingPlan) {
    var facts = JSONFields(depth: 0)
    facts.open()
    facts.number("formato", UInt64(BundleFormat.number))
    facts.text("nombre", plan.name)
    facts.text("serie", plan.series)
    facts.text(
      "identificador",
      BundleFormat.identifier(series: plan.series, version: plan.version, edition: plan.edition))
    facts.text("edicion", plan.edition.rawValue)
    facts.number("version", UInt64(plan.version))
    facts.text("fecha", plan.date)
    facts.text("titulo", ifAny: plan.title)
    facts.text("descripcion", ifAny: plan.description)
    facts.text("motivo", ifAny: plan.reason)
    facts.text("autor", ifAny: plan.author)
    facts.text("licencia", ifAny: plan.licence)
    facts.value("entidad", Self.town(plan.municipality))
    facts.value("anterior", Self.previous(plan.previous))
    let program = [("nombre", plan.program.name), ("version", plan.program.version)]
    facts.value("programa", .object(JSONText.texts(program)))
    facts.key("archivos")
    fields.append(facts.bytes + [0x5B])
  }

  mutating func add(_ entry: Entry) {
    fields.separate(count > 0)
    count += 1
    fields.open()
    fields.text("ruta", entry.file.path.text)
    fields.number("tamano", entry.file.size)
    fields.plain("sha256") { entry.file.sha256.appendHex(to: &$0) }
    fields.text("tipo", entry.file.mediaType)
    if entry.hasTitle { fields.plain("titulo", entry.writeTitle) }
    fields.append(sharedText(entry.metadata))
    if let original = entry.originalPath, ByteText(original) != ByteText(entry.file.path.text) {
      fields.text("ruta_original", original)
    }
    if let modified = entry.originalModified {
      fields.plain("modificado") { Timestamp.append(modified, to: &$0) }
    }
    fields.close()
  }

  private mutating func sharedText(_ metadata: SharedMetadata) -> [UInt8] {
    if let shared, shared.metadata === metadata { return shared.text }
    let known = metadata.facts
    let text = JSONFields.more(depth: 2) { fields in
      fields.text("descripcion", ifAny: known.description)
      fields.text("elemento", ifAny: known.element)
      fields.text("seccion", ifAny: known.section)
      fields.text("acceso", ifAny: known.access)
      fields.text("idioma", ifAny: known.language)
      fields.text("licencia", ifAny: known.licence)
      fields.text("autor", ifAny: known.author)
      fields.text("nota", ifAny: known.note)
    }
    shared = (metadata, text)
    return text
  }

  mutating func finish() { fields.append(Array("\n  ]\n}\n".utf8)) }

  private static func town(_ facts: MunicipalityFacts) -> JSONText {
    .object(
      JSONText.texts([
        ("nombre", facts.entity), ("nit", facts.nit), ("departamento", facts.department),
        ("municipio", facts.town),
        ("direccion", facts.address), ("contacto", facts.contactName), ("correo", facts.contactEmail),
        ("sitio", facts.website),
      ]))
  }

  private static func previous(_ previous: PreviousVersion?) -> JSONText {
    guard let previous else { return .null }
    return .object([("version", .number(UInt64(previous.version))), ("sello", .text(previous.sello.hex))])
  }
}

import HandoverModel

/// What `ro-crate-metadata.json` says: an RO-Crate 1.3 whose root is `data/`.
struct CrateText: Sendable {
  let plan: PackingPlan
  let entries: [InventoryText.Entry]
  let folders: [String]

  private static let context = "https://w3id.org/ro/crate/1.3"

  /// The crate's bytes: descriptor, root, then everything else by identifier.
  var bytes: [UInt8] {
    let fixed = contextual
    var graph: [(id: String, source: Source)] = []
    for (index, folder) in folders.enumerated() {
      graph.append((Self.identifier(folder) + "/", .folder(index)))
    }
    for (index, entry) in entries.enumerated() {
      graph.append((Self.identifier(entry.file.path.text), .file(index)))
    }
    for (index, entity) in fixed.enumerated() { graph.append((entity.id, .fixed(index))) }
    graph.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let sources = graph.map(\.source)
    return JSONText.object([
      ("@context", .text(Self.context + "/context")),
      (
        "@graph",
        .generated(count: sources.count + 2) { index in
          if index < 2 { return index == 0 ? descriptor : root }
          switch sources[index - 2] {
          case .folder(let index): return entity(folder: folders[index])
          case .file(let index): return entity(file: entries[index])
          case .fixed(let index): return fixed[index].value
          }
        }
      ),
    ]).bytes
  }

  /// What an entity of the graph is made from.
  private enum Source {
    case folder(Int)
    case file(Int)
    case fixed(Int)
  }

  private var descriptor: JSONText {
    .object([
      ("@id", .text(BundleFormat.crate)), ("@type", .text("CreativeWork")),
      ("name", .text("Metadatos RO-Crate del paquete de empalme")),
      ("about", Self.reference("./")), ("conformsTo", Self.reference(Self.context)),
    ])
  }

  private var root: JSONText {
    var pairs: [(String, JSONText)] = [
      ("@id", .text("./")), ("@type", .text("Dataset")),
      ("name", .text(plan.title.isEmpty ? plan.name : plan.title)),
      ("description", .text(plan.description.isEmpty ? plan.name : plan.description)),
      ("datePublished", .text(plan.date)), ("license", Self.reference(licence)),
      ("publisher", Self.reference("#entidad")), ("author", Self.reference(agent)),
      ("identifier", Self.reference("#identificador")), ("version", .text(String(plan.version))),
      ("inLanguage", .text("es-CO")),
      ("hasPart", Self.references(children(of: nil))),
      ("mentions", Self.reference("#construccion")),
    ]
    if let previous = plan.previous {
      pairs.append(("isBasedOn", Self.reference("#version-\(previous.version)")))
    }
    return .object(pairs)
  }

  private var licence: String { plan.licence.contains("://") ? plan.licence : "#licencia" }
  private var agent: String { plan.author.isEmpty ? "#entidad" : "#autor" }

  private var contextual: [(id: String, value: JSONText)] {
    let town = plan.municipality
    var found: [(id: String, value: JSONText)] = []
    func add(_ id: String, _ type: String, _ pairs: [(String, JSONText)]) {
      found.append((id, .object([("@id", .text(id)), ("@type", .text(type))] + pairs)))
    }
    var facts = JSONText.texts([("name", town.entity), ("url", town.website), ("taxID", town.nit)])
    if !town.contactEmail.isEmpty || !town.contactName.isEmpty {
      facts.append(("contactPoint", Self.reference("#contacto")))
      add(
        "#contacto", "ContactPoint",
        JSONText.texts([
          ("name", town.contactName.isEmpty ? town.entity : town.contactName), ("email", town.contactEmail),
          ("contactType", "responsable del empalme"),
        ]))
    }
    add("#entidad", "Organization", facts)
    if !plan.author.isEmpty {
      add("#autor", "Person", [("name", .text(plan.author)), ("affiliation", Self.reference("#entidad"))])
    }
    add(
      licence, "CreativeWork",
      [
        ("name", .text("Condiciones de uso")),
        ("description", .text(plan.licence.isEmpty ? "No declaradas" : plan.licence)),
      ])
    let identifier = BundleFormat.identifier(
      series: plan.series, version: plan.version, edition: plan.edition)
    add(
      "#identificador", "PropertyValue",
      [
        ("name", .text("identificador")), ("propertyID", .text("urn:uuid")), ("value", .text(identifier)),
      ])
    add(
      "#programa", "SoftwareApplication",
      [
        ("name", .text(plan.program.name)), ("version", .text(plan.program.version)),
        ("url", .text(plan.program.url)),
      ])
    add("#construccion", plan.previous == nil ? "CreateAction" : "UpdateAction", action)
    if let previous = plan.previous {
      add(
        "#version-\(previous.version)", "CreativeWork",
        [
          ("name", .text("Versión \(previous.version)")), ("version", .text(String(previous.version))),
          ("datePublished", .text(previous.date)), ("sha256", .text(previous.sello.hex)),
        ])
    }
    return found
  }

  private var action: [(String, JSONText)] {
    [
      ("name", .text("Construcción de la versión \(plan.version)")),
      ("description", .text(plan.reason.isEmpty ? "Versión \(plan.version)" : plan.reason)),
      ("agent", Self.reference(agent)), ("instrument", Self.reference("#programa")),
      ("endTime", .text(plan.date)), ("result", Self.reference("./")),
    ]
  }

  private func entity(folder: String) -> JSONText {
    let id = Self.identifier(folder) + "/"
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    return .object([
      ("@id", .text(id)), ("@type", .text("Dataset")),
      ("name", .text(Self.titles[folder] ?? name)), ("description", .text("Carpeta \(folder)")),
      ("hasPart", Self.references(children(of: folder))),
    ])
  }

  private func entity(file entry: InventoryText.Entry) -> JSONText {
    let id = Self.identifier(entry.file.path.text)
    let known = entry.metadata
    let title = known.title.isEmpty ? entry.file.path.lastComponent : known.title
    let pairs =
      JSONText.texts([
        ("@id", id), ("@type", "File"), ("name", title),
        ("description", known.description.isEmpty ? title : known.description),
        ("encodingFormat", entry.file.mediaType), ("contentSize", String(entry.file.size)),
        ("sha256", entry.file.sha256.hex), ("dateModified", entry.originalModified),
        ("inLanguage", known.language),
        ("license", known.licence), ("creditText", known.author), ("conditionsOfAccess", known.access),
        ("identifier", known.element),
      ])
    return .object(pairs)
  }

  /// The identifiers directly inside a folder, files and folders, by bytes.
  private func children(of folder: String?) -> [String] { tree[folder ?? "", default: []] }

  private let tree: [String: [String]]

  init(plan: PackingPlan, entries: [InventoryText.Entry], folders: [String]) {
    self.plan = plan
    self.entries = entries
    self.folders = folders
    var tree: [String: [String]] = [:]
    for folder in folders { tree[Self.parent(folder), default: []].append(Self.identifier(folder) + "/") }
    for entry in entries {
      tree[Self.parent(entry.file.path.text), default: []].append(Self.identifier(entry.file.path.text))
    }
    self.tree = tree.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static let titles: [String: String] = Dictionary(
    uniqueKeysWithValues: Section.allCases.map { ($0.bundleFolder, $0.title) }
      + [(Section.tablesBundleFolder, "Tablas del expediente")])

  private static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

  /// One reference stands alone, several make a list.
  private static func references(_ ids: [String]) -> JSONText {
    ids.count == 1 ? reference(ids[0]) : .generated(count: ids.count) { reference(ids[$0]) }
  }

  /// The identifier of a path: native UTF-8, only what a URI cannot hold is percent-encoded (rule B-17).
  static func identifier(_ path: String) -> String {
    var out: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    let encoded = Set(" %\"<>\\^`{|}#?[]".utf8)
    for byte in path.utf8 {
      if encoded.contains(byte) {
        out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

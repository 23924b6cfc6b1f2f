import HandoverModel

/// What `ro-crate-metadata.json` says: an RO-Crate 1.3 whose root is `data/`.
///
/// Written in two parts, since the last entities tell the digests of documents that are packed at the same time:
/// descriptor, root, then everything else by identifier.
struct CrateText: Sendable {
  let plan: PackingPlan
  let tree: CrateTree
  private let entries: [InventoryText.Entry]
  /// The names of the documents at the top of `data/`, but for the crate itself, in any order.
  private let documents: [String]

  private static let context = "https://w3id.org/ro/crate/1.3"

  /// `entries` are the files in the section folders, in order of their paths.
  init(plan: PackingPlan, entries: [InventoryText.Entry], folders: [String], documents: [String]) {
    self.plan = plan
    self.entries = entries
    self.documents = documents
    tree = CrateTree(files: entries.map(\.file.path), folders: folders)
  }

  /// Writes all but ``writeEnd(to:with:)``; `pour` is called often, to take what is written so far.
  func writeBeginning(
    to fields: inout JSONFields, pour: (inout JSONFields) throws(BundleError) -> Void
  ) throws(BundleError) {
    fields.append(Array("{\n  \"@context\": \"\(Self.context)/context\",\n  \"@graph\": [\n    ".utf8))
    descriptor.write(to: &fields)
    fields.separate(true)
    writeRoot(to: &fields)
    for entity in contextual where entity.isBeforeFiles {
      fields.separate(true)
      entity.value.write(to: &fields)
    }
    var shared: Shared?
    for node in tree.nodes {
      fields.separate(true)
      if node.isFolder {
        write(folder: node, to: &fields)
      } else {
        let entry = entries[Int(node.index)]
        write(entry, to: &fields, &shared)
      }
      try pour(&fields)
    }
  }

  /// Writes the entities of the documents at the top of `data/` and what comes after them.
  func writeEnd(to fields: inout JSONFields, with documents: [InventoryText.Entry]) {
    let late = contextual.filter { !$0.isBeforeFiles }.map {
      (id: $0.id, value: $0.value as JSONText?, entry: 0)
    }
    let files = documents.enumerated().map { index, entry in
      (id: Self.identifier(entry.file.path.text), value: nil as JSONText?, entry: index)
    }
    var shared: Shared?
    for entity in (late + files).sorted(by: { $0.id.precedesInUTF8($1.id) }) {
      fields.separate(true)
      if let value = entity.value {
        value.write(to: &fields)
      } else {
        write(documents[entity.entry], to: &fields, &shared)
      }
    }
    fields.append(Array("\n  ]\n}\n".utf8))
  }

  private var descriptor: JSONText {
    .object([
      ("@id", .text(BundleFormat.crate)), ("@type", .text("CreativeWork")),
      ("name", .text("Metadatos RO-Crate del paquete de empalme")),
      ("about", Self.reference("./")), ("conformsTo", Self.reference(Self.context)),
    ])
  }

  private func writeRoot(to fields: inout JSONFields) {
    fields.open()
    fields.text("@id", "./")
    fields.text("@type", "Dataset")
    fields.text("name", plan.title.isEmpty ? plan.name : plan.title)
    fields.text("description", plan.description.isEmpty ? plan.name : plan.description)
    fields.text("datePublished", plan.date)
    fields.value("license", Self.reference(licence))
    fields.value("publisher", Self.reference("#entidad"))
    fields.value("author", Self.reference(agent))
    fields.value("identifier", Self.reference("#identificador"))
    fields.text("version", String(plan.version))
    fields.text("inLanguage", "es-CO")
    let parts = tree.top.map { Self.identifier(tree.path($0)) + ($0.isFolder ? "/" : "") }
    let all = (parts + documents.map(Self.identifier)).sorted { $0.precedesInUTF8($1) }
    fields.value("hasPart", Self.references(all))
    fields.value("mentions", Self.reference("#construccion"))
    if hasPlace { fields.value("contentLocation", Self.reference("#municipio")) }
    if let previous = plan.previous {
      fields.value("isBasedOn", Self.reference(Self.identifier(ofVersion: previous)))
    }
    fields.close()
  }

  private func write(folder node: CrateTree.Node, to fields: inout JSONFields) {
    let folder = tree.path(node)
    let slash = folder.utf8.lastIndex(of: 0x2F)
    let name = slash.map { folder[folder.utf8.index(after: $0)...] } ?? folder[...]
    fields.open()
    fields.plain("@id") { Self.append(identifierOf: folder, isFolder: true, to: &$0) }
    fields.text("@type", "Dataset")
    // Only the folders at the top have a title of their own.
    let title = slash == nil ? Self.titles[folder] : nil
    fields.text("name", title?[...] ?? name)
    fields.text("description", "Carpeta \(folder)")
    writeParts(tree.children(ofFolder: node.index), to: &fields)
    fields.close()
  }

  /// One reference stands alone, several make a list.
  private func writeParts(_ parts: [CrateTree.Node], to fields: inout JSONFields) {
    fields.key("hasPart")
    let isList = parts.count != 1
    let indent = isList ? "        " : "      "
    let (before, after) = (Array("{\n\(indent)  \"@id\": \"".utf8), Array("\"\n\(indent)}".utf8))
    let (first, next) = (Array("[\n\(indent)".utf8), Array(",\n\(indent)".utf8))
    for (index, part) in parts.enumerated() {
      if isList { fields.append(index > 0 ? next : first) }
      fields.append(before)
      fields.write { Self.append(identifierOf: tree.path(part), isFolder: part.isFolder, to: &$0) }
      fields.append(after)
    }
    if isList { fields.append(Array((parts.isEmpty ? "[\n      ]" : "\n      ]").utf8)) }
  }

  /// What the files of one element or folder have in common, written once for neighbours.
  private typealias Shared = (metadata: SharedMetadata, text: [UInt8])

  private func write(_ entry: InventoryText.Entry, to fields: inout JSONFields, _ shared: inout Shared?) {
    let known = entry.metadata.facts
    fields.open()
    fields.plain("@id") { Self.append(identifierOf: entry.file.path.text, isFolder: false, to: &$0) }
    fields.text("@type", "File")
    let name = entry.hasTitle ? nil : entry.file.path.lastComponent
    func writeName(to text: inout [UInt8]) {
      if let name { JSONText.escape(name, to: &text) } else { entry.writeTitle(to: &text) }
    }
    fields.plain("name", writeName)
    if known.description.isEmpty {
      fields.plain("description", writeName)
    } else {
      fields.text("description", known.description)
    }
    fields.text("encodingFormat", entry.file.mediaType)
    fields.plain("contentSize") { $0.append(decimal: entry.file.size) }
    fields.plain("sha256") { entry.file.sha256.appendHex(to: &$0) }
    if let modified = entry.originalModified {
      fields.plain("dateModified") { Timestamp.append(modified, to: &$0) }
    }
    if shared?.metadata !== entry.metadata {
      let text = JSONFields.more(depth: 2) { fields in
        fields.text("inLanguage", ifAny: known.language)
        fields.text("license", ifAny: known.licence)
        fields.text("creditText", ifAny: known.author)
        fields.text("conditionsOfAccess", ifAny: known.access)
        fields.text("identifier", ifAny: known.element)
      }
      shared = (entry.metadata, text)
    }
    fields.append(shared?.text ?? [])
    fields.close()
  }

  private static let titles: [String: String] = Dictionary(
    uniqueKeysWithValues: Section.allCases.map { ($0.bundleFolder, $0.title) }
      + [(Section.tablesBundleFolder, "Tablas del expediente")])

  static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

  /// One reference stands alone, several make a list.
  static func references(_ ids: [String]) -> JSONText {
    ids.count == 1 ? reference(ids[0]) : .list(ids.map(reference))
  }
}

extension JSONText {
  /// Writes the value as an element of the list that the fields belong to.
  fileprivate func write(to fields: inout JSONFields) { fields.element(self) }
}

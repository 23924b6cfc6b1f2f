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
    for (index, id) in fileIDs.enumerated() { graph.append((id, .file(index))) }
    for (index, entity) in fixed.enumerated() { graph.append((entity.id, .fixed(index))) }
    graph.sort { $0.id.precedesInUTF8($1.id) }
    let sources = graph.map(\.source)
    return JSONText.object([
      ("@context", .text(Self.context + "/context")),
      (
        "@graph",
        .generated(count: sources.count + 2) { index in
          if index < 2 { return index == 0 ? descriptor : root }
          switch sources[index - 2] {
          case .folder(let index): return entity(folder: folders[index])
          case .file(let index): return entity(file: entries[index], id: fileIDs[index])
          case .fixed(let index): return fixed[index].value
          }
        }
      ),
    ]).bytes(expecting: 8192 + sources.count * Self.bytesPerEntity)
  }

  /// What one entity usually takes, with the reference to it in its folder.
  private static let bytesPerEntity = 700

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
    if hasPlace { pairs.append(("contentLocation", Self.reference("#municipio"))) }
    if let previous = plan.previous {
      pairs.append(("isBasedOn", Self.reference(Self.identifier(ofVersion: previous))))
    }
    return .object(pairs)
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

  private func entity(file entry: InventoryText.Entry, id: String) -> JSONText {
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
  func children(of folder: String?) -> [String] { tree[ByteText(folder ?? "")] ?? [] }

  private let tree: [ByteText: [String]]
  /// The identifiers of ``entries``.
  private let fileIDs: [String]

  init(plan: PackingPlan, entries: [InventoryText.Entry], folders: [String]) {
    self.plan = plan
    self.entries = entries
    self.folders = folders
    fileIDs = entries.map { Self.identifier($0.file.path.text) }
    var tree: [ByteText: [String]] = [:]
    for folder in folders { tree[Self.parent(folder), default: []].append(Self.identifier(folder) + "/") }
    for (entry, id) in zip(entries, fileIDs) {
      tree[Self.parent(entry.file.path.text), default: []].append(id)
    }
    self.tree = tree.mapValues { $0.sorted { $0.precedesInUTF8($1) } }
  }

  private static func parent(_ path: String) -> ByteText {
    ByteText(path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? "")
  }

  private static let titles: [String: String] = Dictionary(
    uniqueKeysWithValues: Section.allCases.map { ($0.bundleFolder, $0.title) }
      + [(Section.tablesBundleFolder, "Tablas del expediente")])

  static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

  /// One reference stands alone, several make a list.
  static func references(_ ids: [String]) -> JSONText {
    ids.count == 1 ? reference(ids[0]) : .generated(count: ids.count) { reference(ids[$0]) }
  }

  /// The identifier of a path: native UTF-8, only what a URI cannot hold is percent-encoded (rule B-17).
  static func identifier(_ path: String) -> String {
    guard path.utf8.contains(where: { isEncoded[Int($0)] }) else { return path }
    var out: [UInt8] = []
    out.reserveCapacity(path.utf8.count + 32)
    for byte in path.utf8 {
      if isEncoded[Int(byte)] {
        out.append(0x25)
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
  private static let isEncoded: [Bool] = (0..<256).map { " %\"<>\\^`{|}#?[]".utf8.contains(UInt8($0)) }
}

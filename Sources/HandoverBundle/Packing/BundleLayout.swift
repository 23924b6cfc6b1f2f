import HandoverModel

/// The entries of a bundle in their order (rules B-30 and B-31): folders and payload first, tag files last.
struct BundleLayout: Sendable {
  /// Every entry, folders included, without `zip-crc32.txt` being anything but the last one.
  let names: [EntryName]
  /// The plan's items sorted by path.
  let items: [PayloadItem]
  /// The slot of every item.
  let itemSlots: [Int]
  /// The folders below `data/`, sorted, without the trailing slash.
  let folders: [String]
  /// Slot by path below the top folder, for the documents and the tag files.
  private let slots: [String: Int]

  init(_ plan: PackingPlan) throws(BundleError) {
    try Self.check(plan)
    items = plan.items.isInOrder ? plan.items : plan.items.sorted { $0.path < $1.path }
    var names = [EntryName(below: "/"), EntryName(below: "/data/")]
    names.reserveCapacity(items.count + items.count / 2)
    var folders: [String] = []
    var itemSlots: [Int] = []
    itemSlots.reserveCapacity(items.count)
    // Folders stand right before what lies in them; those that two neighbours share are there already.
    var previous = ""
    for item in items {
      for folder in item.path.text.folders(notAbove: previous) {
        folders.append(folder)
        names.append(EntryName(payloadFolder: folder))
      }
      itemSlots.append(names.count)
      names.append(EntryName(payload: item.path.text))
      previous = item.path.text
    }
    // Documents stand behind all folders, since their names begin with a letter; tag files come last.
    let documents = plan.documents.map(\.path.text) + BundleFormat.engineDocuments
    var slots: [String: Int] = [:]
    for name in documents.sorted(by: { $0.precedesInUTF8($1) }).map({ "data/" + $0 }) + Self.tagEntries(plan)
    {
      slots[name] = names.count
      names.append(EntryName(below: "/" + name))
    }
    self.folders = folders.sorted { $0.precedesInUTF8($1) }
    self.names = names
    self.slots = slots
    self.itemSlots = itemSlots
  }

  /// The slot of a document or a tag file by its path below the top folder.
  func slot(_ path: String) -> Int { slots[path] ?? 0 }

  /// The tag files in entry order, `zip-crc32.txt` last.
  static func tagEntries(_ plan: PackingPlan) -> [String] {
    var tags = [
      BundleFormat.readme, BundleFormat.bagInfo, BundleFormat.declaration, BundleFormat.redirect,
      BundleFormat.manifest, BundleFormat.tagManifest,
    ]
    if let previous = plan.previous {
      tags.append(BundleFormat.history + "/")
      for record in previous.records {
        tags += [BundleFormat.bagInfo, BundleFormat.manifest, BundleFormat.tagManifest]
          .map { BundleFormat.history + "/" + BundleFormat.historyName(record.version, $0) }
      }
    }
    return tags.sorted { $0.precedesInUTF8($1) } + [BundleFormat.zipChecks]
  }

  private static func check(_ plan: PackingPlan) throws(BundleError) {
    if let problem = BundleFormat.nameProblem(plan.name) { throw .planInvalid(reason: problem) }
    guard plan.version >= 1 else { throw .planInvalid(reason: "la versión debe ser 1 o más") }
    guard BundleFormat.isDate(plan.date) else {
      throw .planInvalid(reason: "la fecha «\(plan.date)» no tiene la forma AAAA-MM-DD")
    }
    guard !plan.items.isEmpty else { throw .planInvalid(reason: "no hay ningún archivo que entregar") }
    guard !plan.series.isEmpty, !plan.municipality.entity.isEmpty else {
      throw .planInvalid(reason: "faltan la serie o la entidad")
    }
    if let previous = plan.previous, previous.version >= plan.version {
      throw .planInvalid(
        reason: "la versión anterior (\(previous.version)) no es anterior a la \(plan.version)")
    }
    if let previous = plan.previous, previous.edition != plan.edition {
      throw .planInvalid(reason: "la versión anterior es de la edición \(previous.edition.title)")
    }
    if plan.previous == nil, plan.version > 1 {
      throw .planInvalid(reason: "la versión \(plan.version) necesita la anterior")
    }
    for item in plan.items {
      guard let first = item.path.text.utf8.first, (0x30...0x39).contains(first), item.path.parent != nil
      else {
        throw .misplacedItem(path: item.path.text)
      }
    }
    for document in plan.documents {
      let name = document.path
      guard name.parent == nil, let first = name.text.utf8.first, first > 0x39,
        !BundleFormat.engineDocuments.contains(name.text)
      else { throw .misplacedItem(path: name.text) }
    }
  }

  /// Refuses names that are too long, or that some file system would take for one another.
  ///
  /// Nothing else depends on it, so that it can be done beside other work.
  func checkNames(_ plan: PackingPlan) throws(BundleError) {
    var taken = FoldedNames()
    let room = BundleFormat.room(inBundleNamed: plan.name)
    func check(_ name: String) throws(BundleError) {
      if name.utf8.count > room, name.utf16.count > room { throw .pathTooLong(path: name) }
      if let other = taken.insert(name) { throw .collidingItems(first: other, second: name) }
    }
    for item in items { try check(item.path.text) }
    for name in folders + plan.documents.map(\.path.text) + BundleFormat.engineDocuments { try check(name) }
  }
}

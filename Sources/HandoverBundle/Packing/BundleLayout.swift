import HandoverModel

/// The entries of a bundle in their order (rules B-30 and B-31): folders and payload first, tag files last.
struct BundleLayout: Sendable {
  /// Every entry, folders included, without `zip-crc32.txt` being anything but the last one.
  let names: [EntryName]
  /// The slot of every item, parallel to the plan's items sorted by path.
  let items: [PayloadItem]
  let itemSlots: [Int]
  /// The folders below `data/`, sorted, without the trailing slash.
  let folders: [String]
  /// Slot by path below the top folder, for everything that is not an item.
  private let slots: [String: Int]

  init(_ plan: PackingPlan) throws(BundleError) {
    try Self.check(plan)
    let isSorted = zip(plan.items, plan.items.dropFirst()).allSatisfy { $0.path < $1.path }
    items = isSorted ? plan.items : plan.items.sorted { $0.path < $1.path }
    var folders: Set<BundlePath> = []
    for item in items {
      var folder = item.path.parent
      while let some = folder, folders.insert(some).inserted { folder = some.parent }
    }
    self.folders = folders.sorted().map(\.text)
    try Self.checkCollisions(plan, items, self.folders)
    // An item carries its number, everything else none.
    var payload = items.enumerated().map { (name: "data/" + $1.path.text, item: $0 as Int?) }
    payload += self.folders.map { ("data/" + $0 + "/", nil) }
    payload += (plan.documents.map(\.path.text) + BundleFormat.engineDocuments).map { ("data/" + $0, nil) }
    payload.sort { $0.name.precedesInUTF8($1.name) }
    let all = [("", nil), ("data/", nil)] + payload + Self.tagEntries(plan).map { ($0, nil) }
    var slots: [String: Int] = [:]
    var itemSlots = [Int](repeating: 0, count: items.count)
    for (slot, entry) in all.enumerated() {
      if let item = entry.item { itemSlots[item] = slot } else { slots[entry.name] = slot }
    }
    names = all.map { EntryName(text: plan.name + "/" + $0.name) }
    self.slots = slots
    self.itemSlots = itemSlots
  }

  /// The slot of an entry by its path below the top folder.
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

  private static func checkCollisions(
    _ plan: PackingPlan, _ items: [PayloadItem], _ folders: [String]
  ) throws(BundleError) {
    var taken: [ByteText: String] = [:]
    let room = BundleFormat.room(inBundleNamed: plan.name)
    let names =
      items.map(\.path.text) + folders + plan.documents.map(\.path.text) + BundleFormat.engineDocuments
    for name in names {
      if name.utf16.count > room { throw .pathTooLong(path: name) }
      if let other = taken.updateValue(name, forKey: ByteText(PortableName.folded(name))) {
        throw .collidingItems(first: other, second: name)
      }
    }
  }
}

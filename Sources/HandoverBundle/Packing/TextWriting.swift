import HandoverModel

/// Writes inventory and crate: first what the items tell, beside other work, then what the documents tell.
struct TextWriting: Sendable {
  let plan: PackingPlan
  let layout: BundleLayout
  let feed: EntryFeed
  let tally: PackingTally

  /// An inventory that lists the items.
  struct BegunInventory: Sendable {
    fileprivate var text: InventoryText
    fileprivate var stream = TextStream("data/" + BundleFormat.inventory)
  }

  /// A crate that tells of the items and their folders.
  struct BegunCrate: Sendable {
    fileprivate let text: CrateText
    fileprivate var fields = JSONFields(depth: 2)
    fileprivate var stream = TextStream("data/" + BundleFormat.crate)
  }

  /// A bench of its own for whoever packs at the same time as others.
  func bench() throws(BundleError) -> TextBench {
    try TextBench(layout: layout, feed: feed, tally: tally, compression: plan.compression)
  }

  func beginInventory(_ items: [InventoryText.Entry]) throws(BundleError) -> BegunInventory {
    let bench = try bench()
    var begun = BegunInventory(text: InventoryText(plan))
    for item in items {
      begun.text.add(item)
      try bench.pour(&begun.text.fields, into: &begun.stream)
    }
    return begun
  }

  /// Adds the documents, which come behind all items, and packs the inventory.
  func endInventory(
    _ begun: BegunInventory, _ documents: [InventoryText.Entry]
  ) throws(BundleError) -> InventoryText.Entry {
    var begun = begun
    for document in documents { begun.text.add(document) }
    begun.text.finish()
    let record = try bench().finish(&begun.text.fields, into: &begun.stream)
    let metadata = ItemMetadata(
      title: "Inventario",
      description: "Todos los archivos del paquete, con su huella y el nombre que tenían",
      language: "es-CO")
    return try TextBench.entry(BundleFormat.inventory, record, "application/json", metadata)
  }

  func beginCrate(_ items: [InventoryText.Entry]) throws(BundleError) -> BegunCrate {
    let bench = try bench()
    let documents =
      plan.documents.map(\.path.text) + BundleFormat.engineDocuments.filter { $0 != BundleFormat.crate }
    var begun = BegunCrate(
      text: CrateText(plan: plan, entries: items, folders: layout.folders, documents: documents))
    var stream = begun.stream
    try begun.text.writeBeginning(to: &begun.fields) { fields throws(BundleError) in
      try bench.pour(&fields, into: &stream)
    }
    begun.stream = stream
    return begun
  }

  /// Adds the documents and packs the crate.
  func endCrate(
    _ begun: BegunCrate, _ documents: [InventoryText.Entry]
  ) throws(BundleError) -> InventoryText.Entry {
    var begun = begun
    begun.text.writeEnd(to: &begun.fields, with: documents)
    let record = try bench().finish(&begun.fields, into: &begun.stream)
    return try TextBench.entry(BundleFormat.crate, record, "application/ld+json")
  }
}

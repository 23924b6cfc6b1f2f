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

  /// A manifest of the payload that lists the items.
  struct BegunManifest: Sendable {
    fileprivate var text = ManifestText()
    fileprivate var stream = TextStream(BundleFormat.manifest)
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

  func beginManifest(_ items: [InventoryText.Entry]) throws(BundleError) -> BegunManifest {
    let bench = try bench()
    var begun = BegunManifest()
    for item in items {
      begun.text.add(item.file.path.text, item.file.sha256, below: "data/")
      try bench.pour(&begun.text, into: &begun.stream)
    }
    return begun
  }

  /// Adds the documents and packs the manifest.
  func endManifest(
    _ begun: BegunManifest, _ documents: [InventoryText.Entry]
  ) throws(BundleError) -> PackedRecord {
    var begun = begun
    for document in documents {
      begun.text.add(document.file.path.text, document.file.sha256, below: "data/")
    }
    return try bench().finish(&begun.text, into: &begun.stream)
  }

  /// Packs the texts of the earlier versions and gives their digests.
  func packHistory() throws(BundleError) -> [(path: String, digest: HandoverModel.Digest)] {
    let bench = try bench()
    var digests: [(path: String, digest: HandoverModel.Digest)] = []
    for record in plan.previous?.records ?? [] {
      for (file, bytes) in record.texts {
        let path = BundleFormat.history + "/" + BundleFormat.historyName(record.version, file)
        digests.append((path, try bench.pack(path, bytes).sha256))
      }
    }
    return digests
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

import HandoverModel

/// The texts that depend on everything packed: documents, inventory, crate, manifests.
struct BundleContents: Sendable {
  let files: [PackedFile]
  let bytes: UInt64
  let manifest: String
  let sello: HandoverModel.Digest

  /// Packs them in the order in which each depends on the ones before.
  static func write(
    _ plan: PackingPlan, _ layout: BundleLayout, _ feed: EntryFeed, _ tally: PackingTally,
    _ compose: BundleSealing.Compose
  ) async throws -> BundleContents {
    let bench = try TextBench(layout: layout, feed: feed, tally: tally, compression: plan.compression)
    var entries = layout.items.enumerated().compactMap { index, item -> InventoryText.Entry? in
      guard let record = tally.record(layout.itemSlots[index]) else { return nil }
      let file = PackedFile(
        path: item.path, size: record.size, sha256: record.sha256,
        mediaType: item.mediaType ?? MediaType.of(item.path))
      return InventoryText.Entry(
        file: file, metadata: item.metadata, originalPath: item.originalPath,
        originalModified: item.originalModified)
    }
    guard entries.count == layout.items.count else { throw BundleError.container(reason: "faltan archivos") }
    let documents = try await compose(entries.map(\.file))
    MemoryRelief.giveBack()
    if Task.isCancelled { throw BundleError.cancelled }
    for entry in try announced(plan, documents, bench) { insert(entry, into: &entries) }
    insert(try specification(bench), into: &entries)
    insert(try inventory(plan, entries, bench), into: &entries)
    MemoryRelief.giveBack()
    let crate = CrateText(plan: plan, entries: entries, folders: layout.folders).bytes
    insert(try bench.document(BundleFormat.crate, crate, "application/ld+json"), into: &entries)
    MemoryRelief.giveBack()
    return try tags(plan, entries.map(\.file), bench)
  }

  /// Puts a document in its place by path: behind all folders, since its name begins with a letter.
  private static func insert(_ entry: InventoryText.Entry, into entries: inout [InventoryText.Entry]) {
    let place = entries.lastIndex { $0.file.path < entry.file.path }.map { $0 + 1 } ?? 0
    entries.insert(entry, at: place)
  }

  private static func announced(
    _ plan: PackingPlan, _ documents: [BundlePath: [UInt8]], _ bench: borrowing TextBench
  ) throws(BundleError) -> [InventoryText.Entry] {
    var left = documents
    var entries: [InventoryText.Entry] = []
    for document in plan.documents {
      guard let bytes = left.removeValue(forKey: document.path) else {
        throw .missingDocument(path: document.path.text)
      }
      let type = document.mediaType ?? MediaType.of(document.path)
      entries.append(try bench.document(document.path.text, bytes, type, document.metadata))
    }
    if let extra = left.keys.sorted().first { throw .undeclaredDocument(path: extra.text) }
    return entries
  }

  private static func specification(_ bench: borrowing TextBench) throws(BundleError) -> InventoryText.Entry {
    let metadata = ItemMetadata(
      title: "El formato del paquete", description: "Cómo está hecho este paquete y cómo se comprueba",
      language: "es-CO")
    return try bench.document(
      BundleFormat.specification, Array(FormatText.markdown.utf8), "text/markdown", metadata)
  }

  private static func inventory(
    _ plan: PackingPlan, _ entries: [InventoryText.Entry], _ bench: borrowing TextBench
  ) throws(BundleError) -> InventoryText.Entry {
    let metadata = ItemMetadata(
      title: "Inventario",
      description: "Todos los archivos del paquete, con su huella y el nombre que tenían",
      language: "es-CO")
    return try bench.document(
      BundleFormat.inventory, InventoryText.write(plan, entries), "application/json", metadata)
  }

  private static func tags(
    _ plan: PackingPlan, _ files: [PackedFile], _ bench: borrowing TextBench
  ) throws(BundleError) -> BundleContents {
    let bytes = files.reduce(0) { $0 + $1.size }
    let manifest = ManifestText.write(files.map { ("data/" + $0.path.text, $0.sha256) })
    var texts = [
      (BundleFormat.readme, ReadmeText.readme(plan)),
      (BundleFormat.bagInfo, BagInfo.of(plan, files: files.count, bytes: bytes).text),
      (BundleFormat.declaration, BundleFormat.declarationText),
      (BundleFormat.redirect, ReadmeText.redirect(plan)),
      (BundleFormat.manifest, manifest),
    ].map { (path: $0.0, bytes: Array($0.1.utf8)) }
    for record in plan.previous?.records ?? [] {
      for (file, bytes) in record.texts {
        texts.append((BundleFormat.history + "/" + BundleFormat.historyName(record.version, file), bytes))
      }
    }
    var digests: [(path: String, digest: HandoverModel.Digest)] = []
    for (path, bytes) in texts { digests.append((path, try bench.pack(path, bytes).sha256)) }
    let tagManifest = Array(ManifestText.write(digests).utf8)
    let sello = try bench.pack(BundleFormat.tagManifest, tagManifest).sha256
    return BundleContents(files: files, bytes: bytes, manifest: manifest, sello: sello)
  }
}

extension PreviousVersion.Record {
  /// The three texts with the names they had at the top of their bundle.
  var texts: [(name: String, bytes: [UInt8])] {
    [
      (BundleFormat.bagInfo, bagInfo), (BundleFormat.manifest, manifest),
      (BundleFormat.tagManifest, tagManifest),
    ]
  }
}

/// Packs texts that exist in memory.
struct TextBench: ~Copyable {
  private let layout: BundleLayout
  private let tally: PackingTally
  private let worker: PackingWorker

  init(
    layout: BundleLayout, feed: EntryFeed, tally: PackingTally, compression: Compression
  ) throws(BundleError) {
    self.layout = layout
    self.tally = tally
    worker = try PackingWorker(feed: feed, compression: compression) { tally.packed($0, $1) }
  }

  /// Packs a text by its path below the top folder.
  func pack(_ path: String, _ bytes: [UInt8]) throws(BundleError) -> PackedRecord {
    let slot = layout.slot(path)
    try worker.packAll(PackingLane(slot: slot, name: path, content: .bytes(bytes)))
    guard let record = tally.record(slot) else { throw .container(reason: path) }
    return record
  }

  /// Packs a text by its path below `data/` and says what the inventory will say of it.
  func document(
    _ path: String, _ bytes: [UInt8], _ mediaType: String, _ metadata: ItemMetadata = ItemMetadata()
  ) throws(BundleError) -> InventoryText.Entry {
    guard let place = BundlePath(path) else { throw .misplacedItem(path: path) }
    let record = try pack("data/" + path, bytes)
    let file = PackedFile(path: place, size: record.size, sha256: record.sha256, mediaType: mediaType)
    return InventoryText.Entry(file: file, metadata: metadata)
  }
}

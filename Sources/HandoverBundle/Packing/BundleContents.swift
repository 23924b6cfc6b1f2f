import HandoverModel

/// The texts that depend on everything packed: documents, inventory, crate, manifests.
struct BundleContents: Sendable {
  let files: [PackedFile]
  let bytes: UInt64
  let sello: HandoverModel.Digest

  /// Packs them in the order in which each depends on the ones before; what does not depend goes side by side.
  static func write(
    _ plan: PackingPlan, _ layout: BundleLayout, _ feed: EntryFeed, _ tally: PackingTally,
    _ compose: BundleSealing.Compose
  ) async throws -> BundleContents {
    let writing = TextWriting(plan: plan, layout: layout, feed: feed, tally: tally)
    let items = try packedItems(layout, tally)
    // One after the other: each holds a good deal of text.
    async let begun = (writing.beginCrate(items), writing.beginInventory(items))
    var files = items.map(\.file)
    let documents = try await compose(files)
    if Task.isCancelled { throw BundleError.cancelled }
    // The texts at the end wait in memory for those before them, so they are not begun before the documents are there.
    async let manifestBegun = writing.beginManifest(items)
    async let history = writing.packHistory()
    let bench = try writing.bench()
    var late = try announced(plan, documents, bench)
    late.append(try specification(bench))
    late.sort { $0.file.path < $1.file.path }
    let (crateBegun, inventoryBegun) = try await begun
    late.append(try writing.endInventory(inventoryBegun, late))
    late.sort { $0.file.path < $1.file.path }
    late.append(try writing.endCrate(crateBegun, late))
    late.sort { $0.file.path < $1.file.path }
    // Documents stand behind all folders, since their names begin with a letter.
    files += late.map(\.file)
    let manifest = try writing.endManifest(try await manifestBegun, late).sha256
    let listed = try await history + [(path: BundleFormat.manifest, digest: manifest)]
    return try tags(plan, files, listed, bench)
  }

  private static func packedItems(
    _ layout: BundleLayout, _ tally: PackingTally
  ) throws(BundleError) -> [InventoryText.Entry] {
    let records = tally.records
    var entries: [InventoryText.Entry] = []
    entries.reserveCapacity(layout.items.count)
    for (item, slot) in zip(layout.items, layout.itemSlots) {
      guard let record = records[slot] else { throw .container(reason: "faltan archivos") }
      let file = PackedFile(
        path: item.path, size: record.size, sha256: record.sha256,
        mediaType: item.mediaType ?? MediaType.of(item.path))
      entries.append(
        InventoryText.Entry(
          file: file, metadata: item.metadata, isPartOfFolder: item.isPartOfFolder,
          originalPath: item.originalPath, originalModified: item.originalModified))
    }
    return entries
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

  /// Packs the tag files that are still missing; `packed` are the others.
  private static func tags(
    _ plan: PackingPlan, _ files: [PackedFile], _ packed: [(path: String, digest: HandoverModel.Digest)],
    _ bench: borrowing TextBench
  ) throws(BundleError) -> BundleContents {
    let bytes = files.reduce(0) { $0 + $1.size }
    let texts = [
      (BundleFormat.readme, ReadmeText.readme(plan)),
      (BundleFormat.bagInfo, BagInfo.of(plan, files: files.count, bytes: bytes).text),
      (BundleFormat.declaration, BundleFormat.declarationText),
      (BundleFormat.redirect, ReadmeText.redirect(plan)),
    ]
    var digests = packed
    for (path, text) in texts { digests.append((path, try bench.pack(path, Array(text.utf8)).sha256)) }
    digests.sort { $0.path.precedesInUTF8($1.path) }
    let sello = try bench.pack(BundleFormat.tagManifest, ManifestText(digests).bytes).sha256
    return BundleContents(files: files, bytes: bytes, sello: sello)
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

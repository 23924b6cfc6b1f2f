import HandoverModel

extension PreviousVersion {
  /// Reads from a sealed ZIP what the next version needs of it.
  ///
  /// The texts are taken as they are: whether the chain holds is what ``BundleAudit`` says.
  package static func read(fromZip path: String) throws(BundleError) -> PreviousVersion {
    let bundle = try BundleEntries.open(path)
    let limit = 256 << 20
    let newest = try bundle.bytes(of: BundleFormat.bagInfo, limit: limit)
    let info = BagInfo.parse(newest)
    guard let version = info[BagLabel.version].flatMap({ Int($0) }), version >= 1,
      let edition = info[BagLabel.edition].flatMap(Edition.init), let date = info[BagLabel.date]
    else { throw .notABundle(path: path, reason: "bag-info.txt no dice versión, edición y fecha") }
    var records: [Record] = []
    for earlier in HistoryTexts.versions(in: bundle.names(below: BundleFormat.history))
    where earlier < version {
      records.append(
        Record(
          version: earlier,
          bagInfo: try bundle.bytes(
            of: HistoryTexts.path(earlier, BundleFormat.bagInfo), limit: limit),
          manifest: try bundle.bytes(
            of: HistoryTexts.path(earlier, BundleFormat.manifest), limit: limit),
          tagManifest: try bundle.bytes(
            of: HistoryTexts.path(earlier, BundleFormat.tagManifest), limit: limit)))
    }
    records.append(
      Record(
        version: version, bagInfo: newest,
        manifest: try bundle.bytes(of: BundleFormat.manifest, limit: limit),
        tagManifest: try bundle.bytes(of: BundleFormat.tagManifest, limit: limit)))
    return PreviousVersion(records: records, date: date, edition: edition, name: bundle.topFolder, zip: path)
  }
}

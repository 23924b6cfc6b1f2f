import HandoverModel

/// The names of the texts in `historia/` (rule B-19).
enum HistoryTexts {
  /// The texts that each earlier version leaves.
  static let files = [BundleFormat.bagInfo, BundleFormat.manifest, BundleFormat.tagManifest]

  /// The path of one text of an earlier version, below the top folder.
  static func path(_ version: Int, _ file: String) -> String {
    BundleFormat.history + "/" + BundleFormat.historyName(version, file)
  }

  /// The numbers in `historia/vNNNN.tagmanifest-sha256.txt`, ascending.
  static func versions(in names: some Sequence<String>) -> [Int] {
    let suffix = "." + BundleFormat.tagManifest
    let prefix = BundleFormat.history + "/v"
    return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
      .compactMap { Int($0.dropFirst(prefix.count).dropLast(suffix.count)) }
      .sorted()
  }
}

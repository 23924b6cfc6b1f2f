package import HandoverModel

extension PreviousVersion {
  /// The payload of the previous version, by path below `data/`, as its manifest lists it.
  package var files: [(path: BundlePath, sha256: Digest)] {
    ManifestText.parse(records.last?.manifest ?? [], file: "manifest-sha256.txt").lines.compactMap { line in
      guard line.path.hasPrefix("data/"), let path = BundlePath(String(line.path.dropFirst(5))) else {
        return nil
      }
      return (path, line.digest)
    }
  }

  /// Why the previous version was made.
  package var reason: String { bagInfo[BagLabel.reason] ?? "" }

  /// Who built the previous version.
  package var author: String { bagInfo[BagLabel.author] ?? "" }

  private var bagInfo: BagInfo { .parse(records.last?.bagInfo ?? []) }
}

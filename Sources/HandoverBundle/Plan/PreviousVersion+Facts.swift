package import HandoverModel

extension PreviousVersion {
  /// The payload of the previous version, by path below `data/`, as its manifest lists it.
  package var files: [(path: BundlePath, sha256: Digest)] {
    payload.compactMap { line in
      guard let path = line.bundlePath, let digest = line.digest else { return nil }
      return (path, digest)
    }
  }

  /// What its manifest says of the payload, in the order of the lines.
  var payload: PayloadLines { PayloadLines(records.last?.manifest ?? []) }

  /// The bytes of those files, by path below `data/`, that the previous version has with the same digest.
  ///
  /// Files above `limit` bytes, and those that cannot be read, are left out.
  package func bytes(of files: [(path: BundlePath, sha256: Digest)], limit: Int) -> [BundlePath: [UInt8]] {
    guard !files.isEmpty, let bundle = try? BundleEntries.open(zip) else { return [:] }
    var found: [BundlePath: [UInt8]] = [:]
    for file in files {
      guard let bytes = try? bundle.bytes(of: "data/" + file.path.text, limit: limit),
        Hashing.sha256(bytes) == file.sha256
      else { continue }
      found[file.path] = bytes
    }
    return found
  }

  /// Why the previous version was made.
  package var reason: String { bagInfo[BagLabel.reason] ?? "" }

  /// Who built the previous version.
  package var author: String { bagInfo[BagLabel.author] ?? "" }

  private var bagInfo: BagInfo { .parse(records.last?.bagInfo ?? []) }
}

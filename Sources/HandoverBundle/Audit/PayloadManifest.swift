import HandoverModel

/// `manifest-sha256.txt` with an index: every other list of the payload is compared with it.
struct PayloadManifest: Sendable {
  let parsed: ManifestText.Parsed
  /// The positions of the payload's lines in ``parsed``, by path below the top folder; of two for one path the first.
  private(set) var positions: [NameText: Int] = [:]

  init(_ bytes: [UInt8]) {
    parsed = ManifestText.parse(bytes, file: BundleFormat.manifest)
    positions.reserveCapacity(parsed.lines.count)
    for (position, line) in parsed.lines.enumerated() where line.path.startsInUTF8(with: "data/") {
      let name = NameText(line.path)
      if positions[name] == nil { positions[name] = position }
    }
  }
}

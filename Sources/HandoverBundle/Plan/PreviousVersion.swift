package import HandoverModel

/// The version before the one being built, reduced to what the chain needs.
package struct PreviousVersion: Hashable, Sendable {
  /// The three small texts of one sealed version.
  package struct Record: Hashable, Sendable {
    /// Its number in the chain, 1 or more.
    package let version: Int
    /// `bag-info.txt`, byte for byte.
    package let bagInfo: [UInt8]
    /// `manifest-sha256.txt`, byte for byte.
    package let manifest: [UInt8]
    /// `tagmanifest-sha256.txt`, byte for byte, from which the sello comes.
    package let tagManifest: [UInt8]

    /// SHA-256 of the version's `tagmanifest-sha256.txt`.
    package var sello: Digest { Hashing.sha256(tagManifest) }
  }

  /// Every version up to and including the previous one, oldest first, never empty.
  package let records: [Record]
  /// The last one's date, `Bagging-Date` of its bag-info.
  package let date: String
  /// The edition that the chain belongs to.
  package let edition: Edition
  /// The top folder of the last one's bundle.
  package let name: String
  /// Where the last one's ZIP lies.
  let zip: String

  /// The previous version's number.
  package var version: Int { records.last?.version ?? 0 }
  /// The previous version's sello.
  package var sello: Digest { Hashing.sha256(records.last?.tagManifest ?? []) }
}

/// One digest for a set of files, by path and content.
package struct BundleFingerprint {
  private var hash = RunningDigest()
  private var lines = ManifestText()

  /// The digest of the manifest lines of these files, which come in order of path.
  package static func of(_ files: some Sequence<(path: BundlePath, digest: Digest)>) -> Digest {
    var fingerprint = BundleFingerprint()
    for file in files { fingerprint.add(file.path, file.digest) }
    return fingerprint.digest()
  }

  /// The digest of the manifest lines of those files whose path below `data/` is chosen; they come in order of path.
  package static func of(_ files: [PackedFile], _ isChosen: (BundlePath) -> Bool) -> Digest {
    var fingerprint = BundleFingerprint()
    for file in files where isChosen(file.path) { fingerprint.add(file.path, file.sha256) }
    return fingerprint.digest()
  }

  private mutating func add(_ path: BundlePath, _ digest: Digest) {
    lines.add(path.text, digest, below: "data/")
    if lines.bytes.count > 1 << 16 { hash.update(lines.take()) }
  }

  private mutating func digest() -> Digest {
    hash.update(lines.take())
    return hash.digest
  }
}

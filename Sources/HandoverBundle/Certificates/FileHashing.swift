package import HandoverModel

extension Hashing {
  /// SHA-256 of a regular file, read piece by piece; a link is followed.
  package static func sha256(ofFile path: String) throws(BundleError) -> HandoverModel.Digest {
    let file = try OpenFile.named(path)
    var hash = RunningDigest()
    var offset: UInt64 = 0
    while true {
      let piece = try file.read(at: offset, count: 1 << 20)
      if piece.isEmpty { return hash.digest }
      hash.update(piece)
      offset += UInt64(piece.count)
    }
  }
}

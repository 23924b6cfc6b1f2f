package import HandoverModel

extension Hashing {
  /// SHA-256 of a file, read piece by piece.
  package static func sha256(ofFile path: String) throws(BundleError) -> HandoverModel.Digest {
    let file = try OpenFile(reading: path)
    var hash = RunningDigest()
    while true {
      if Task.isCancelled { throw .cancelled }
      let bytes = try file.read(at: hash.count, count: 1 << 18)
      if bytes.isEmpty { return hash.digest }
      hash.update(bytes)
    }
  }
}

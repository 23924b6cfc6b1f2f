import HandoverModel

/// The payload manifests of any bag, read leniently: what they state is compared, not judged.
enum LooseManifest {
  /// The algorithms of BagIt, the one that is compared by preference first.
  static let algorithms = ["sha256", "sha512", "sha1", "md5"]

  /// The name of the payload manifest of an algorithm.
  static func name(_ algorithm: String) -> String { "manifest-\(algorithm).txt" }

  /// Lower-case digests by path below `data/`; lines that give none are passed over.
  static func digests(_ bytes: [UInt8]) -> [String: String] {
    var digests: [String: String] = [:]
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let digest = line.prefix { $0 != 0x20 && $0 != 0x09 }
      var path = line.dropFirst(digest.count).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x2A }
      if path.starts(with: "./".utf8) { path = path.dropFirst(2) }
      guard path.starts(with: "data/".utf8), digest.allSatisfy(isHexadecimal),
        let text = String(validating: path.dropFirst(5), as: UTF8.self)
      else { continue }
      digests[decoded(text)] = String(decoding: digest, as: UTF8.self).lowercased()
    }
    return digests
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Undoes the three escapes that BagIt knows.
  private static func decoded(_ path: String) -> String {
    guard path.utf8.contains(0x25) else { return path }
    return path.replacing("%0A", with: "\n").replacing("%0a", with: "\n").replacing("%0D", with: "\r")
      .replacing("%0d", with: "\r").replacing("%25", with: "%")
  }
}

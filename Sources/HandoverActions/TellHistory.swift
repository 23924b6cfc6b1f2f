package import HandoverBundle

/// Proves the chain of versions from the newest bundle alone, and writes nothing.
package enum TellHistory {
  /// Reads the tag files of the bundle at `path`; `code` is a sello from an acta, looked for in the chain.
  package static func run(at path: String, code: String?) throws -> BundleHistory {
    try BundleHistory.read(path, expecting: code)
  }
}

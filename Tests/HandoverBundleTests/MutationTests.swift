import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A thousand mutations` {
  /// Whether an audit says that something is wrong; a file that is no bundle any more is an error.
  private func isFound(_ bytes: [UInt8], expecting code: String? = nil) async throws -> Bool {
    do {
      return try await Sample.audit(bytes, expecting: code).verdict == .altered
    } catch let error as BundleError {
      if case .notABundle = error { return true }
      throw error
    }
  }

  /// Fifty seeds, eighteen mutations of one version or another each.
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `of the ZIP are all found`(seed: UInt64) async throws {
    let versions = try await Sample.chain().bytes
    var random = SplitMix64(seed: seed)
    for round in 0..<18 {
      let good = versions[round % 3]
      let bad = Mutation.any(of: good, with: versions[(round + 1) % 3], &random)
      if versions.contains(bad) { continue }
      #expect(try await isFound(bad), "round \(round)")
    }
  }

  private static let texts = [
    "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "data/empalme.json",
    "data/ro-crate-metadata.json", "historia/v0001.bag-info.txt", "historia/v0002.tagmanifest-sha256.txt",
  ]

  /// All seals fit again, so that the rules behind them are reached; the sello on the acta still tells.
  @Test(arguments: 0..<25 as Range<UInt64>)
  func `of texts with all seals settled again do not match the acta`(seed: UInt64) async throws {
    let chain = try await Sample.chain()
    let good = try Forge(chain.bytes[2])
    var random = SplitMix64(seed: seed)
    for (round, path) in Self.texts.enumerated() {
      var forge = good
      forge.top = "empalme_v0003"
      let old = forge.files[path] ?? []
      let bad = Mutation.any(of: old, with: good.files["data/empalme.json"] ?? [], &random)
      if bad == old { continue }
      forge.files[path] = bad
      switch path {
      case "tagmanifest-sha256.txt": break
      case let path where path.hasPrefix("data/"): forge.resealWithInventories()
      default: forge.resealTags()
      }
      #expect(try await isFound(forge.zip.bytes, expecting: chain.sellos[2].hex), "round \(round): \(path)")
    }
  }

  /// One file after the other, spoiled in place and put right again.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `of the folder are all found`(seed: UInt64) async throws {
    let forge = try await Sample.forge()
    let paths = forge.files.keys.sorted()
    var random = SplitMix64(seed: seed)
    try await ScratchFolder.use { folder in
      let url = try forge.unpack(into: folder)
      for _ in 0..<10 {
        let path = paths[Int(random.next() % UInt64(paths.count))]
        let old = forge.files[path] ?? []
        let bad = Mutation.any(of: old, with: Sample.noise(500, seed: seed), &random)
        if bad == old { continue }
        try Data(bad).write(to: url.appending(path: path))
        let report = try await BundleAudit.run(at: url.path(percentEncoded: false), workers: 1) { _ in }
        #expect(report.verdict == .altered, "\(path)")
        try Data(old).write(to: url.appending(path: path))
      }
      let report = try await BundleAudit.run(at: url.path(percentEncoded: false), workers: 1) { _ in }
      #expect(report.verdict == .intact)
    }
  }
}

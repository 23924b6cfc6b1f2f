import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverBundle

/// Texts that say nothing, too much, or the same twice: whatever they are, reading them ends.
struct `A text from a stranger` {
  /// Whether JSONWalk takes bytes for JSON, and how many scalars it hands out.
  private func walk(_ bytes: [UInt8]) -> Int? {
    let scalars = Counter()
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(bytes) { _, _ in scalars.count += 1 }
      return scalars.count
    } catch {
      return nil
    }
  }

  private final class Counter { var count = 0 }

  @Test(arguments: [
    "+1", "01", "1.", ".5", "1e", "1e+", "-", "--1", "0x10", "NaN", "Infinity", "1_000", "\"\\u+123\"",
    "\"\\u12\"", "\"\\u-001\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\x\"", "\"a\nb\"",
    "\"a",
    "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1 2]", "[1]]", "{}{}", "tru",
    "nul", "", " ", "\u{FEFF}{}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "'a'", "// nota\n1",
  ])
  func `that is not JSON is not taken for it`(text: String) {
    #expect(walk(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("0", 1), ("-0", 1), ("-12.50e+07", 1), ("1E400", 1), (String(repeating: "9", count: 5_000), 1),
    ("\"\\ud83d\\ude00\"", 1), ("[]", 0), ("{}", 0), ("[1,[2,{\"a\":null}],true]", 4), (" \t\r\n1 ", 1),
    ("{\"\":{\"\":\"\"}}", 1),
  ])
  func `that is JSON is read to its end`(text: String, scalars: Int) {
    #expect(walk(Array(text.utf8)) == scalars)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func `that nests without end is refused`(opening: String) {
    #expect(walk(Array(String(repeating: opening, count: 200_000).utf8)) == nil)
  }

  /// Whatever we take for JSON, Foundation does too; it alone lets a key come twice and nests deeper.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `is JSON only if another reader agrees`(seed: UInt64) async throws {
    let good = try await Sample.forge().files["data/empalme.json"] ?? []
    var random = SplitMix64(seed: seed)
    for round in 0..<25 {
      let start = Int(random.next() % UInt64(good.count - 200))
      let piece = Array(#"{"a": [1.5e-3, {"é\u00e9": "\ud83d\ude00", "b": null}, true, -0, "x"]}"#.utf8)
      let bytes = Mutation.any(
        of: round % 2 == 0 ? good : piece, with: Array(good[start..<start + 200]), &random)
      guard walk(bytes) != nil else { continue }
      #expect(throws: Never.self, "round \(round)") {
        _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      }
    }
  }

  /// A line is read or counted as malformed, and only what we would write ourselves is canonical.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `that is a manifest loses no line`(seed: UInt64) async throws {
    let good = try await Sample.forge().files["manifest-sha256.txt"] ?? []
    var random = SplitMix64(seed: seed)
    for round in 0..<25 {
      let bytes = Mutation.any(of: good, with: good, &random)
      let parsed = ManifestText.parse(bytes, file: "manifest-sha256.txt")
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
      #expect(
        parsed.lines.count + parsed.malformed.count == lines - (bytes.last == 0x0A ? 1 : 0), "round \(round)")
      let written = ManifestText(parsed.lines.map { ($0.path, $0.digest) }).bytes
      if parsed.isCanonical, parsed.malformed.isEmpty, !bytes.isEmpty {
        #expect(written == bytes, "round \(round)")
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `that is a bag-info is read whole or not at all`(seed: UInt64) async throws {
    let good = try await Sample.forge().files["bag-info.txt"] ?? []
    var random = SplitMix64(seed: seed)
    for round in 0..<25 {
      let bytes = Mutation.any(of: good, with: Sample.noise(300, seed: seed), &random)
      let info = BagInfo.parse(bytes)
      guard info.malformed.isEmpty else { continue }
      #expect(Array(info.text.utf8) == bytes, "round \(round)")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `that is a SHA256SUMS changes nothing but Z030`(seed: UInt64) async throws {
    let bytes = try await Sample.bytes()
    var random = SplitMix64(seed: seed)
    try await ScratchFolder.use { folder in
      let zip = try folder.write(Data(bytes), to: "a.zip").path(percentEncoded: false)
      let sums = Array("\(Hashing.sha256(bytes).hex)  a.zip\n".utf8)
      for _ in 0..<5 {
        try folder.write(
          Data(Mutation.any(of: sums, with: Sample.noise(90, seed: seed), &random)), to: "SHA256SUMS")
        let report = try await BundleAudit.run(at: zip, workers: 1) { _ in }
        #expect(report.codes == [] || report.codes == ["Z030"])
      }
    }
  }
}

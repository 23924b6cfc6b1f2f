import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `A byte changed anywhere` {
  /// Whether a report calls the bundle altered and names the entry the byte belongs to.
  private func isCaught(_ bytes: [UInt8], at offset: Int, in map: ByteMap) async throws -> Bool {
    let report: AuditReport
    do {
      report = try await Sample.audit(bytes)
    } catch is BundleError {
      return true
    }
    guard report.verdict == .altered else { return false }
    guard let owner = map.owner(of: offset) else { return true }
    return report.findings.contains { finding in
      owner.contains(finding.place) || finding.values.values.contains { owner.contains($0) }
        || finding.place == "índice del ZIP"
    }
  }

  /// One bit of every fifth byte; with `EMPALME_EXHAUSTIVE` in the environment, of every byte.
  @Test(arguments: 0..<2)
  func `makes a small bundle altered, byte by byte`(half: Int) async throws {
    let item = try PayloadItem(
      path: Sample.path("02_archivos/acta número 1.txt"), content: .bytes(Array("Acta\n".utf8)))
    let good = try await ScratchFolder.use { folder in
      let sealed = try await Sample.seal(try Sample.plan(name: "minimo", items: [item]), in: folder)
      return Array(try Data(contentsOf: URL(filePath: sealed.path)))
    }
    let map = ByteMap(good)
    let step = ProcessInfo.processInfo.environment["EMPALME_EXHAUSTIVE"] == nil ? 10 : 2
    var missed: [Int] = []
    for offset in stride(from: half, to: good.count, by: step) {
      var bad = good
      bad[offset] ^= UInt8(1 << (offset / 2 % 8))
      if try await !isCaught(bad, at: offset, in: map) { missed.append(offset) }
    }
    #expect(missed == [])
  }

  @Test(arguments: 0..<20)
  func `makes a bundle with a history altered, whatever the value`(seed: UInt64) async throws {
    let good = try await Sample.chain().bytes[1]
    let map = ByteMap(good)
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let offset = Int(random.next() % UInt64(good.count))
      var bad = good
      bad[offset] ^= UInt8(random.next() % 255) + 1
      #expect(try await isCaught(bad, at: offset, in: map), "offset \(offset), value \(bad[offset])")
    }
  }
}

/// Which entry each byte of a ZIP belongs to.
struct ByteMap {
  private var local: [(start: Int, name: String)] = []

  init(_ zip: [UInt8]) {
    var at = 0
    while at + 30 < zip.count, zip[at] == 0x50, zip[at + 1] == 0x4B, zip[at + 2] == 3, zip[at + 3] == 4 {
      let packed = (0..<4).reduce(0) { $0 | Int(zip[at + 18 + $1]) << (8 * $1) }
      let count = Int(zip[at + 26]) | Int(zip[at + 27]) << 8
      local.append((at, String(decoding: zip[(at + 30)..<(at + 30 + count)], as: UTF8.self)))
      at += 30 + count + packed
    }
    local.append((at, ""))
  }

  /// The names by which a report may call the entry; nil for the directory and the end records.
  func owner(of offset: Int) -> [String]? {
    guard let entry = local.last(where: { $0.start <= offset }), !entry.name.isEmpty else { return nil }
    let below = entry.name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).last.map(
      String.init)
    return [entry.name, below ?? "", String((below ?? "").dropFirst(5))]
  }
}

import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Rescuing after damage at random` {
  /// 200 seeds in all, ten to a test.
  @Test(arguments: 0..<20)
  func `calls nothing good that is not, and loses nothing that the damage spared`(decade: UInt64) async throws
  {
    let good = try await Sample.bytes()
    let original = try Forge(good).files
    let map = ZipMap(good)
    for seed in decade * 10..<decade * 10 + 10 {
      var random = SplitMix64(seed: seed)
      let bad = Damaged(good, by: &random)
      let spared = map.entries.filter { bad.holds($0.range) && $0.path != "zip-crc32.txt" }
      try await ScratchFolder.use { folder in
        let report: RescueReport
        do {
          report = try await `Rescuing a damaged bundle`.rescue([bad.bytes], in: folder)
        } catch is BundleError {
          #expect(spared.isEmpty, "seed \(seed)")
          return
        }
        for item in report.items where item.state == .recovered || item.state == .unproven {
          let saved = Array(try Data(contentsOf: folder.file("rescatado/" + (item.savedAt ?? ""))))
          // Without the list a damaged name cannot be told from a sound one; the content can.
          let isRight =
            item.state == .recovered ? saved == original[item.path] : original.values.contains(saved)
          #expect(isRight, "seed \(seed): \(item), \(bad.story)")
        }
        let lists = ["manifest-sha256.txt", "tagmanifest-sha256.txt"]
        let isProven = lists.allSatisfy { list in spared.contains { $0.path == list } }
        for entry in spared {
          let state = `Rescuing a damaged bundle`.state(of: entry.path, in: report)
          let isSaved = state == .recovered || state == .unproven
          #expect(isProven ? state == .recovered : isSaved, "seed \(seed): \(entry.path), \(bad.story)")
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func `takes from two copies what either of them spares`(seed: UInt64) async throws {
    let good = try await Sample.bytes()
    let original = try Forge(good).files
    var random = SplitMix64(seed: 1_000 + seed)
    let copies = [Damaged(good, by: &random), Damaged(good, by: &random)]
    let spared = ZipMap(good).entries.filter { entry in
      entry.path != "zip-crc32.txt" && copies.contains { $0.holds(entry.range) }
    }
    try await ScratchFolder.use { folder in
      let report = try await `Rescuing a damaged bundle`.rescue(copies.map(\.bytes), in: folder)
      for entry in spared {
        let item = try #require(report.items.first { $0.path == entry.path })
        #expect(item.state == .recovered || item.state == .unproven, "\(entry.path)")
      }
      for item in report.items where item.state == .recovered {
        let saved = folder.file("rescatado/" + (item.savedAt ?? ""))
        #expect(Array(try Data(contentsOf: saved)) == original[item.path], "\(item.path)")
      }
    }
  }
}

/// A copy after something happened to it, and where its bytes came from.
private struct Damaged {
  private(set) var bytes: [UInt8]
  private(set) var story = ""
  /// The place of each byte in the sound copy; nil where it has changed.
  private var origin: [Int?]

  init(_ good: [UInt8], by random: inout SplitMix64) {
    bytes = good
    origin = Array(good.indices)
    for _ in 0...(random.next() % 3) { strike(&random) }
  }

  private mutating func strike(_ random: inout SplitMix64) {
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
    let at = below(bytes.count)
    let count = min(1 + below(1 << below(11)), bytes.count - at)
    switch random.next() % 7 {
    case 0, 1:
      story += "flips at \(at); "
      for _ in 0..<3 { change(below(bytes.count)) { $0 ^ UInt8(1 + random.next() % 255) } }
    case 2:
      story += "zeros \(at)+\(count); "
      for place in at..<at + count { change(place) { _ in 0 } }
    case 3:
      story += "tail cut by \(count); "
      bytes.removeLast(count)
      origin.removeLast(count)
    case 4:
      story += "head cut by \(count); "
      bytes.removeFirst(count)
      origin.removeFirst(count)
    case 5:
      story += "gap \(at)+\(count); "
      bytes.removeSubrange(at..<at + count)
      origin.removeSubrange(at..<at + count)
    default:
      story += "garbage at \(at); "
      bytes.insert(contentsOf: random.bytes(count), at: at)
      origin.insert(contentsOf: Array(repeating: nil, count: count), at: at)
    }
  }

  private mutating func change(_ place: Int, _ value: (UInt8) -> UInt8) {
    guard bytes.indices.contains(place), case let new = value(bytes[place]), new != bytes[place] else {
      return
    }
    bytes[place] = new
    origin[place] = nil
  }

  /// Whether a range of the sound copy is here in one piece.
  func holds(_ range: Range<Int>) -> Bool {
    guard let start = origin.firstIndex(of: range.lowerBound), start + range.count <= origin.count else {
      return false
    }
    return zip(origin[start...], range).allSatisfy { $0 == $1 }
  }
}

/// Where the entries of a sound ZIP lie.
struct ZipMap {
  struct Entry {
    /// Below the top folder.
    let path: String
    /// Header and data.
    let range: Range<Int>
    let data: Range<Int>
  }

  /// The files, in the order of the ZIP.
  private(set) var entries: [Entry] = []

  init(_ zip: [UInt8]) {
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(zip[at + $1]) << (8 * $1) }
    }
    var at = 0
    while at + 30 < zip.count, zip[at..<at + 4].elementsEqual([0x50, 0x4B, 3, 4]) {
      let data = at + 30 + number(at + 26, 2) + number(at + 28, 2)
      let name = String(decoding: zip[(at + 30)..<(at + 30 + number(at + 26, 2))], as: UTF8.self)
      let end = data + number(at + 18, 4)
      if !name.hasSuffix("/") {
        let path = name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? name
        entries.append(Entry(path: path, range: at..<end, data: data..<end))
      }
      at = end
    }
  }
}

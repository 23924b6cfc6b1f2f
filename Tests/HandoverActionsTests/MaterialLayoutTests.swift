import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The place of a file in the bundle` {
  private static let pieces = [
    "a", "A", "b", "ñ", "n\u{303}", "É", "con", ".", " ", "–", "?", "x.txt", "表", "b",
  ]

  /// Different paths of files, sorted by bytes, in which no file is also a folder.
  private func paths(seed: UInt64, among pieces: [String]) -> [String] {
    var random = SplitMix64(seed: seed)
    var found: Set<ByteText> = []
    for _ in 0..<40 {
      let depth = Int.random(in: 0...2, using: &random)
      let folders = (0..<depth).map { _ in "d" + (pieces.randomElement(using: &random) ?? "") + "d" }
      let name = "f" + (0..<2).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "f"
      found.insert(ByteText((folders + [name]).joined(separator: "/")))
    }
    return found.map(\.text).sorted { $0.precedesInUTF8($1) }
  }

  @Test(arguments: 0..<30)
  func `is where the choice of names puts it, whether or not all can be kept`(seed: UInt64) throws {
    let pieces = seed.isMultiple(of: 2) ? ["a", "b", "ñ", "É", "–", "1"] : Self.pieces
    let paths = paths(seed: seed, among: pieces)
    let name = "empalme_piedras_2026-11-22_v0001_publica"
    let chosen = PortableNames(
      placing: paths, under: try #require(BundlePath("02_archivos")),
      room: BundleFormat.room(inBundleNamed: name))
    let expected = Dictionary(
      uniqueKeysWithValues: chosen.placements.map { (ByteText("archivos/" + $0.original), $0) })

    let layout = MaterialLayout(paths.map { "archivos/" + $0 }, inBundleNamed: name)

    #expect(layout.placements.map(\.original) == paths.map { "archivos/" + $0 })
    for placement in layout.placements {
      let own = try #require(expected[ByteText(placement.original)])
      #expect(placement.path == own.path && placement.isMapped == own.isMapped, "\(placement.original)")
    }
  }
}

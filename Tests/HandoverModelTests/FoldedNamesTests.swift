import HandoverTestSupport
import Testing

@testable import HandoverModel

struct `Names that a file system may take for one another` {
  private static let pieces = ["a", "A", "ñ", "Ñ", "n\u{303}", "ß", "ss", "İ", "é", "É", "表", "/", " ", "1"]

  @Test(arguments: 0..<20)
  func `are found as if each were folded and looked up`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var names = FoldedNames()
    var folded: [ByteText: String] = [:]

    for _ in 0..<300 {
      let name = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? "a"
      }.joined()
      let key = ByteText(PortableName.foldedByTables(name))
      let known = folded[key]
      #expect(names.insert(name).map(ByteText.init) == known.map(ByteText.init), "\(name)")
      if known == nil { folded[key] = name }
    }
  }
}

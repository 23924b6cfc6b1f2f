import HandoverTestSupport
import Testing

@testable import HandoverBundle

struct `The difference of two manifests` {
  @Test func `tells what is new, gone, changed and moved`() {
    let old = ["a": "1", "b": "2", "c": "3", "d/e": "4"]
    let new = ["a": "1", "b": "9", "f": "5", "g/e": "4"]
    let difference = ManifestDifference(from: old, to: new)

    #expect(difference.added == ["f"])
    #expect(difference.removed == ["c"])
    #expect(difference.changed == ["b"])
    #expect(difference.moved == [.init(from: "d/e", to: "g/e")])
    #expect(difference.unchanged == 1)
  }

  @Test func `pairs copies by their name first and by their order then`() {
    let old = ["x/uno": "1", "x/dos": "1", "x/tres": "1"]
    let new = ["y/cuatro": "1", "y/dos": "1"]
    let difference = ManifestDifference(from: old, to: new)

    #expect(
      difference.moved == [.init(from: "x/tres", to: "y/cuatro"), .init(from: "x/dos", to: "y/dos")])
    #expect(difference.removed == ["x/uno"])
    #expect(difference.added == [])
  }

  @Test func `calls a file that was copied new, as the first one is still there`() {
    let difference = ManifestDifference(from: ["a": "1"], to: ["a": "1", "b": "1"])

    #expect(difference.added == ["b"])
    #expect(difference.moved == [])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `accounts for every file of both sides once`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func manifest() -> [String: String] {
      let paths = (0..<Int(random.next() % 20)).map { _ in "\(random.next() % 4)/\(random.next() % 6)" }
      return Dictionary(paths.map { ($0, "\(random.next() % 5)") }) { first, _ in first }
    }
    let (old, new) = (manifest(), manifest())
    let difference = ManifestDifference(from: old, to: new)

    let same = old.filter { new[$0.key] == $0.value }.map(\.key)
    #expect(difference.unchanged == same.count)
    let after = difference.added + difference.changed + difference.moved.map(\.to) + same
    let before = difference.removed + difference.changed + difference.moved.map(\.from) + same
    #expect(after.sorted() == new.keys.sorted())
    #expect(before.sorted() == old.keys.sorted())
    #expect(difference.moved.allSatisfy { old[$0.from] == new[$0.to] })
    #expect(Set(difference.added.map { new[$0] }).isDisjoint(with: difference.removed.map { old[$0] }))
    #expect(ManifestDifference(from: old, to: new) == difference)
  }
}

import HandoverModel
import Testing

struct `A name as a key` {
  private static let names = [
    "", "a", "A", "ñ", "n\u{303}", "Año 2011/acta número 1.txt", "An\u{303}o 2011/acta número 1.txt", "k",
    "\u{212A}", "K", "Å", "\u{212B}", "A\u{30A}", "한", "\u{1112}\u{1161}\u{11AB}", "e\u{301}\u{323}",
    "e\u{323}\u{301}", "ẹ\u{301}", "ﬁ", "fi", "a/\u{338}b", "a/b",
  ]

  @Test func `is the same as another one exactly when Swift's strings are`() {
    for left in Self.names {
      for right in Self.names {
        #expect((NameText(left) == NameText(right)) == (left == right), "\(left) and \(right)")
        if left == right { #expect(NameText(left).hashValue == NameText(right).hashValue) }
      }
    }
  }

  @Test func `keeps its spelling and finds the other one`() {
    var sizes = [NameText("n\u{303}"): 1]
    #expect(sizes["ñ"] == 1)
    sizes["ñ"] = 2
    #expect(sizes.count == 1)
    #expect(sizes.keys.map { Array($0.text.utf8) } == [Array("n\u{303}".utf8)])
  }
}

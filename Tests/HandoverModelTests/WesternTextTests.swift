import Foundation
import HandoverTestSupport
import Testing

@testable import HandoverModel

struct `A name judged by its bytes` {
  private static let pieces =
    ["a", "Z", "ñ", "Ñ", "É", "ß", "İ", "ı", "ŉ", "ſ", "ÿ", "º", "¿", "\u{A0}", "\u{AD}", "×", "n\u{303}"]
    + [
      "e\u{301}", ".", " ", "/", "\\", "%", ":", "\u{7}", "\u{7F}", "\u{85}", "€", "表", "\u{200B}", "💾", "_",
    ]
    + ["con", "COM", "1", "¹", "LPT", "aux", "NUL.", "prn", "CLOCK$", "CONOUT$", "-", "0"]

  private func names(seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<400).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? "a"
      }.joined()
    }
  }

  @Test(arguments: 0..<20)
  func `gets the answer of Unicode's tables`(seed: UInt64) {
    for name in names(seed: seed) {
      #expect(PortableName.problem(inComponent: name) == PortableName.problemByTables(inComponent: name))
      #expect(PortableName.folded(name).utf8.elementsEqual(PortableName.foldedByTables(name).utf8), "\(name)")
      let normalized = name.precomposedStringWithCanonicalMapping
      #expect(PortableName.normalized(name).utf8.elementsEqual(normalized.utf8), "\(name)")
    }
  }

  @Test(arguments: 0..<20)
  func `is portable in a path only if each component is`(seed: UInt64) {
    let names = names(seed: seed)
    for (first, second) in zip(names, names.dropFirst()) {
      let path = first + "/" + second
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let isSound = parts.allSatisfy { PortableName.problemByTables(inComponent: $0) == nil }
      #expect((PortableName.problem(inPath: path) == nil) == isSound, "\(path)")
    }
  }

  @Test(arguments: 0..<20)
  func `stands where its bytes put it`(seed: UInt64) {
    let names = names(seed: seed)
    for (first, second) in zip(names, names.dropFirst()) {
      let isBefore = Array(first.utf8).lexicographicallyPrecedes(Array(second.utf8))
      #expect(first.precedesInUTF8(second) == isBefore)
    }
  }

  @Test func `may fill a path to its last unit and no further`() {
    let folder = String(repeating: "ñ", count: 99)
    #expect(PortableName.problem(inPath: folder + "/" + String(repeating: "a", count: 100)) == nil)
    #expect(PortableName.problem(inPath: folder + "/" + String(repeating: "a", count: 101)) == .pathTooLong)
  }
}

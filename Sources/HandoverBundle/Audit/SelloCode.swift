package import HandoverModel

/// A sello as someone typed it from paper: whole or its first sixteen digits.
package struct SelloCode: Hashable, Sendable {
  /// The lower-case digits: 64 or 16 of them.
  package let digits: String

  /// Reads a code without minding case, hyphens, spaces and other separators; anything else is nil.
  package init?(_ text: String) {
    let separators: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", ".", ":", "·", "_"]
    let digits = text.filter { !$0.isWhitespace && !separators.contains($0) }.lowercased()
    guard digits.utf8.count == 64 || digits.utf8.count == 16 else { return nil }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
      return nil
    }
    self.digits = digits
  }

  /// Whether this is the code of that sello.
  package func matches(_ sello: Digest) -> Bool { sello.hex.hasPrefix(digits) }

  /// As it is printed: groups of four upper-case digits.
  package var grouped: String {
    let upper = Array(digits.uppercased())
    return stride(from: 0, to: upper.count, by: 4).map { String(upper[$0..<$0 + 4]) }.joined(separator: "-")
  }
}

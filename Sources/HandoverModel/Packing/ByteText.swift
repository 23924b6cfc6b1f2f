/// A text as the key of a set or dictionary by its UTF-8 bytes alone.
///
/// `String` compares by canonical equivalence, which takes NFC and NFD of one name for the same and costs a walk
/// through Unicode's tables for every name with an accent. Names in a bundle are one or the other on purpose.
package struct ByteText: Hashable, Sendable {
  /// The text itself.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether both have the same bytes.
  package static func == (left: ByteText, right: ByteText) -> Bool {
    let (first, second) = (left.text.utf8Span.span, right.text.utf8Span.span)
    guard first.count == second.count else { return false }
    for index in first.indices where first[index] != second[index] { return false }
    return true
  }

  /// Feeds eight bytes at a time, and how many there are.
  package func hash(into hasher: inout Hasher) {
    let bytes = text.utf8Span.span
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
  }
}

extension String {
  /// Whether the UTF-8 bytes of this text begin with those of another one.
  package func startsInUTF8(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Whether this text comes before another one by its UTF-8 bytes: the order of manifests and of ZIP entries.
  package func precedesInUTF8(_ other: String) -> Bool {
    let (left, right) = (utf8Span.span, other.utf8Span.span)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }

  /// The folder of this path, without a slash behind; empty where there is none.
  package var folder: Substring { utf8.lastIndex(of: 0x2F).map { self[..<$0] } ?? "" }

  /// The folders of this path, outermost first, without those that hold `previous` too.
  package func folders(notAbove previous: String) -> [String] {
    let (own, other) = (utf8Span.span, previous.utf8Span.span)
    var shared = 0
    while shared < own.count, shared < other.count, own[shared] == other[shared] { shared += 1 }
    var found: [String] = []
    for index in own.indices where index >= shared && own[index] == 0x2F {
      found.append(String(self[..<utf8.index(startIndex, offsetBy: index)]))
    }
    return found
  }
}

extension Substring {
  /// Whether both have the same bytes.
  package func isSame(as other: Substring) -> Bool {
    let (own, bytes) = (utf8Span.span, other.utf8Span.span)
    guard own.count == bytes.count else { return false }
    // Paths that differ do so near their ends.
    for index in own.indices.reversed() where own[index] != bytes[index] { return false }
    return true
  }
}

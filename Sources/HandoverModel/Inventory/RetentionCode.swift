/// A code of the retention schedule (TRD): office, series and often subseries, for example `120-2-40`.
package struct RetentionCode: Hashable, Sendable {
  /// The numbers from left to right, two to four.
  package let numbers: [Int]

  /// Reads figures joined by hyphens or points, with or without spaces; nil for anything else.
  package init?(text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "-.–".contains($0) }
      .map { CellText.tidied(String($0)) }
    let numbers = parts.compactMap { part in
      (1...5).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard (2...4).contains(parts.count), numbers.count == parts.count else { return nil }
    self.numbers = numbers
  }

  /// The number of the office.
  package var office: Int { numbers[0] }

  /// The number of the series within the office.
  package var series: Int { numbers[1] }

  /// The number of the subseries within the series; nil when there is none.
  package var subseries: Int? { numbers.count > 2 ? numbers[2] : nil }
}

/// Numbers that should follow each other.
package enum NumberRun {
  /// The stretches between the least and the greatest number in which nothing stands, in order.
  package static func gaps(in numbers: some Sequence<Int>) -> [ClosedRange<Int>] {
    let sorted = Set(numbers).sorted()
    return zip(sorted, sorted.dropFirst()).filter { $1 > $0 + 1 }.map { ($0 + 1)...($1 - 1) }
  }

  /// «3», «3 y 4», «3 a 6» or «3, 5 a 7 y 9», as people write them.
  package static func words(_ gaps: [ClosedRange<Int>]) -> String {
    let texts = gaps.flatMap { gap in
      gap.count > 2 ? ["\(gap.lowerBound) a \(gap.upperBound)"] : gap.map { "\($0)" }
    }
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " y " + last
  }
}

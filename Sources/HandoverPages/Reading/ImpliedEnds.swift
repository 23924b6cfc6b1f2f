/// Which elements of lists and tables end by themselves, as HTML has it, when others begin or end.
enum ImpliedEnds {
  /// By the name of what begins: the elements that end before it.
  private static let ended: [String: Set<String>] = {
    let cell: Set = ["td", "th"]
    let row = cell.union(["tr"])
    let group = row.union(["thead", "tbody", "tfoot"])
    return [
      "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "td": cell, "th": cell, "tr": row,
      "thead": group, "tbody": group, "tfoot": group,
    ]
  }()

  /// The elements that may be left without an end tag.
  private static let names = ended.values.reduce(into: Set<String>()) { $0.formUnion($1) }

  /// How many of the elements that are open, the innermost last, end before one of that name begins.
  static func count(before name: String, in open: [String]) -> Int {
    guard let ended = ended[name] else { return 0 }
    return open.reversed().prefix { ended.contains($0) }.count
  }

  /// Whether an element may stay open when the one around it ends.
  static func isImplied(_ name: String) -> Bool { names.contains(name) }

  /// Whether the end tag of an element can be left out before the next tag.
  static func canBeLeftOut(_ name: String, before next: MarkupToken) -> Bool {
    switch next.kind {
    case .opening: ended[next.name]?.contains(name) ?? false
    case .closing: isImplied(name) && name != "thead" && name != "dt"
    case .text, .other: false
    }
  }
}

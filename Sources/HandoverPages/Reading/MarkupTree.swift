/// The elements of an HTML text, in the order in which they open.
struct MarkupTree: Sendable {
  /// One element.
  struct Element: Sendable {
    let name: String
    let tag: MarkupToken
    /// The tokens between its opening and its closing tag.
    fileprivate(set) var content: Range<Int>
    let parent: Int?

    /// The value of an attribute; nil when the element has none of that name.
    subscript(name: String) -> String? { tag[name] }
  }

  let source: MarkupTokens
  private(set) var elements: [Element] = []
  /// Where a tag closes nothing or is never closed, in bytes, with the element's name.
  private(set) var misfits: [(position: Int, name: String)] = []

  init(_ text: String) {
    source = MarkupTokens(text)
    var open: [Int] = []
    for (index, token) in source.tokens.enumerated() {
      switch token.kind {
      case .opening:
        for _ in 0..<ImpliedEnds.count(before: token.name, in: open.map { elements[$0].name }) {
          leave(open.removeLast(), at: index, isMisfit: false)
        }
        elements.append(
          Element(name: token.name, tag: token, content: (index + 1)..<(index + 1), parent: open.last))
        if !token.isEmpty { open.append(elements.count - 1) }
      case .closing: close(token, at: index, &open)
      case .text, .other: continue
      }
    }
    for element in open { leave(element, at: source.tokens.count, isMisfit: true) }
  }

  private mutating func close(_ token: MarkupToken, at index: Int, _ open: inout [Int]) {
    guard let depth = open.lastIndex(where: { elements[$0].name == token.name }) else {
      misfits.append((token.range.lowerBound, token.name))
      return
    }
    while let last = open.popLast() {
      leave(last, at: index, isMisfit: open.count > depth && !ImpliedEnds.isImplied(elements[last].name))
      if open.count == depth { return }
    }
  }

  private mutating func leave(_ element: Int, at index: Int, isMisfit: Bool) {
    elements[element].content = elements[element].content.lowerBound..<index
    if isMisfit { misfits.append((elements[element].tag.range.lowerBound, elements[element].name)) }
  }

  /// The elements with one of these names.
  func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

  /// The elements inside another one, at any depth.
  func inside(_ element: Element) -> [Element] {
    let tokens = source.tokens
    guard let first = tokens[element.content].first?.range.lowerBound,
      let last = tokens[element.content].last?.range.upperBound
    else { return [] }
    return elements.filter { $0.tag.range.lowerBound >= first && $0.tag.range.upperBound <= last }
  }

  /// The elements around another one, the nearest first.
  func around(_ element: Element) -> [Element] {
    var found: [Element] = []
    var next = element.parent
    while let index = next {
      found.append(elements[index])
      next = elements[index].parent
    }
    return found
  }

  /// What a screen reader says of an element: its texts without those that are hidden from it, with white space as
  /// it is seen.
  func text(of element: Element) -> String {
    var text = ""
    var hidden: [String] = []
    for token in source.tokens[element.content] {
      switch token.kind {
      case .opening where !token.isEmpty && (!hidden.isEmpty || token["aria-hidden"] == "true"):
        hidden.append(token.name)
      case .opening where hidden.isEmpty: text += token.name == "img" ? token["alt"] ?? "" : ""
      case .closing where hidden.contains(token.name):
        while let last = hidden.popLast(), last != token.name {}
      case .text where hidden.isEmpty: text += CharacterReferences.resolved(source.source(token.range))
      default: continue
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The line in which an element opens, counted from 1.
  func line(of element: Element) -> Int { source.line(of: element.tag.range.lowerBound) }
}

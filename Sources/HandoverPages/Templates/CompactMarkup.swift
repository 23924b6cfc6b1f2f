/// A page without the bytes that nobody sees: white space beside blocks, and the end tags of rows, cells and items.
struct CompactMarkup {
  private let source: MarkupTokens
  private var bytes: [UInt8] = []
  /// How many `pre` and `svg` elements stand open.
  private var (kept, figures) = (0, 0)

  /// The page, shorter; a browser makes the same of both.
  static func text(of page: String) -> String {
    var compact = CompactMarkup(source: MarkupTokens(page))
    compact.write()
    return String(decoding: compact.bytes, as: UTF8.self)
  }

  private init(source: MarkupTokens) {
    self.source = source
    bytes.reserveCapacity(source.bytes.count)
  }

  private mutating func write() {
    let tokens = source.tokens
    for (index, token) in tokens.enumerated() {
      count(token)
      switch token.kind {
      case .text:
        let isRaw = index > 0 && tokens[index - 1].isRaw
        write(
          token, isRaw || kept > 0, after: index > 0 ? tokens[index - 1] : nil,
          before: index + 1 < tokens.count ? tokens[index + 1] : nil)
      case .closing where isLeftOut(token, at: index): continue
      case .opening, .closing, .other: bytes += source.bytes[token.range]
      }
    }
  }

  private mutating func count(_ token: MarkupToken) {
    guard !token.isEmpty, token.kind == .opening || token.kind == .closing else { return }
    let step = token.kind == .opening ? 1 : -1
    if token.name == "pre" { kept += step }
    if token.name == "svg" { figures += step }
  }

  private func isLeftOut(_ token: MarkupToken, at index: Int) -> Bool {
    var next = index + 1
    while next < source.tokens.count, source.tokens[next].kind == .text, isBlank(source.tokens[next]) {
      next += 1
    }
    return next < source.tokens.count && ImpliedEnds.canBeLeftOut(token.name, before: source.tokens[next])
  }

  private func isBlank(_ token: MarkupToken) -> Bool { source.bytes[token.range].allSatisfy(\.isBlank) }

  private mutating func write(
    _ token: MarkupToken, _ isKept: Bool, after previous: MarkupToken?, before next: MarkupToken?
  ) {
    var text = source.bytes[token.range]
    guard !isKept else { return bytes += text }
    if previous?.opensBlock ?? true { text = text.drop(while: \.isBlank) }
    if next?.closesBlock ?? false { while text.last?.isBlank ?? false { text.removeLast() } }
    guard text.allSatisfy(\.isBlank) else { return bytes += text }
    guard figures == 0, !text.isEmpty else { return }
    bytes.append(text.contains(0x0A) ? 0x0A : 0x20)
  }
}

extension MarkupToken {
  fileprivate var isRaw: Bool { kind == .opening && !isEmpty && MarkupTokens.rawElements.contains(name) }

  fileprivate var opensBlock: Bool { kind == .opening && !Self.inline.contains(name) }

  fileprivate var closesBlock: Bool { kind == .closing && !Self.inline.contains(name) }

  /// The elements beside which white space can be seen.
  private static let inline: Set = [
    "a", "abbr", "b", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "s",
    "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr",
  ]
}

extension UInt8 {
  /// A space, a tab or a line break.
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

import HandoverModel

/// The text of a web page: what a browser would show, and what stands in comments.
///
/// It forgives everything, as browsers do: a page is no ordered XML.
struct PageText {
  private var flow = FlowText()

  /// What private data a page holds.
  static func tally(of bytes: [UInt8]) -> PrivateTally {
    var page = PageText()
    page.read(bytes)
    page.flow.finish()
    return page.flow.tally
  }

  private mutating func read(_ bytes: [UInt8]) {
    var (at, line) = (0, 1)
    while at < bytes.count {
      let end = Self.find(0x3C, in: bytes, from: at)
      if end > at {
        flow.sourceLine = line
        let piece = bytes[at..<end]
        line += piece.count { $0 == 0x0A }
        flow.add(MarkupText.decoded(piece))
      }
      guard end < bytes.count else { return }
      let next = take(bytes, end)
      line += bytes[end..<next].count { $0 == 0x0A }
      at = next
    }
  }

  /// Deals with what begins with `<` and says where it ends.
  private mutating func take(_ bytes: [UInt8], _ start: Int) -> Int {
    if bytes[start...].starts(with: Self.comment) {
      flow.space()
      return start + Self.comment.count
    }
    let close = Self.find(0x3E, in: bytes, from: start)
    let end = min(close + 1, bytes.count)
    let isEnd = start + 1 < bytes.count && bytes[start + 1] == 0x2F
    let nameStart = start + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < end, nameEnd < nameStart + 12, bytes[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    if !isEnd, name == "script" || name == "style" { return Self.skip(name, in: bytes, from: end) }
    tag(name, isEnd: isEnd)
    return end
  }

  private mutating func tag(_ name: String, isEnd: Bool) {
    switch (name, isEnd) {
    case ("table", false): flow.beginTable()
    case ("table", true): flow.endTable()
    case ("tr", _): flow.endRow()
    case ("td", false), ("th", false):
      flow.endCell()
      flow.beginCell()
    case ("td", true), ("th", true): flow.endCell()
    case ("p", _), ("div", _), ("li", _), ("h1", _), ("h2", _), ("h3", _), ("h4", _), ("br", _), ("dt", _),
      ("dd", _),
      ("section", _), ("pre", _), ("option", _), ("label", _):
      flow.endParagraph()
    case ("a", _), ("b", _), ("i", _), ("em", _), ("strong", _), ("span", _), ("u", _), ("font", _): break
    default: flow.space()
    }
  }

  private static let comment = Array("<!--".utf8)

  private static func find(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
    let span = bytes.span
    var at = start
    while at < span.count, span[at] != byte { at += 1 }
    return at
  }

  /// Behind the end tag of a script or a style sheet.
  private static func skip(_ name: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array("</\(name)".utf8)
    var at = start
    while true {
      at = find(0x3C, in: bytes, from: at)
      guard at + mark.count <= bytes.count else { return bytes.count }
      if bytes[at..<(at + mark.count)].elementsEqual(mark, by: { $0 | 0x20 == $1 | 0x20 }) {
        return min(find(0x3E, in: bytes, from: at) + 1, bytes.count)
      }
      at += 1
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

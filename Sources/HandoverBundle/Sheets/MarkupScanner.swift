import HandoverModel

/// What is done with the elements of an XML text, in their order.
protocol MarkupHandler {
  /// Whether text at this place matters; other text is skipped.
  var wantsText: Bool { get }
  mutating func open(_ tag: MarkupTag) throws(GridProblem)
  mutating func close(_ name: MarkupName) throws(GridProblem)
  /// A piece of text with its entities resolved; long texts come in several pieces.
  mutating func text(_ bytes: [UInt8]) throws(GridProblem)
}

/// Takes the XML of a workbook apart while it is inflated, without ever holding a whole part.
///
/// The parts are UTF-8 without a document type, so there is nothing that could be fetched or expanded: one that has a
/// document type is refused. Why not FoundationXML: decision record 0009.
struct MarkupScanner<Handler: MarkupHandler> {
  var handler: Handler
  private var buffer: [UInt8] = []
  private var open: [MarkupName] = []
  private var isRootSeen = false

  init(_ handler: Handler) { self.handler = handler }

  /// The longest text or tag that is held at once.
  private static var longestToken: Int { 8 << 20 }
  private static var deepest: Int { 100 }

  /// Takes the next bytes, wherever they are cut.
  mutating func take(_ piece: UnsafeRawBufferPointer) throws(GridProblem) {
    unsafe buffer.append(contentsOf: piece)
    if !isRootSeen, buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw Self.damaged("está en una codificación que Excel no usa")
    }
    try drain()
    guard buffer.count <= Self.longestToken else { throw Self.damaged("tiene un texto desmedido") }
  }

  /// Ends the text: everything that was opened must be closed.
  mutating func finish() throws(GridProblem) {
    let isRest = buffer.contains { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0 }
    guard isRootSeen, open.isEmpty, !isRest else { throw Self.damaged("está cortado") }
  }

  static func damaged(_ what: String) -> GridProblem {
    GridProblem(
      "el libro está dañado: una de sus partes \(what)",
      allowed: "el libro abierto en Excel y guardado de nuevo, o una copia sana")
  }

  private mutating func drain() throws(GridProblem) {
    var at = 0
    while let next = Self.index(of: UInt8(ascii: "<"), in: buffer, from: at) {
      if next > at, handler.wantsText { try handler.text(MarkupText.decoded(buffer[at..<next])) }
      at = next
      guard let end = try takeMarkup(at: next) else { break }
      at = end
    }
    buffer.removeFirst(at)
  }

  /// Deals with the tag at an index and says where it ends; nil when it has not arrived whole.
  private mutating func takeMarkup(at start: Int) throws(GridProblem) -> Int? {
    guard start + 1 < buffer.count else { return nil }
    switch buffer[start + 1] {
    case UInt8(ascii: "/"):
      guard let end = Self.index(of: UInt8(ascii: ">"), in: buffer, from: start) else { return nil }
      let name = MarkupName(buffer[(start + 2)..<end])
      guard open.popLast() == name else { throw Self.damaged("cierra lo que no abrió") }
      try handler.close(name)
      return end + 1
    case UInt8(ascii: "?"): return Self.end(of: "?>", in: buffer, from: start + 2)
    case UInt8(ascii: "!"): return try takeDeclaration(at: start)
    default:
      guard let end = Self.tagEnd(in: buffer, from: start) else { return nil }
      let isEmpty = buffer[end - 1] == UInt8(ascii: "/")
      let tag = MarkupTag(buffer[(start + 1)..<(isEmpty ? end - 1 : end)])
      isRootSeen = true
      try handler.open(tag)
      if isEmpty {
        try handler.close(tag.name)
      } else {
        guard open.count < Self.deepest else { throw Self.damaged("está anidada sin medida") }
        open.append(tag.name)
      }
      return end + 1
    }
  }

  /// A comment, a section of plain text, or a document type, which no workbook has.
  private mutating func takeDeclaration(at start: Int) throws(GridProblem) -> Int? {
    let head = buffer[start...].prefix(9)
    if head.starts(with: Array("<!--".utf8)) { return Self.end(of: "-->", in: buffer, from: start + 4) }
    if head.elementsEqual(Array("<![CDATA[".utf8)) {
      guard let end = Self.end(of: "]]>", in: buffer, from: start + 9) else { return nil }
      if handler.wantsText { try handler.text(Array(buffer[(start + 9)..<(end - 3)])) }
      return end
    }
    let isUndecided = head.count < 9 && (head.count < 4 || head[start + 2] == UInt8(ascii: "["))
    if isUndecided { return nil }
    throw Self.damaged("trae una declaración DOCTYPE, que no se admite")
  }

  private static func index(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at < bytes.count {
      if bytes[at] == byte { return at }
      at += 1
    }
    return nil
  }

  /// Where the tag ends: at the first `>` that stands in no quotes.
  private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8 = 0
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return at
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      at += 1
    }
    return nil
  }

  /// Behind the first occurrence of a mark.
  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    var at = start
    while at + mark.count <= bytes.count {
      if bytes[at..<(at + mark.count)].elementsEqual(mark) { return at + mark.count }
      at += 1
    }
    return nil
  }
}

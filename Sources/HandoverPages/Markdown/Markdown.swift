import CMarkGFM

/// Turns a Markdown text into HTML that is safe inside a page; cmark-gfm reads it, this module writes it.
///
/// HTML in the text is shown as text. Links lead to the web or are plain words; pictures of the bundle are shown,
/// linked, or told by their alternative text; and headings go below ``topLevel``.
struct Markdown {
  /// The level of the first heading; deeper ones come one below it.
  var topLevel = 5
  /// The picture of the bundle at the address in the text; nil shows the words.
  let picture: (String) -> Picture?

  /// A picture of the bundle, as far as the page can have it.
  struct Picture {
    /// The picture itself, as an address; nil when the page does not take it in.
    let source: String?
    /// Where it can be seen; nil when that is nowhere.
    let link: String?
    /// What stands behind its words where it is not shown.
    let note: String
  }

  /// How deep elements are nested at most; what is deeper stands in the deepest.
  static let deepest = 24

  /// The longest text, in bytes, that is worth reading inside another document.
  static let mostBytes = 200_000

  /// Whether a text is of a size, and its lines and tables of a width, that a person would write.
  ///
  /// What is not makes the reader of Markdown work or remember far more than the text is long.
  static func isModest(_ text: String) -> Bool {
    guard text.utf8.count <= mostBytes else { return false }
    var (lines, columns) = (0, 0)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.count <= 10_000 else { return false }
      lines += 1
      columns = max(columns, line.count { $0 == UInt8(ascii: "|") })
    }
    return lines * columns <= 100_000
  }

  /// The addresses of the pictures in a text.
  static func pictures(in text: String) -> [String] {
    guard text.contains("![") else { return [] }
    var found: [String] = []
    let markdown = Markdown { address in
      found.append(address)
      return nil
    }
    _ = markdown.html(text)
    return found
  }

  private static let extensions = ["table", "strikethrough", "autolink"]

  /// The HTML of a text; one that cmark-gfm cannot read gives nothing.
  func html(_ text: String) -> String {
    Self.registration
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else { return "" }
    defer { unsafe cmark_parser_free(parser) }
    for name in Self.extensions {
      guard let found = unsafe cmark_find_syntax_extension(name) else { continue }
      unsafe cmark_parser_attach_syntax_extension(parser, found)
    }
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        unsafe cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return "" }
    defer { unsafe cmark_node_free(root) }
    guard let walk = unsafe cmark_iter_new(root) else { return "" }
    defer { unsafe cmark_iter_free(walk) }
    var writer = MarkdownWriter(self)
    while true {
      let event = unsafe cmark_iter_next(walk)
      guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT else { return writer.html }
      guard let node = unsafe cmark_iter_get_node(walk) else { return writer.html }
      let read = unsafe MarkdownNode(node)
      if event == CMARK_EVENT_ENTER { writer.enter(read) } else { writer.leave(read) }
    }
  }

  /// The extensions register themselves once for the whole process.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// What the writer has to know of a node.
struct MarkdownNode {
  /// As cmark-gfm calls it: `paragraph`, `table_cell`.
  let type: String
  let literal: String
  let url: String
  let level: Int
  let isOrdered: Bool
  let start: Int
  /// Whether a paragraph stands in a list without blank lines, where it gets no element.
  let isTight: Bool
  /// Whether a picture has a text in its place.
  let isDescribed: Bool
  /// How the columns of a table are aligned: `l`, `c`, `r`, or 0.
  let alignments: [UInt8]

  @unsafe init(_ node: OpaquePointer) {
    type = unsafe String(cString: cmark_node_get_type_string(node))
    literal = unsafe Self.text(cmark_node_get_literal(node))
    let isLink = type == "link" || type == "image"
    url = isLink ? unsafe Self.text(cmark_node_get_url(node)) : ""
    level = type == "heading" ? Int(unsafe cmark_node_get_heading_level(node)) : 0
    isOrdered = unsafe type == "list" && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    start = type == "list" ? Int(unsafe cmark_node_get_list_start(node)) : 1
    let list = unsafe cmark_node_parent(node).flatMap { unsafe cmark_node_parent($0) }
    isDescribed = unsafe type == "image" && cmark_node_first_child(node) != nil
    isTight = unsafe type == "paragraph" && cmark_node_get_list_tight(list) != 0
    alignments = type == "table" ? unsafe Self.alignments(of: node) : []
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }

  @unsafe private static func alignments(of table: OpaquePointer) -> [UInt8] {
    guard let alignments = unsafe cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    let columns = Int(unsafe cmark_gfm_extensions_get_table_columns(table))
    return (0..<columns).map { unsafe alignments[$0] }
  }
}

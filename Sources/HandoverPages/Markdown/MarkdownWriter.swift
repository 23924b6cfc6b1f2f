/// Writes the nodes of a Markdown text as HTML; every text and attribute is escaped here.
struct MarkdownWriter {
  private(set) var html = ""
  private let rules: Markdown
  /// What stands open, with the tag that closes it; nil where a node got no element.
  private var open: [String?] = []
  /// How many of them got an element.
  private var depth = 0
  /// The level of the first heading, which opens at the top level.
  private var firstLevel: Int?
  /// How many pictures the writer is inside of, whose content is words only.
  private var pictures = 0
  /// How many links the writer is inside of, where no other may begin.
  private var links = 0
  private var tables = 0
  private var isInHead = false
  private var isInBody = false
  private var alignments: [UInt8] = []
  private var column = 0

  init(_ rules: Markdown) { self.rules = rules }

  mutating func enter(_ node: MarkdownNode) {
    switch node.type {
    case "text", "html_block", "html_inline", "code", "code_block", "softbreak", "linebreak",
      "thematic_break":
      leaf(node)
    case "table": table(node.alignments)
    case "table_header", "table_row": row(isHead: node.type == "table_header")
    case "table_cell": cell()
    case "image": image(node)
    default: container(node)
    }
  }

  mutating func leave(_ node: MarkdownNode) {
    guard let closing = open.popLast() else { return }
    if closing != nil { depth -= 1 }
    if node.type == "image" { pictures -= 1 }
    if node.type == "link", closing != nil { links -= 1 }
    if node.type == "table_header" { isInHead = false }
    if node.type == "table", isInBody {
      html += "</tbody>"
      isInBody = false
    }
    if let closing { html += closing }
  }

  private mutating func leaf(_ node: MarkdownNode) {
    let text = Markup.escaped(node.literal)
    switch node.type {
    case _ where pictures > 0: html += node.type.hasSuffix("break") ? " " : text
    case "code": html += "<code>\(text)</code>"
    case "code_block": html += "<pre><code>\(text)</code></pre>\n"
    case "html_block": html += "<p>\(text)</p>\n"
    case "softbreak": html += "\n"
    case "linebreak": html += "<br>\n"
    case "thematic_break": html += "<hr>\n"
    default: html += text
    }
  }

  private mutating func container(_ node: MarkdownNode) {
    let isLoose = node.type == "item" && open.last == .some(nil)
    guard pictures == 0, !isLoose, depth < Markdown.deepest || node.type == "item",
      let name = element(of: node)
    else { return open.append(nil) }
    var attributes = ""
    if name == "a", let address = Markup.safeAddress(node.url) {
      attributes = " href=\"\(Markup.escaped(address))\""
      links += 1
    }
    if name == "ol", node.start != 1 { attributes = " start=\"\(node.start)\"" }
    html += "<\(name)\(attributes)>"
    close(with: "</\(name)>\(Self.isInline(name) ? "" : "\n")")
  }

  private mutating func close(with tag: String) {
    open.append(tag)
    depth += 1
  }

  /// The element of a node; nil where its content stands alone.
  private mutating func element(of node: MarkdownNode) -> String? {
    switch node.type {
    case "block_quote": return "blockquote"
    case "list": return node.isOrdered ? "ol" : "ul"
    case "item": return "li"
    case "paragraph": return node.isTight ? nil : "p"
    case "heading": return heading(node.level)
    case "emph": return "em"
    case "strong": return "strong"
    case "strikethrough": return "del"
    case "link": return links > 0 || Markup.safeAddress(node.url) == nil ? nil : "a"
    default: return nil
    }
  }

  /// The first heading opens at the top level and what is below it comes one deeper: no level is left out.
  private mutating func heading(_ level: Int) -> String {
    let first = firstLevel ?? level
    firstLevel = first
    return "h\(min(level > first ? rules.topLevel + 1 : rules.topLevel, 6))"
  }

  private static func isInline(_ name: String) -> Bool { ["a", "em", "strong", "del"].contains(name) }

  private mutating func image(_ node: MarkdownNode) {
    let picture = pictures + links == 0 ? rules.picture(node.url) : nil
    if let source = picture?.source, node.isDescribed {
      html += "<img src=\"\(Markup.escaped(source))\" alt=\""
      close(with: "\">")
    } else if let picture, let link = picture.link {
      html += "<a href=\"\(Markup.escaped(link))\">"
      close(with: " (\(Markup.escaped(picture.note)))</a>")
    } else {
      open.append(nil)
    }
    pictures += 1
  }
}

/// Tables, each in a region of its own that scrolls.
extension MarkdownWriter {
  private mutating func table(_ alignments: [UInt8]) {
    tables += 1
    self.alignments = alignments
    let name = "Tabla \(tables) del informe"
    html += "<div class=\"tabla\" role=\"group\" aria-label=\"\(name)\" tabindex=\"0\"><table>\n"
    html += "<caption>\(name)</caption>\n"
    close(with: "</table></div>\n")
  }

  private mutating func row(isHead: Bool) {
    column = 0
    if isHead {
      isInHead = true
      html += "<thead><tr>"
      return close(with: "</tr></thead>\n")
    }
    if !isInBody {
      isInBody = true
      html += "<tbody>"
    }
    html += "<tr>"
    close(with: "</tr>\n")
  }

  private mutating func cell() {
    let isRight = alignments.indices.contains(column) && alignments[column] == UInt8(ascii: "r")
    column += 1
    html += "<\(isInHead ? "th scope=\"col\"" : "td")\(isRight ? " class=\"num\"" : "")>"
    close(with: isInHead ? "</th>" : "</td>")
  }
}

extension SealedPage {
  /// What stands in front of every id and class of a fragment, so that none meets one of the site's own.
  static let prefix = "empalme-"

  /// What stands in `<main>`, to be pasted into a page of a content manager: no head, no styles, ids and classes of
  /// its own, and no link that leads nowhere.
  package func fragment() throws(ShapeError) -> String {
    let main = try content(of: "main").tokens
    let inside = tokens.tokens[main]
    let ids = Set(inside.compactMap { $0["id"] })
    var text = "<div class=\"empalme\" lang=\"es-CO\">"
    var links: [Bool] = []
    var open: [String] = []
    var (dropped, figures) = (0, 0)
    for token in inside {
      let source = tokens.source(token.range)
      if MarkupTokens.rawElements.contains(token.name) {
        dropped += token.kind == .opening ? 1 : -1
        continue
      }
      guard dropped <= 0 else { continue }
      text += Self.ends(before: token, &open)
      if token.name == "svg", !token.isEmpty { figures += token.kind == .opening ? 1 : -1 }
      switch token.kind {
      case .text: text += figures > 0 ? source : Self.breakable(source)
      case .other: continue
      case .opening where token.name == "a":
        let leads = Self.leads(token["href"], ids)
        links.append(leads)
        if leads { text += Self.opening(token, ids) }
      case .closing where token.name == "a": text += links.popLast() ?? true ? source : ""
      case .opening: text += Self.opening(token, ids)
      case .closing: text += source
      }
    }
    return text + "</div>\n"
  }

  /// The end tags that the page leaves to HTML, for content managers that take it less exactly.
  private static func ends(before token: MarkupToken, _ open: inout [String]) -> String {
    var text = ""
    switch token.kind {
    case .opening:
      for _ in 0..<ImpliedEnds.count(before: token.name, in: open) { text += "</\(open.removeLast())>" }
      if !token.isEmpty { open.append(token.name) }
    case .closing:
      while let last = open.last, last != token.name, ImpliedEnds.isImplied(last) {
        text += "</\(open.removeLast())>"
      }
      if open.last == token.name { open.removeLast() }
    case .text, .other: break
    }
    return text
  }

  private static func leads(_ address: String?, _ ids: Set<String>) -> Bool {
    guard let address else { return false }
    if address.hasPrefix("#") { return ids.contains(String(address.dropFirst())) }
    return Markup.safeAddress(address) != nil
  }

  /// The opening tag with its names made its own; what only the page's style sheet gave sense to is left out.
  private static func opening(_ token: MarkupToken, _ ids: Set<String>) -> String {
    let scrolls = token["tabindex"] != nil
    let attributes = token.attributes.compactMap { attribute -> MarkupToken.Attribute? in
      switch attribute.name.lowercased() {
      case "style", "tabindex": nil
      case "role", "aria-label", "aria-labelledby": scrolls ? nil : renamed(attribute, ids)
      case let name where name.hasPrefix("on"): nil
      default: renamed(attribute, ids)
      }
    }
    let written = attributes.map { " \($0.name)=\"\(Markup.escaped($0.value))\"" }.joined()
    let lead = token.name == "small" ? "<br>" : token.classes.lazy.compactMap { leads[$0] }.first ?? ""
    let isSelfClosed = token.isEmpty && !MarkupTokens.voidElements.contains(token.name)
    return "\(lead)<\(token.name)\(written)\(isSelfClosed ? "/" : "")>"
  }

  /// What stands for the room that the style sheet puts before an element of a class.
  private static let leads: [Substring: String] = ["medida-cifra": "— "]

  /// A text whose long hashes and paths may be broken, so that no table grows wider than the site's page.
  private static func breakable(_ text: String) -> String {
    text.replacing(#/[0-9a-f]{32,}/#) { match in
      match.output.enumerated().reduce(into: "") { broken, digit in
        broken += digit.offset > 0 && digit.offset.isMultiple(of: 8) ? "<wbr>" : ""
        broken.append(digit.element)
      }
    }
    .replacing(#/([\/_])(?=\w)/#) { "\($0.output.1)<wbr>" }
  }

  private static func renamed(
    _ attribute: MarkupToken.Attribute, _ ids: Set<String>
  ) -> MarkupToken.Attribute {
    let value = attribute.value
    switch attribute.name.lowercased() {
    case "id", "for": return .init(name: attribute.name, value: prefix + value)
    case "class", "aria-labelledby", "aria-describedby", "headers":
      return .init(
        name: attribute.name, value: value.split(separator: " ").map { prefix + $0 }.joined(separator: " "))
    case "href" where value.hasPrefix("#"):
      return .init(name: attribute.name, value: "#" + prefix + value.dropFirst())
    default:
      return .init(name: attribute.name, value: reference(value))
    }
  }

  /// `url(#trama)`, by which a figure names a pattern of its own.
  private static func reference(_ value: String) -> String {
    value.replacing("url(#", with: "url(#\(prefix)")
  }
}

extension MarkupToken {
  /// The names in the `class` attribute.
  var classes: [Substring] { self["class"]?.split(separator: " ") ?? [] }
}

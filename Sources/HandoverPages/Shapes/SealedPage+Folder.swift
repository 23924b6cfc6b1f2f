import Foundation
package import HandoverModel

/// A table that is published beside the page, as open data.
package struct OpenTable: Hashable, Sendable {
  /// The file's name without `.csv`, which is the table's own name.
  package let name: String
  /// As readers know it.
  package let title: String
  /// The size of the file.
  package let bytes: Int
  /// The hash of the file.
  package let sha256: Digest

  package init(name: String, title: String, bytes: Int, sha256: Digest) {
    self.name = name
    self.title = title
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Relative to the page.
  package var path: String { "\(SealedPage.dataFolder)/\(name).csv" }

  var link: String {
    let text = Markup.escaped("\(title) (CSV, \(Wording.size(bytes)))")
    return "<a href=\"\(Markup.escaped(Markup.percentEncoded(path: path)))\" download>\(text)</a>"
  }
}

/// The page and its style sheet as two files, for sites that do not allow styles within a page.
package struct FolderForm: Sendable {
  /// `index.html`.
  package let page: String
  /// `estilo.css`.
  package let style: String
}

extension SealedPage {
  /// Where the folder form keeps its tables.
  package static let dataFolder = "datos"
  /// The style sheet of the folder form.
  package static let styleName = "estilo.css"

  /// The page with its style sheet beside it, and with a link to its data behind every table that comes from one.
  package func folder(_ tables: [OpenTable], at address: String?) throws(ShapeError) -> FolderForm {
    let style = try content(of: "style")
    let main = try content(of: "main")
    var edits = replacingStyle(style.bytes) + links(to: tables, in: main.tokens)
    edits += address.map(addressed) ?? []
    edits += linkedData { data in
      data.url = address ?? data.url
      data.part?.distribution = tables.map { Self.download($0, address) }
    }
    let list = openData(tables)
    if !list.isEmpty { edits.append((main.bytes.upperBound..<main.bytes.upperBound, list)) }
    return FolderForm(page: replacing(edits), style: tokens.source(style.bytes))
  }

  private func replacingStyle(_ style: Range<Int>) -> [(range: Range<Int>, text: String)] {
    tokens.tokens.compactMap { token in
      if token.kind == .opening, token.name == "style" {
        return (
          token.range.lowerBound..<style.upperBound, "<link rel=\"stylesheet\" href=\"\(Self.styleName)\">"
        )
      }
      if token.kind == .closing, token.name == "style" { return (token.range, "") }
      guard token.name == "meta", token["http-equiv"]?.lowercased() == "content-security-policy" else {
        return nil
      }
      let policy = Markup.escaped(PageParts.policy(styles: "'self'"))
      return (token.range, "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">")
    }
  }

  private static func download(_ table: OpenTable, _ address: String?) -> LinkedData.Download {
    let path = Markup.percentEncoded(path: table.path)
    let absolute = address.flatMap(URL.init(string:)).flatMap {
      URL(string: path, relativeTo: $0)?.absoluteString
    }
    return LinkedData.Download(
      name: "\(table.name).csv", encodingFormat: "text/csv", contentUrl: absolute ?? path,
      contentSize: "\(table.bytes) B", sha256: table.sha256.hex)
  }

  /// A link behind every table of the page, or behind the element that scrolls it.
  private func links(
    to tables: [OpenTable], in main: Range<Int>
  ) -> [(range: Range<Int>, text: String)] {
    var edits: [(range: Range<Int>, text: String)] = []
    var open: [(name: String, label: String?)] = []
    var caption: String?
    for token in tokens.tokens[main] {
      switch token.kind {
      case .opening where token.name == "caption": caption = token["id"]
      case .opening where token.name == "div" && !token.isEmpty:
        open.append(("div", token["aria-labelledby"]))
      case .closing where token.name == "table" && open.last?.label == nil || token.name == "div":
        let label = token.name == "div" ? open.popLast()?.label : caption
        guard let label, label == caption, let table = Self.table(for: label, among: tables) else { continue }
        let end = token.range.upperBound
        edits.append((end..<end, "\n<p class=\"nota\">Datos de esta tabla: \(table.link)</p>"))
        caption = nil
      default: continue
      }
    }
    return edits
  }

  /// The data that a table of the page comes from, by the id of its caption: `t-` and the table's name, or one of
  /// those that show a part or a summary of a table.
  private static func table(for caption: String, among tables: [OpenTable]) -> OpenTable? {
    let shown = caption.hasPrefix("t-") ? String(caption.dropFirst(2)) : caption
    let stem = String(shown.reversed().drop { $0.isNumber || $0 == "-" }.reversed())
    let name = sources[stem] ?? stem.replacing("-", with: "_")
    return tables.first { $0.name == name }
  }

  private static let sources = [
    "areas": "plan", "area": "plan", "fase": "criterios", "sesiones-empalme": "reuniones",
    "tipos": "tramites",
    "estados": "elementos", "series": "elementos", "serie": "elementos", "material": "elementos",
    "registros": "elementos", "informes": "elementos", "por-entregar": "elementos",
    "documentos-sistemas": "elementos", "cobertura": "cobertura_capacitacion",
    "reservada": "indice_informacion_clasificada_reservada",
  ]

  private func openData(_ tables: [OpenTable]) -> String {
    guard !tables.isEmpty else { return "" }
    let items = tables.map { "<li>\($0.link)</li>" }.joined(separator: "\n")
    return """
      <section aria-labelledby="datos-abiertos">
      <h2 id="datos-abiertos">Datos abiertos</h2>
      <p>Las tablas de este documento, para consultarlas y reutilizarlas en una hoja de cálculo o en otro programa.</p>
      <ul class="pasos">
      \(items)
      </ul>
      </section>

      """
  }
}

import HandoverModel

/// What the parts of a container are, by their names.
struct ContainerParts {
  private let names: Set<String>

  init(_ entries: [ZipEntry]) { names = Set(entries.map { $0.name.lowercased() }) }

  /// What is done with a part.
  enum Role: Hashable {
    /// The list of parts of LibreOffice, which says whether they are encrypted.
    case manifest
    /// Text in XML; what stands before its places.
    case markup(String)
    /// Plain text within a ZIP.
    case text(String, isTable: Bool)
    case page
    case other
  }

  var isWorkbook: Bool { names.contains("xl/workbook.xml") }

  var hasMacros: Bool {
    names.contains {
      $0.hasSuffix("/vbaproject.bin") || $0.hasPrefix("basic/") && $0.hasSuffix("/module1.xml")
    }
  }

  var title: String? {
    if names.contains("word/document.xml") { return "un documento de Word" }
    if names.contains("xl/workbook.xml") || names.contains("xl/workbook.bin") { return "un libro de Excel" }
    if names.contains("ppt/presentation.xml") { return "una presentación de PowerPoint" }
    if names.contains("mimetype"), names.contains("content.xml") { return "un documento de LibreOffice" }
    if names.contains("meta-inf/container.xml") { return "un libro electrónico" }
    if names.contains("androidmanifest.xml") { return "una aplicación de Android" }
    if names.contains("meta-inf/manifest.mf") { return "un programa de Java" }
    return nil
  }

  /// The endings of the names that a document of this kind may have; nil for a plain ZIP.
  var endings: Set<String>? {
    if names.contains("word/document.xml") { return ["docx", "docm", "dotx"] }
    if names.contains("xl/workbook.xml") { return ["xlsx", "xlsm", "xltx"] }
    if names.contains("ppt/presentation.xml") { return ["pptx", "pptm", "ppsx", "potx"] }
    if names.contains("mimetype"), names.contains("content.xml") { return ["odt", "ods", "odp", "odg"] }
    return nil
  }

  private var isDocument: Bool {
    endings != nil || names.contains("[content_types].xml") || names.contains("mimetype")
  }

  func role(of entry: ZipEntry) -> Role {
    let name = entry.name.lowercased()
    if name == "meta-inf/manifest.xml" { return .manifest }
    if isDocument { return Self.officeRole(name) }
    switch FileFormat.ending(of: name) {
    case "csv", "tsv": return .text(entry.name, isTable: true)
    case "txt", "md", "json", "log", "ini", "sql", "yaml", "yml", "xml", "eml", "env", "conf", "pem", "key":
      return .text(entry.name, isTable: false)
    case "html", "htm": return .page
    default: return .other
    }
  }

  private static func officeRole(_ name: String) -> Role {
    guard name.hasSuffix(".xml") else { return .other }
    if name == "word/document.xml" || name == "content.xml" { return .markup("") }
    if name.hasPrefix("word/"),
      ["header", "footer", "footnotes", "endnotes", "comments"].contains(where: name.contains)
    {
      return .markup("encabezados y notas, ")
    }
    if name.hasPrefix("ppt/slides/slide") {
      return .markup("diapositiva \(name.filter(\.isNumber)), ")
    }
    if name == "styles.xml" { return .markup("encabezado, ") }
    return .other
  }

  /// Whether reading the sheets of a workbook checks this part too.
  static func isReadBySheet(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml") || name == "xl/sharedstrings.xml"
  }
}

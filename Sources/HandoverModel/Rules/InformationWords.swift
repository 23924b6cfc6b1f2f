/// Names of languages as the instruments of public information write them.
enum LanguageName {
  /// «Español» for `es` or `es-CO`; what is not a known code stays as it is.
  static func spanish(_ code: String) -> String {
    let names = [
      "es": "Español", "en": "Inglés", "fr": "Francés", "pt": "Portugués", "de": "Alemán", "it": "Italiano",
    ]
    let language = code.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return names[language] ?? code
  }
}

extension String {
  /// The text with a capital letter at its start.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Deliverable {
  /// The series and subseries, or the section when there is no series.
  var category: String {
    let names = [series, subseries].filter { !$0.isEmpty }
    return names.isEmpty ? kind.rawValue.capitalizedFirst : names.joined(separator: " — ")
  }

  /// The title and, behind it, the description.
  var contents: String {
    guard !description.isEmpty else { return title }
    return title + (title.hasSuffix(".") ? " " : ". ") + description
  }

  /// The form that the information has: that of its file, several for a folder, paper for what is not electronic.
  var formatName: String {
    switch support {
    case .paper: "Papel"
    case .electronic: fileFormat
    case .both: ["Papel", fileFormat].filter { !$0.isEmpty }.joined(separator: " y ")
    }
  }

  private var fileFormat: String {
    guard let name = path.split(separator: "/").last else { return "" }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last?.lowercased(), (1...5).contains(ending.count),
      ending.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) })
    else { return "Varios archivos" }
    return Self.formats[ending] ?? ending.uppercased()
  }

  private static let formats = [
    "md": "Texto (Markdown)", "txt": "Texto (TXT)", "htm": "HTML", "jpeg": "JPG", "tif": "TIFF",
    "docx": "Word (DOCX)", "doc": "Word (DOC)", "xlsx": "Excel (XLSX)", "xls": "Excel (XLS)",
    "pptx": "PowerPoint (PPTX)", "odt": "OpenDocument (ODT)", "ods": "OpenDocument (ODS)",
  ]
}

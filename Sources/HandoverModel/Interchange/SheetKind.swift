/// What the bytes of a file are, whatever its name says.
package enum SheetKind: Hashable, Sendable {
  /// Text, which may be CSV.
  case text
  /// A ZIP: a workbook, or something else.
  case zip
  /// Anything that cannot be read as rows, with the Spanish words for it and for what to do.
  case other(GridProblem)

  /// Judges a file by its bytes.
  package init(of bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .other(Self.compoundFile(bytes))
    } else if let name = Self.marks.first(where: { bytes.starts(with: $0.0) })?.1 {
      self = .other(GridProblem("es \(name), no una tabla", allowed: Self.wanted))
    } else if let problem = Self.markup(bytes) {
      self = .other(problem)
    } else {
      self = .text
    }
  }

  /// What can be imported.
  package static let wanted = "un libro de Excel (.xlsx) o un archivo CSV"

  private static let marks: [([UInt8], String)] = [
    ([0x25, 0x50, 0x44, 0x46], "un PDF"),
    ([0x7B, 0x5C, 0x72, 0x74, 0x66], "un documento de texto (RTF)"),
    ([0x89, 0x50, 0x4E, 0x47], "una imagen"), ([0xFF, 0xD8, 0xFF], "una imagen"),
    ([0x52, 0x61, 0x72, 0x21], "un archivo comprimido (RAR)"),
    ([0x37, 0x7A, 0xBC, 0xAF], "un archivo comprimido (7z)"),
    ([0x1F, 0x8B], "un archivo comprimido (gzip)"),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "una base de datos"),
  ]

  /// The container of old Office files, in which Excel also keeps workbooks with a password.
  private static func compoundFile(_ bytes: [UInt8]) -> GridProblem {
    if holds("EncryptedPackage", in: bytes) {
      return GridProblem(
        "es un libro de Excel protegido con contraseña y no se puede leer",
        allowed:
          "el libro sin contraseña: en Excel, Archivo, Información, Proteger libro, Cifrar con contraseña, y borrarla"
      )
    }
    let name =
      holds("WordDocument", in: bytes)
      ? "un documento antiguo de Word (DOC)" : "un libro antiguo de Excel (XLS)"
    return GridProblem(
      "es \(name) y no se puede leer", allowed: "el mismo libro guardado como «Libro de Excel (.xlsx)»")
  }

  /// Whether an ASCII name stands in the bytes in UTF-16, as a compound file writes the names of its streams.
  private static func holds(_ name: String, in bytes: [UInt8]) -> Bool {
    let wanted = Array(name.utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    var index = 0
    while index + wanted.count <= bytes.count {
      // The directory is made of entries of 128 bytes, each of which begins with its name.
      if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        return true
      }
      index += 128
    }
    return false
  }

  /// Pages and XML that call themselves workbooks.
  private static func markup(_ bytes: [UInt8]) -> GridProblem? {
    let head = String(decoding: bytes.prefix(2000).filter { $0 != 0 }, as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let allowed = "el mismo archivo abierto en Excel y guardado como «Libro de Excel (.xlsx)»"
    if ["<!doctype html", "<html", "<table", "<head", "<meta", "<body"].contains(where: start.hasPrefix) {
      return GridProblem("es una página web con nombre de tabla", allowed: allowed)
    }
    if start.hasPrefix("<?xml") || start.hasPrefix("<workbook") {
      return head.contains("office:spreadsheet")
        ? GridProblem("es un libro en XML de Excel 2003", allowed: allowed)
        : GridProblem("es un archivo XML, no una tabla", allowed: wanted)
    }
    return nil
  }
}

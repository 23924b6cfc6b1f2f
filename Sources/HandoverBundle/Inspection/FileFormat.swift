/// What a file name announces, and how long such a file can be relied on.
///
/// Source: the formats that the guides of «Cero papel» (MinTIC, AGN) are usually said to admit; not checked against them.
struct FileFormat: Sendable {
  let name: String
  let kinds: Set<ContentKind>
  let standing: Standing

  enum Standing: Hashable, Sendable {
    case lasting
    /// Programs of today no longer write it.
    case aged(recommended: String)
    /// Belongs to one maker.
    case proprietary(recommended: String)
  }

  /// The format of a file name; nil when its extension says nothing that is known.
  static func of(_ name: String) -> FileFormat? { ending(of: name).flatMap { table[$0] } }

  /// What stands behind the last point, in lower case; nil when there is none.
  static func ending(of name: String) -> String? {
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
    let ending = name[name.index(after: point)...]
    guard (1...8).contains(ending.utf8.count),
      ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else {
      return nil
    }
    return ending.lowercased()
  }

  private static let texts: Set<ContentKind> = [.text, .page, .xml, .script]
  private static let office = "DOCX, ODT o PDF/A"
  private static let sheet = "XLSX, ODS o CSV"
  private static let slides = "PPTX, ODP o PDF/A"

  /// Endings, name, contents and standing, one format a line.
  private static let rows: [([String], String, Set<ContentKind>, Standing)] = [
    (["pdf"], "un PDF", [.pdf], .lasting),
    (["docx", "dotx"], "un documento de Word", [.zip], .lasting),
    (["xlsx", "xltx"], "un libro de Excel", [.zip], .lasting),
    (["pptx", "ppsx", "potx"], "una presentación de PowerPoint", [.zip], .lasting),
    (["docm", "xlsm", "pptm"], "un documento de Office con macros", [.zip], .lasting),
    (["odt", "ods", "odp", "odg"], "un documento de LibreOffice", [.zip], .lasting),
    (["epub"], "un libro electrónico", [.zip], .lasting),
    (["zip"], "un archivo comprimido ZIP", [.zip], .lasting),
    (["png"], "una imagen PNG", [.png], .lasting),
    (["jpg", "jpeg"], "una fotografía JPEG", [.jpeg], .lasting),
    (["gif"], "una imagen GIF", [.gif], .lasting), (["tif", "tiff"], "una imagen TIFF", [.tiff], .lasting),
    (["webp"], "una imagen WebP", [.webp], .lasting),
    (
      ["txt", "md", "log", "json", "yaml", "yml", "css", "js", "sql", "ics", "eml", "tex"],
      "un archivo de texto", texts, .lasting
    ),
    (["csv", "tsv"], "una tabla de texto (CSV)", [.text], .lasting),
    (["html", "htm", "xhtml"], "una página web (HTML)", texts, .lasting),
    (["xml", "xsd", "xsl", "svg", "kml", "gml"], "un archivo XML", texts, .lasting),
    (["rtf"], "un documento RTF", [.rtf], .lasting),
    (["mp4", "m4v", "m4a"], "un video MPEG-4", [.movie], .lasting),
    (["webm"], "un video WebM", [.matroska], .lasting),
    (["mp3"], "un audio MP3", [.mp3, .unknown], .lasting),
    (["ogg", "oga", "ogv"], "un audio Ogg", [.ogg], .lasting),
    (["wav"], "un audio WAV", [.wave], .lasting),
    (["gz", "tgz"], "un archivo comprimido", [.gzip], .lasting),
    (["7z"], "un archivo comprimido 7z", [.sevenZip], .lasting),
    (["sqlite", "db3"], "una base de datos SQLite", [.sqlite], .lasting),
    (["doc", "dot"], "Word 97-2003 (.doc)", [.compound], .aged(recommended: office)),
    (["xls", "xlt"], "Excel 97-2003 (.xls)", [.compound], .aged(recommended: sheet)),
    (["ppt", "pps", "pot"], "PowerPoint 97-2003 (.ppt)", [.compound], .aged(recommended: slides)),
    (
      ["wpd", "wps", "lwp", "sxw"], "un procesador de palabras antiguo", [.compound, .zip, .unknown, .text],
      .aged(recommended: office)
    ),
    (
      ["wk1", "wk3", "wk4", "123", "qpw", "sxc", "dif"], "una hoja de cálculo antigua",
      [.unknown, .zip, .compound, .text], .aged(recommended: sheet)
    ),
    (["dbf"], "dBase (.dbf)", [.unknown], .aged(recommended: "CSV o SQLite")),
    (["mdb"], "Access 97-2003 (.mdb)", [.access, .compound], .aged(recommended: "CSV o SQLite")),
    (["bmp"], "una imagen BMP", [.bmp], .aged(recommended: "PNG o TIFF")),
    (["wmf", "emf"], "un metarchivo de Windows", [.unknown], .aged(recommended: "SVG o PNG")),
    (["swf", "fla"], "Flash (.swf)", [.flash, .compound, .zip], .aged(recommended: "MPEG-4 o HTML")),
    (["flv"], "Flash Video (.flv)", [.unknown], .aged(recommended: "MPEG-4")),
    (["avi"], "AVI (.avi)", [.avi], .aged(recommended: "MPEG-4")),
    (["wmv", "wma", "asf"], "Windows Media", [.asf], .aged(recommended: "MPEG-4 o WAV")),
    (["rm", "ram", "ra"], "RealMedia", [.unknown], .aged(recommended: "MPEG-4 o WAV")),
    (["ps", "eps"], "PostScript", [.postscript, .unknown], .aged(recommended: "PDF/A")),
    (["pub"], "Publisher (.pub)", [.compound], .proprietary(recommended: "PDF/A")),
    (["accdb"], "Access (.accdb)", [.access], .proprietary(recommended: "CSV o SQLite")),
    (["pst", "ost"], "un buzón de Outlook (.pst)", [.unknown], .proprietary(recommended: "EML o MBOX")),
    (["msg"], "un mensaje de Outlook (.msg)", [.compound], .proprietary(recommended: "EML o PDF/A")),
    (["vsd"], "Visio (.vsd)", [.compound], .proprietary(recommended: "SVG o PDF/A")),
    (["vsdx"], "Visio (.vsdx)", [.zip], .proprietary(recommended: "SVG o PDF/A")),
    (["mpp"], "Project (.mpp)", [.compound], .proprietary(recommended: "XLSX o PDF/A")),
    (["dwg"], "AutoCAD (.dwg)", [.drawing], .proprietary(recommended: "DXF y PDF/A")),
    (["psd"], "Photoshop (.psd)", [.photoshop], .proprietary(recommended: "TIFF o PNG")),
    (["cdr"], "CorelDRAW (.cdr)", [.wave, .zip, .unknown], .proprietary(recommended: "SVG o PDF/A")),
    (
      ["ai", "indd"], "Adobe (.ai, .indd)", [.pdf, .postscript, .unknown],
      .proprietary(recommended: "PDF/A o SVG")
    ),
    (["mov"], "QuickTime (.mov)", [.movie, .unknown], .proprietary(recommended: "MPEG-4")),
    (["rar"], "RAR (.rar)", [.rar], .proprietary(recommended: "ZIP, o sin comprimir")),
    (["xlsb"], "Excel binario (.xlsb)", [.zip], .proprietary(recommended: sheet)),
  ]

  private static let table: [String: FileFormat] = {
    var table: [String: FileFormat] = [:]
    for (endings, name, kinds, standing) in rows {
      for ending in endings { table[ending] = FileFormat(name: name, kinds: kinds, standing: standing) }
    }
    return table
  }()

  /// Endings of files that a double click starts, with what they are.
  static let programs: [String: String] = [
    "exe": "programa de Windows", "com": "programa de DOS", "msi": "instalador de Windows",
    "scr": "programa de Windows",
    "dll": "biblioteca de Windows", "jar": "programa de Java", "apk": "aplicación de Android",
    "app": "programa de macOS",
    "deb": "paquete de Linux", "rpm": "paquete de Linux",
  ]
  static let scripts: [String: String] = [
    "bat": "archivo por lotes", "cmd": "archivo por lotes", "vbs": "Visual Basic Script",
    "vbe": "Visual Basic Script",
    "ps1": "PowerShell", "sh": "intérprete de órdenes", "wsf": "Windows Script", "hta": "aplicación HTML",
    "lnk": "acceso directo",
    "reg": "cambios del registro de Windows",
  ]
}

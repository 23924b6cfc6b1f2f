/// The electronic index (índice electrónico) of one electronic file: its documents in order, each with its hash.
///
/// Source: the XML that Colombian systems of electronic files exchange; G.INF.08 of MinTIC and AGN is its guide.
package struct ElectronicIndex: Hashable, Sendable {
  /// One document, the thirteen fields of the index.
  package struct Document: Hashable, Sendable {
    /// The code of its element, and its number within a folder.
    package let id: String
    /// Its path within the expediente, which is unique there and can be checked.
    package let path: String
    /// What sort of document it is: «Acta».
    package let type: String
    /// The day on which it was made.
    package let created: CalendarDate
    /// The day since which it lies in the electronic file as it is.
    package let incorporated: CalendarDate
    /// SHA-256 of its bytes.
    package let digest: Digest
    /// 1 or more.
    package let pages: Int
    /// The ending of its name in capitals.
    package let format: String
    /// In bytes.
    package let size: Int
    /// Whether it was scanned from paper.
    package let isScanned: Bool

    package init(
      id: String, path: String, type: String, created: CalendarDate, incorporated: CalendarDate,
      digest: Digest,
      pages: Int, format: String, size: Int, isScanned: Bool
    ) {
      self.id = id
      self.path = path
      self.type = type
      self.created = created
      self.incorporated = incorporated
      self.digest = digest
      self.pages = pages
      self.format = format
      self.size = size
      self.isScanned = isScanned
    }
  }

  /// The names of the thirteen fields in their order.
  package static let fields = [
    "Id", "Nombre_Documento", "Tipologia_Documental", "Fecha_Creacion_Documento",
    "Fecha_Incorporacion_Expediente",
    "Valor_Huella", "Funcion_Resumen", "Orden_Documento_Expediente", "Pagina_Inicio", "Pagina_Fin", "Formato",
    "Tamano",
    "Origen",
  ]

  /// The element that encloses all.
  package static let root = "TipoDocumentoFoliado"
  /// The element of one document.
  package static let item = "DocumentoIndizado"
  /// The one algorithm.
  package static let algorithm = "SHA-256"

  /// By the day on which they were made, then by path.
  package let documents: [Document]

  package init(_ documents: [Document]) {
    self.documents = documents.sorted {
      $0.created != $1.created ? $0.created < $1.created : $0.path.precedesInUTF8($1.path)
    }
  }

  /// All pages together.
  package var pages: Int { documents.reduce(0) { $0 + $1.pages } }

  /// All bytes together.
  package var bytes: Int { documents.reduce(0) { $0 + $1.size } }

  /// The XML text; the same documents give the same bytes.
  package var xml: String {
    var page = 1
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(Self.root)>\n"
    for (index, document) in documents.enumerated() {
      let values = [
        document.id, document.path, document.type, document.created.description,
        document.incorporated.description,
        document.digest.hex, Self.algorithm, "\(index + 1)", "\(page)", "\(page + document.pages - 1)",
        document.format, "\(document.size)", document.isScanned ? "digitalizado" : "electrónico",
      ]
      page += document.pages
      text += "  <\(Self.item)>\n"
      for (field, value) in zip(Self.fields, values) {
        text += "    <\(field)>\(value.asXMLText)</\(field)>\n"
      }
      text += "  </\(Self.item)>\n"
    }
    return text + "</\(Self.root)>\n"
  }
}

extension String {
  /// The text between two tags: what XML reserves is escaped, and what it does not allow is left out.
  fileprivate var asXMLText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default:
        let isForbidden =
          scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || scalar.value & 0xFFFE == 0xFFFE
        if !isForbidden { text.unicodeScalars.append(scalar) }
      }
    }
    return text
  }
}

/// An electronic index as a file holds it, row by row in the order of ``ElectronicIndex/fields``.
package struct ReadIndex: Hashable, Sendable {
  /// The thirteen texts of each document.
  package let rows: [[String]]

  package init(rows: [[String]]) { self.rows = rows }

  /// What contradicts itself in the numbers, in Spanish; empty when nothing does.
  package var problems: [String] {
    var problems: [String] = []
    var page = 1
    for (index, row) in rows.enumerated() where row.count == ElectronicIndex.fields.count {
      let name = "documento \(index + 1)"
      if row[6] != ElectronicIndex.algorithm { problems.append("\(name): la función resumen no es SHA-256") }
      if Digest(hex: row[5]) == nil { problems.append("\(name): la huella no es un SHA-256") }
      if row[7] != "\(index + 1)" { problems.append("\(name): el orden dice «\(row[7])»") }
      let last = Int(row[9]) ?? 0
      if Int(row[8]) != page || last < page {
        problems.append("\(name): las páginas no siguen a las anteriores")
      }
      page = last + 1
    }
    return problems
  }
}

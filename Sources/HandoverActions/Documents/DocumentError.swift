package import HandoverModel

/// Why the document was not written in its shapes.
package enum DocumentError: Error, Hashable, Sendable {
  case noVersion(path: String)
  case versionMissing(Int)
  /// The sealed page or a table is not what was sealed.
  case altered(path: String)
  case incomplete(path: String, missing: String)
  case notOwn(folder: String, name: String)
  case insideVersions(path: String)
  case badAddress(String)
  case noPrinter(known: [String])
  case printing(tool: String, reason: String)
}

extension DocumentError: Explained {
  package var message: String {
    switch self {
    case .noVersion(let path): "en «\(path)» no hay versiones selladas"
    case .versionMissing(let number): "no hay una versión sellada \(number)"
    case .altered(let path): "«\(path)» no es el que se selló"
    case .incomplete(let path, let missing): "a la versión «\(path)» le falta \(missing)"
    case .notOwn(let folder, let name):
      "en «\(folder)» está «\(name)», que el programa no escribió o que alguien cambió después"
    case .insideVersions(let path): "«\(path)» está entre las versiones selladas, que no se tocan"
    case .badAddress(let text): "«\(text)» no es una dirección de internet completa"
    case .noPrinter: "para hacer el PDF hace falta Chromium o WeasyPrint, y no está ninguno de los dos"
    case .printing(let tool, let reason): "\(tool) no pudo hacer el PDF: \(reason)"
    }
  }

  package var hint: String? {
    switch self {
    case .noVersion: "selle una con «empalme construir --motivo …»"
    case .versionMissing: "mire en la carpeta «versiones» cuáles hay"
    case .altered: "recupere esa versión de una copia"
    case .incomplete: "recupere esa versión de una copia"
    case .notOwn: "muévalo a otra parte, o escriba en otra carpeta con --salida"
    case .insideVersions: "indique otra carpeta con --salida"
    case .badAddress: "escríbala completa, por ejemplo https://www.piedras-tolima.gov.co/empalme/"
    case .noPrinter: Self.installation
    case .printing: "abra el HTML en un navegador y use Imprimir, Guardar como PDF"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .noVersion, .versionMissing: .noInput
    case .altered, .incomplete: .data
    case .notOwn: .cannotCreate
    case .insideVersions, .badAddress: .usage
    case .noPrinter: .noInput
    case .printing: .inputOutput
    }
  }

  /// How either tool is had, for whoever lacks both.
  package static let installation =
    "instale uno, por ejemplo con «sudo apt install chromium» o «sudo apt install weasyprint», o abra el HTML en un "
    + "navegador y use Imprimir, Guardar como PDF"
}

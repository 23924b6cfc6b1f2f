package import Foundation
import HandoverBundle
package import HandoverModel

/// A `recepcion.json` as it lies on disk, read and found to keep every rule.
package struct LoadedReception: Sendable {
  /// Where it lies.
  package let url: URL
  /// What it says.
  package let file: ReceptionFile
  /// SHA-256 of its bytes.
  package let fingerprint: Digest

  /// Refuses what is no reception, and names the rules that it breaks.
  package init(_ url: URL) throws {
    let path = url.path(percentEncoded: false)
    guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey]) else {
      throw ActionError.pathMissing(path: path)
    }
    guard values.isRegularFile == true, let size = values.fileSize, size <= ReceptionText.longest else {
      throw ReceptionFileError.notAReception(
        path: path, problems: [values.isRegularFile == true ? "tiene más de 64 MiB" : "no es un archivo"])
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ActionError.cannotRead(path: path, reason: "falta permiso")
    }
    let bytes = Array(data)
    do throws(ReceptionRefusal) {
      file = try ReceptionText.read(bytes)
    } catch {
      throw ReceptionFileError.notAReception(path: path, problems: error.violations.map(\.sentence))
    }
    self.url = url
    fingerprint = Hashing.sha256(bytes)
  }
}

/// Why a file is not taken for a reception.
package enum ReceptionFileError: Error, Hashable, Sendable {
  case notAReception(path: String, problems: [String])
  /// The bundle is not the one that was received.
  case otherBundle(path: String, found: Digest, expected: Digest?)
  /// Nothing is due before the signature.
  case unsigned(path: String)
}

extension ReceptionFileError: Explained {
  package var message: String {
    switch self {
    case .notAReception(let path, let problems):
      "«\(path)» no es una recepción válida: " + problems.prefix(5).joined(separator: "; ")
        + (problems.count > 5 ? "; y \(problems.count - 5) problemas más" : "")
    case .otherBundle(let path, let found, let expected):
      "«\(path)» no es el paquete de esta recepción: su sello es \(found.short) y el de la recepción, "
        + (expected?.short ?? "ninguno")
    case .unsigned(let path): "la recepción «\(path)» no está firmada: sus plazos todavía no corren"
    }
  }

  package var hint: String? {
    switch self {
    case .notAReception: "pida otra copia a quien recibió; el archivo no se cambia a mano"
    case .otherBundle: "indique el ZIP que se recibió, o haga el acta sin --paquete"
    case .unsigned: "fírmela con «empalme recibir firmar», o en la pestaña Recibir del verificador"
    }
  }

  package var status: ExitStatus { .data }
}

package import HandoverModel

/// Why the legal instruments were not written.
package enum InstrumentError: Error, Hashable, Sendable {
  /// There is no sealed version of that number.
  case unknownVersion(Int, known: [Int])
  /// The bundle of a version cannot be read, or is not the one that was recorded.
  case unreadableVersion(path: String, reason: String)
  /// Files that are in the way and that the program did not write, or that somebody changed since.
  case notOwn(folder: String, names: [String])
}

extension InstrumentError: Explained {
  package var message: String {
    switch self {
    case .unknownVersion(let number, _): "no hay una versión sellada \(number)"
    case .unreadableVersion(let path, let reason): "no se puede leer la versión «\(path)»: \(reason)"
    case .notOwn(let folder, let names):
      "en «\(folder)» hay \(names.count == 1 ? "un archivo" : "\(names.count) archivos") que el programa no "
        + "escribió o que alguien cambió después: \(names.joined(separator: ", "))"
    }
  }

  package var hint: String? {
    switch self {
    case .unknownVersion(_, let known):
      known.isEmpty
        ? "séllela con «empalme construir»"
        : "las versiones son: \(known.map(String.init).joined(separator: ", "))"
    case .unreadableVersion: "compruebe el ZIP con «empalme verificar» o recupérelo de una copia"
    case .notOwn: "muévalos a otra parte, o escriba los nuevos en otra carpeta con --salida"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknownVersion: .noInput
    case .unreadableVersion: .data
    case .notOwn: .cannotCreate
    }
  }
}

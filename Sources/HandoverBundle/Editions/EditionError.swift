package import HandoverModel

/// Why two bundles cannot be held against each other as the editions of one version.
package enum EditionError: Explained, Hashable, Sendable {
  case swapped(published: String, integral: String)
  case wrongEdition(path: String, needed: Edition, found: Edition?)

  package var message: String {
    switch self {
    case .swapped(let published, let integral):
      "los paquetes están al revés: «\(published)» es la edición integral y «\(integral)» la pública"
    case .wrongEdition(let path, let needed, nil):
      "«\(path)» no es la edición \(needed.title) de un paquete de empalme: no dice de qué edición es"
    case .wrongEdition(let path, let needed, let found?):
      "«\(path)» es la edición \(found.title), y ahí va la \(needed.title)"
    }
  }

  package var hint: String? {
    "escriba primero la edición pública y después de --contra la integral de la misma versión"
  }

  package var status: ExitStatus {
    switch self {
    case .swapped: .usage
    case .wrongEdition: .data
    }
  }
}

package import HandoverModel

/// Why an acta de recibo or a calendar was not written.
package enum ActaError: Error, Hashable, Sendable {
  /// The bundle is not the one that was received.
  case otherBundle(path: String, found: Digest, expected: Digest?)
  /// Nothing is due before the signature.
  case unsigned(path: String)
}

extension ActaError: Explained {
  package var message: String {
    switch self {
    case .otherBundle(let path, let found, let expected):
      "«\(path)» no es el paquete de esta recepción: su sello es \(found.short) y el de la recepción, "
        + (expected?.short ?? "ninguno")
    case .unsigned(let path): "la recepción «\(path)» no está firmada: sus plazos todavía no corren"
    }
  }

  package var hint: String? {
    switch self {
    case .otherBundle: "indique el ZIP que se recibió, o haga el acta sin --paquete"
    case .unsigned: "fírmela con «empalme recibir firmar», o en la pestaña Recibir del verificador"
    }
  }

  package var status: ExitStatus { .data }
}

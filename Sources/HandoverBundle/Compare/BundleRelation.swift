import HandoverModel

/// How two bundles stand to each other, by what they state.
package enum BundleRelation: String, Hashable, Sendable, Codable, CaseIterable {
  /// One sello: the same files, byte for byte.
  case same = "el mismo paquete"
  /// The second is a later version and its history keeps the first one's sello.
  case successor = "b sucede a a"
  /// The first is a later version and its history keeps the second one's sello.
  case predecessor = "a sucede a b"
  /// A later version of the same series and edition whose history does not keep the other's sello.
  case unchained = "sin encadenar"
  /// The two editions of one version.
  case editions = "ediciones de una versión"
  /// Different versions in different editions: no history binds them.
  case otherEdition = "otra versión y otra edición"
  /// They claim to be one version of one edition, and differ.
  case rivals = "la misma versión con otro contenido"
  /// Two handovers.
  case otherSeries = "series distintas"
  /// At least one of the two is a bag of another program.
  case foreign = "sin datos de versión"

  init(_ a: BundleStatement, _ b: BundleStatement) {
    if let sello = a.sello, sello == b.sello {
      self = .same
      return
    }
    guard let series = a.series, let first = a.version, let second = b.version, a.isHandover, b.isHandover
    else {
      self = .foreign
      return
    }
    guard series == b.series else {
      self = .otherSeries
      return
    }
    let sharesEdition = a.edition == b.edition
    if first == second {
      self = sharesEdition ? .rivals : .editions
    } else if !sharesEdition {
      self = .otherEdition
    } else if first < second {
      self = b.sello(ofEarlier: first) == a.sello ? .successor : .unchained
    } else {
      self = a.sello(ofEarlier: second) == b.sello ? .predecessor : .unchained
    }
  }

  /// Whether both belong to one handover; nil when a bag of another program does not tell.
  package var sharesSeries: Bool? {
    switch self {
    case .foreign: nil
    case .otherSeries: false
    default: true
    }
  }

  /// Whether it deserves a warning: what they state cannot all be true.
  package var isSuspicious: Bool { self == .rivals || self == .unchained }

  /// The relation in one Spanish sentence, with its full stop.
  package var sentence: String {
    switch self {
    case .same: "A y B tienen el mismo sello: si están íntegros, son el mismo paquete."
    case .successor:
      "B es posterior a A y procede de él: son de la misma serie, y la historia de B guarda el sello de A."
    case .predecessor:
      "A es posterior a B y procede de él: son de la misma serie, y la historia de A guarda el sello de B."
    case .unchained:
      "Dicen ser versiones de la misma serie, pero la historia de la más nueva no guarda el sello de la otra: "
        + "una de las dos no salió así de quien la entregó."
    case .editions: "Son las dos ediciones de una misma versión."
    case .otherEdition: "Son de la misma serie, pero de otra versión y de otra edición."
    case .rivals:
      "Dicen ser la misma versión y la misma edición, y no son iguales: una de las dos no es la que se selló. "
        + "Compare el sello de cada una con el del acta."
    case .otherSeries: "No son de la misma serie: son empalmes distintos."
    case .foreign: "Al menos uno no es un paquete de empalme: solo se comparan sus archivos."
    }
  }
}

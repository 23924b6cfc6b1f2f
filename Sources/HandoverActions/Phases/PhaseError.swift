package import HandoverModel

/// Why the scoring of the phases could not be prepared or told.
package enum PhaseError: Error, Hashable, Sendable {
  /// Neither the user nor the ficha names a framework.
  case noFramework
  /// Nothing is scored on that day.
  case unknownCutoff(CalendarDate, known: [CalendarDate])
  /// A cut-off date is copied to itself or to an earlier day.
  case notLater(from: CalendarDate, to: CalendarDate)
}

extension PhaseError: Explained {
  package var message: String {
    switch self {
    case .noFramework: "la ficha no dice con qué marco de fases se mide el municipio"
    case .unknownCutoff(let cutoff, _): "no hay calificaciones con corte \(cutoff)"
    case .notLater(let from, let to): "el corte \(to) no es posterior al corte \(from)"
    }
  }

  package var hint: String? {
    switch self {
    case .noFramework: "vea los que hay con «empalme marco» e indíquelo con «empalme ficha --definir marco=…»"
    case .unknownCutoff(_, let known):
      known.isEmpty
        ? "llene el primero con «empalme marco llenar --corte …»"
        : "los cortes son: \(known.map(\.description).joined(separator: ", "))"
    case .notLater: "copie un corte a una fecha posterior"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .noFramework, .notLater: .usage
    case .unknownCutoff: .noInput
    }
  }
}

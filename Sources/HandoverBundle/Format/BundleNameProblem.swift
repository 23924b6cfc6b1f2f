import HandoverModel

/// Why a text cannot be the name of a bundle.
package enum BundleNameProblem: String, Hashable, Sendable, CaseIterable {
  case length
  case characters
  case manifest
  /// What is wrong is wrong with any name; ``NameProblem`` says the rest.
  case prefix

  /// The reason in Spanish, a sentence without a final full stop, or the beginning of one.
  package var reason: String {
    switch self {
    case .length: "el nombre debe tener entre 1 y 80 caracteres"
    case .characters: "el nombre solo puede tener letras sin tilde, números, punto, guion y raya al piso"
    case .manifest: "el nombre no puede contener «manifest-»"
    case .prefix: "el nombre "
    }
  }
}

/// A value of a phase framework with where it was read and how sure that is.
package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What is stated.
  package let value: Value
  /// The key of the source among those of the framework.
  package let source: String
  /// How sure it is.
  package let certainty: Certainty

  package init(_ value: Value, source: String, _ certainty: Certainty) {
    self.value = value
    self.source = source
    self.certainty = certainty
  }
}

/// How sure a stated value is.
package enum Certainty: String, CaseIterable, Hashable, Sendable {
  /// Read in the source itself.
  case verified = "sí"
  /// Read in somebody else's account of the source.
  case indirect = "indirecto"
  /// Recalled or agreed; nobody has held it against the official text.
  case unverified = "no"

  /// What is printed behind the value; empty when nothing needs to be said.
  package var remark: String {
    switch self {
    case .verified: ""
    case .indirect: "según fuente secundaria"
    case .unverified: "por verificar"
    }
  }
}

/// The outcome of verifying a bundle, in one word.
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  case intact = "intacto"
  /// Nothing is altered, yet something should be looked at.
  case remarks = "observaciones"
  case altered = "alterado"
}

/// Whether a bundle's sello is the one that was asked for.
package enum SelloMatch: String, Hashable, Sendable, Codable, CaseIterable {
  case equal = "coincide"
  case different = "no coincide"
  case notCompared = "no comparado"
}

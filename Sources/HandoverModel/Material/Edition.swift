/// The two forms in which one version of a handover is packed.
package enum Edition: String, Hashable, Sendable, Codable, CaseIterable {
  /// Everything but secrets: for the incoming administration and control interno.
  case integral
  /// Only what the law lets anyone see: for the municipal web site.
  case `public` = "publica"

  /// The Spanish name as it stands in sentences.
  package var title: String {
    switch self {
    case .integral: "integral"
    case .public: "pública"
    }
  }
}

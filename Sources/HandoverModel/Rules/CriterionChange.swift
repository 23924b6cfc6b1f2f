/// What became of one criterion between two cut-off dates.
package struct CriterionChange: Hashable, Sendable {
  /// The kinds of change, the best news first.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case met = "ahora cumple"
    case raised = "subió"
    case lowered = "bajó"
    case reopened = "dejó de cumplir"
    case notApplicable = "ya no aplica"
    case applicable = "ahora aplica"
    case reweighed = "cambió de peso"
    case added = "nuevo"
    case removed = "ya no se mide"

    /// Whether it is good news, bad news (false) or neither (nil).
    package var isGood: Bool? {
      switch self {
      case .met, .raised: true
      case .lowered, .reopened: false
      case .notApplicable, .applicable, .reweighed, .added, .removed: nil
      }
    }
  }

  /// What happened.
  package let kind: Kind
  /// As it was; nil when it is new.
  package let before: Criterion?
  /// As it is; nil when it is no longer measured.
  package let after: Criterion?

  /// The criterion as it is, or as it was when it is no longer there.
  package var criterion: Criterion { after ?? before ?? Criterion() }

  /// What changed, in the order of the codes.
  package static func between(_ before: [Criterion], _ after: [Criterion]) -> [CriterionChange] {
    let old = Dictionary(before.map { ($0.code, $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.code, $0) }) { first, _ in first }
    let codes = Set(old.keys).union(new.keys).sorted { $0.precedesInUTF8($1) }
    return codes.compactMap { code in
      kind(old[code], new[code]).map { CriterionChange(kind: $0, before: old[code], after: new[code]) }
    }
  }

  private static func kind(_ before: Criterion?, _ after: Criterion?) -> Kind? {
    guard let before else { return .added }
    guard let after else { return .removed }
    switch (before.answer == .notApplicable, after.answer == .notApplicable) {
    case (true, true): return nil
    case (false, true): return .notApplicable
    case (true, false): return .applicable
    case (false, false): break
    }
    let (wasMet, isMet) = (before.awarded >= before.weight, after.awarded >= after.weight)
    if wasMet != isMet { return isMet ? .met : .reopened }
    if before.awarded != after.awarded, before.weight == after.weight {
      return before.awarded < after.awarded ? .raised : .lowered
    }
    return before.weight == after.weight ? nil : .reweighed
  }
}

package import Foundation
package import HandoverModel

/// What a receiver does to a reception: decides, undoes and signs.
package struct ChangeReception: Sendable {
  /// What a decision did, or would do.
  package struct Decided: Sendable {
    /// What the selection came to.
    package let plan: ReceptionPlan
    /// The decision as it was stored; nil when nothing was.
    package let decision: ReceptionDecision?
    /// The reception afterwards.
    package let reception: StoredReception
  }

  private let url: URL
  private let surroundings: Surroundings

  package init(_ url: URL, _ surroundings: Surroundings) {
    self.url = url
    self.surroundings = surroundings
  }

  /// Decides about a selection.
  ///
  /// Where the rules refuse some of it, nothing is stored unless `withoutRefused`: then the others are decided about.
  /// Without a name the person of the last decision decides.
  package func decide(
    _ draft: ReceptionDecision, about selection: ReceptionSelection, withoutRefused: Bool
  ) throws -> Decided {
    var reception = try StoredReception(at: url)
    let draft = try Self.named(draft, in: reception.file)
    let plan = selection.plan(draft, in: reception.file)
    if let signature = reception.file.signature {
      throw ReceptionError.signed(path: reception.path, on: signature.date)
    }
    guard plan.unknown.isEmpty else {
      throw ReceptionError.unknownItems(
        plan.unknown, likely: Self.likely(plan.unknown, reception.file), sections: reception.file.sections)
    }
    if plan.chosen.isEmpty, plan.refused.isEmpty {
      throw ReceptionError.nothingChosen(reviewed: plan.reviewed.count, left: plan.left.count)
    }
    if plan.chosen.isEmpty || plan.refused.count == 1 && selection.codes.count == 1 && !withoutRefused {
      throw ReceptionError.forbidden(plan.refused.map(\.violation))
    }
    guard plan.refused.isEmpty || withoutRefused else {
      return Decided(plan: plan, decision: nil, reception: reception)
    }
    let codes = plan.chosen.map(\.code)
    try reception.change { file throws(ReceptionRefusal) in
      try file.decide(draft, about: codes, at: surroundings.colombianMoment)
    }
    return Decided(plan: plan, decision: reception.file.decisions.last, reception: reception)
  }

  private static func named(_ draft: ReceptionDecision, in file: ReceptionFile) throws -> ReceptionDecision {
    var draft = draft
    guard draft.name.isEmpty else { return draft }
    guard let last = file.decisions.last(where: { !$0.name.isEmpty }) else {
      throw ReceptionError.nobodyDecides
    }
    draft.name = last.name
    if draft.post.isEmpty { draft.post = last.post }
    return draft
  }

  private static func likely(_ names: [String], _ file: ReceptionFile) -> [String] {
    let known = file.items.flatMap { [$0.code, $0.section, $0.series] }.filter { !$0.isEmpty }
    return names.compactMap { Likeness.nearest(to: $0, among: known) }
  }

  /// Undoes a decision, the last one unless a number is given.
  package func undo(
    _ number: Int?, by person: Signatory
  ) throws -> (undone: ReceptionDecision, reception: StoredReception) {
    var reception = try StoredReception(at: url)
    var undone = ReceptionDecision()
    try reception.change { file throws(ReceptionRefusal) in
      undone = try file.undo(number, by: person, at: surroundings.colombianMoment)
    }
    return (undone, reception)
  }

  /// What a signature would leave to be answered, without signing.
  package func preview(_ signature: ReceptionSignature) throws -> StoredReception {
    let reception = try StoredReception(at: url)
    if let signed = reception.file.signature {
      throw ReceptionError.signed(path: reception.path, on: signed.date)
    }
    var file = reception.file
    do throws(ReceptionRefusal) {
      try file.sign(signature)
    } catch {
      throw ReceptionError.forbidden(error.violations)
    }
    return reception
  }

  /// Signs: afterwards nothing changes any more.
  package func sign(_ signature: ReceptionSignature) throws -> StoredReception {
    var reception = try StoredReception(at: url)
    try reception.change { file throws(ReceptionRefusal) in try file.sign(signature) }
    return reception
  }
}

import HandoverModel

/// Chapter 5: what changed since the cut-off date before, what is left, and how sure the framework is.
extension DocumentScope {
  /// Every open criterion of every phase, heaviest first.
  var left: [Scope] {
    let open = view.phases.flatMap { progress in (progress.latest?.open ?? []).map { ($0, progress.phase) } }
    let ordered = open.sorted { left, right in
      if left.0.weight != right.0.weight { return right.0.weight < left.0.weight }
      return (left.1.number, left.0.code) < (right.1.number, right.0.code)
    }
    return ordered.map { criterion, phase in
      let missing = criterion.weight.tenThousandths - criterion.awarded.tenThousandths
      return Scope(criterion).adding([
        "nombre_fase": .text("\(phase.number). \(phase.name)"),
        "faltante": .text(FixedDecimal(tenThousandths: missing).spanish),
      ])
    }
  }

  /// The framework's title, norm and sources.
  var frameworkScope: Scope {
    let framework = input.framework
    return Scope([
      "titulo": .text(framework?.title.value ?? ""), "norma": .text(framework?.norm.value ?? ""),
      "fuentes": .texts(framework?.sources.sorted { $0.key.precedesInUTF8($1.key) }.map(\.value) ?? []),
    ])
  }

  /// The criterion of the framework that a row answers; nil when the framework has none of that code.
  func asked(_ criterion: Criterion) -> FrameworkCriterion? {
    component(criterion.framework, criterion.phase)?.criteria.first { $0.code == criterion.code }
  }

  private func component(_ framework: String, _ number: Int) -> PhaseFramework.Component? {
    input.framework.flatMap { $0.id == framework ? $0.component(number) : nil }
  }

  /// «por verificar» when the phase's term is the framework's and nobody has verified it.
  func termRemark(_ phase: Phase) -> String {
    let due = component(phase.framework, phase.number)?.due.values.first { $0.value == phase.due }
    return due?.certainty.remark ?? ""
  }

  /// What the framework says of its own list of criteria.
  func remark(on phase: Phase) -> String {
    guard let component = component(phase.framework, phase.number) else { return "" }
    guard let stated = component.withoutCriteria ?? component.note else { return "" }
    return stated.value
  }

  /// «+14».
  func shortGain(_ progress: PhaseProgress) -> String {
    progress.gain.map { ($0 > FixedDecimal(0) ? "+" : "") + $0.spanish } ?? "–"
  }

  /// «Desde el 30 de junio de 2011 subió 14 puntos porcentuales.»; empty without an earlier cut-off date.
  func comparison(_ progress: PhaseProgress) -> String {
    guard let before = progress.previous, let gain = progress.gain else { return "" }
    let points = FixedDecimal(tenThousandths: abs(gain.tenThousandths)).spanish
    let move =
      gain == FixedDecimal(0)
      ? "no cambió el porcentaje"
      : (gain < FixedDecimal(0) ? "bajó " : "subió ") + points
        + (points == "1" ? " punto porcentual" : " puntos porcentuales")
    let changed = Wording.count(progress.changes.count, "criterio cambió", "criterios cambiaron")
    return "Desde el \(before.cutoff.inWords) \(move)"
      + (progress.changes.isEmpty ? " y ningún criterio cambió." : "; \(changed):")
  }

  func change(_ change: CriterionChange) -> Scope {
    let mark: StateMark =
      switch change.kind.isGood {
      case true: StateMark(change.kind.rawValue, "↑", .good)
      case false: StateMark(change.kind.rawValue, "↓", .bad)
      case nil: StateMark(change.kind.rawValue, "·", .neutral)
      }
    return Scope([
      "codigo": .text(change.criterion.code), "criterio": .text(change.criterion.text), "estado": mark.scope,
    ])
  }
}

import HandoverModel

extension Review {
  /// What the criteria of each phase's last cut-off date rest on.
  var aboutCriteria: [Finding] {
    let progress = PhaseProgress.all(of: registry)
    return progress.flatMap { ($0.latest?.criteria ?? []).flatMap(aboutEvidence) }
      + progress.compactMap(termPassed) + lateCutoffs + unanswered
  }

  private func aboutEvidence(of criterion: Criterion) -> [Finding] {
    let place = "criterios · \(Criterion.table.keyName(of: criterion))"
    guard !criterion.evidence.isEmpty else {
      guard criterion.answer == .yes else { return [] }
      let values = ["codigo": criterion.code, "corte": criterion.cutoff?.inWords ?? ""]
      return [Finding(.metWithoutEvidence, at: place, values)]
    }
    let evidence = CriterionEvidence(criterion.evidence, channels: registry.channels)
    let absent = evidence.elements.filter(undelivered.contains) + evidence.paths.filter { !isThere($0) }
    if !absent.isEmpty {
      let values = ["codigo": criterion.code, "evidencia": absent.joined(separator: ", ")]
      return [Finding(.evidenceAbsent, at: place, values)]
    }
    guard criterion.answer == .yes, !evidence.isVerifiable else { return [] }
    return [
      Finding(
        .evidenceUnclear, at: place, ["codigo": criterion.code, "evidencia": criterion.evidence])
    ]
  }

  /// The codes of elements that exist in the registry and nowhere else.
  private var undelivered: Set<String> {
    Set(registry.deliverables.filter { $0.state == .missing || $0.state == .inProgress }.map(\.code))
      .union(material.absentCodes)
  }

  /// Whether a path is a file of the expediente or a folder with files.
  private func isThere(_ path: String) -> Bool {
    let wanted = Catalogue.normalized(path)
    return scan.files.contains { file in
      let found = Catalogue.normalized(file.path)
      return found == wanted || found.hasPrefix(wanted + "/")
    }
  }

  /// A phase whose term was over at the handover with criteria open.
  private func termPassed(_ progress: PhaseProgress) -> Finding? {
    guard let due = progress.phase.due, let day = registry.file?.deliveryDate ?? registry.file?.leavingDate,
      progress.isOverdue(on: day)
    else { return nil }
    let open = progress.latest?.open.count ?? 0
    let stated = framework?.component(progress.phase.number)?.due.values.first { $0.value == due }
    let remark = stated?.certainty.remark ?? ""
    return Finding(
      .termPassed, at: "fases · \(Phase.table.keyName(of: progress.phase))",
      [
        "fase": "\(progress.phase.number)", "nombre": progress.phase.name,
        "plazo": due.inWords + (remark.isEmpty ? "" : " (plazo \(remark))"),
        "cantidad": open == 1 ? "queda un criterio abierto" : "quedan \(open) criterios abiertos",
      ])
  }

  private var lateCutoffs: [Finding] {
    guard let delivery = registry.file?.deliveryDate else { return [] }
    return Set(registry.criteria.compactMap(\.cutoff)).filter { delivery < $0 }.map { cutoff in
      Finding(
        .cutoffAfterHandover, at: "criterios · \(cutoff)",
        ["corte": cutoff.inWords, "entrega": delivery.inWords])
    }
  }

  /// Criteria without answer on the last cut-off date of their phase.
  private var unanswered: [Finding] {
    let byPhase = Dictionary(grouping: registry.criteria) { [$0.framework, String($0.phase)] }
    return byPhase.values.compactMap { criteria in
      guard let last = criteria.compactMap(\.cutoff).max() else { return nil }
      let open = criteria.filter { $0.cutoff == last && !$0.isAnswered }
      guard let first = open.first else { return nil }
      return Finding(
        .unansweredCriteria, at: "criterios · \(first.framework) · \(first.phase) · \(last)",
        [
          "fase": "\(first.phase)", "corte": last.inWords, "codigos": Self.named(open.map(\.code)),
          "cantidad": open.count == 1
            ? "falta responder un criterio" : "falta responder \(open.count) criterios",
        ])
    }
  }

  /// Answers that the framework of the ficha does not have.
  var aboutFramework: [Finding] {
    guard let wanted = registry.file?.framework, !wanted.isEmpty else { return [] }
    guard let framework else { return [Finding(.unknownFramework, at: "ficha", ["marco": wanted])] }
    let others = Dictionary(grouping: registry.criteria.filter { $0.framework != wanted }, by: \.framework)
      .map { name, rows in
        Finding(
          .otherFramework, at: "criterios · \(name)",
          [
            "marco": name, "ficha": wanted,
            "cantidad": rows.count == 1 ? "una calificación" : "\(rows.count) calificaciones",
          ])
      }
    let known = Set(
      framework.components.flatMap { part in part.criteria.map { [String(part.number), $0.code] } })
    // A component without a list says nothing about what may be measured.
    let listed = Set(framework.components.filter { !$0.criteria.isEmpty }.map(\.number))
    let strange = registry.criteria.filter { row in
      row.framework == wanted && (listed.contains(row.phase) || framework.component(row.phase) == nil)
        && !known.contains([String(row.phase), row.code])
    }
    return others
      + Dictionary(grouping: strange, by: \.phase).map { phase, rows in
        let codes = Set(rows.map(\.code)).sorted { $0.precedesInUTF8($1) }
        return Finding(
          .outsideFramework, at: "criterios · \(wanted) · \(phase)",
          ["marco": wanted, "fase": "\(phase)", "codigos": Self.named(codes)])
      }
  }

  /// The first codes of a list, and how many follow.
  private static func named(_ codes: [String]) -> String {
    guard codes.count > 6 else { return codes.joined(separator: ", ") }
    return codes.prefix(5).joined(separator: ", ") + " y \(codes.count - 5) más"
  }
}

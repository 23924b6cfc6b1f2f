import HandoverModel

/// Chapter 5: the phases, their criteria and the progress reports.
extension DocumentScope {
  var phases: Scope {
    let measured = view.phases.compactMap { phase in phase.latest.map { (phase, $0) } }
    let open = measured.reduce(0) { $0 + $1.1.open.count }
    return Scope([
      "fases": .list(view.phases.enumerated().map { phase($1, order: $0 + 1) }),
      "cuantas": .text(Wording.count(view.phases.count, "fase", "fases")),
      "cuantos_cortes": .text(Wording.count(cutoffs.count, "fecha de corte", "fechas de corte")),
      "ultimo_corte": .words(cutoffs.last),
      "abiertos": .text(
        (open == 1 ? "queda " : "quedan ") + Wording.count(open, "criterio abierto", "criterios abiertos")),
      "hay_abiertos": .flag(open > 0), "vencidas": .text(overdueStory), "tarea": .text(phasesTask),
      "hay_medicion": .flag(!measured.isEmpty),
      "mas_avanzada": .text(extreme(measured, atTop: true)),
      "mas_atrasada": .text(extreme(measured, atTop: false)),
      "figura": .markup(phasesFigure), "datos": .list(table("criterios")),
      "cortes": .texts(cutoffs.map(\.inFigures)),
      "textos": .list(reportTexts),
      "falta": .list(left), "marco": .scope(frameworkScope), "hay_marco": .flag(input.framework != nil),
      "informes": .list(shown(.report).map(deliverables.scope)), "resumidos": .text(summarised(.report)),
    ])
  }

  private var cutoffs: [CalendarDate] { Set(view.phases.flatMap { $0.points.map(\.cutoff) }).sorted() }

  private func extreme(_ measured: [(PhaseProgress, PhaseProgress.Point)], atTop isTop: Bool) -> String {
    let known = measured.compactMap { phase, point in point.percent.map { (phase.phase.name, $0) } }
    guard Set(known.map(\.1)).count > 1 else { return "" }
    let found = isTop ? known.max { $0.1 < $1.1 } : known.min { $0.1 < $1.1 }
    return found.map { "\($0.0) (\(Wording.percent($0.1)))" } ?? ""
  }

  private var phasesFigure: String {
    LineChart(
      id: "figura-fases", title: "Avance de las fases en el tiempo",
      description: "Una línea por fase, con marca y trazo propios, y el porcentaje en cada fecha de corte. "
        + "Una marca hueca arriba dice el plazo de cada fase. "
        + "Los mismos números están en la tabla que sigue.",
      series: view.phases.map { phase in
        LineChart.Series(
          label: "\(phase.phase.number). \(phase.phase.name)",
          points: phase.points.compactMap { point in point.percent.map { (point.cutoff, $0) } },
          due: phase.phase.due.map { ($0, "plazo \(phase.phase.number)") })
      }
    ).svg
  }

  private func phase(_ progress: PhaseProgress, order: Int) -> Scope {
    let latest = progress.latest
    let criteria = registry.criteria.filter {
      $0.framework == progress.phase.framework && $0.phase == progress.phase.number
        && $0.cutoff == latest?.cutoff
    }
    return Scope(progress.phase).adding([
      "orden": .number(order), "plazo": .words(progress.phase.due),
      "plazo_corto": .text(progress.phase.due?.inFigures ?? "–"),
      "vencida": .flag(progress.phase.due.map { $0 < input.date } ?? false),
      "corte": .words(latest?.cutoff), "hay_medicion": .flag(latest != nil),
      "otorgado": .text(latest?.awarded.spanish ?? ""), "aplicable": .text(latest?.applicable.spanish ?? ""),
      "avance": .percent(latest?.percent),
      "abiertos": .text(
        (latest?.open.count == 1 ? "queda " : "quedan ")
          + Wording.count(latest?.open.count ?? 0, "criterio abierto", "criterios abiertos")),
      "hay_abiertos": .flag(!(latest?.open.isEmpty ?? true)),
      "nivel": .text(latest?.band?.rawValue ?? "–"), "cambio_corto": .text(shortGain(progress)),
      "plazo_marca": .text(termRemark(progress.phase)), "comparado": .text(comparison(progress)),
      "cambios": .list(progress.changes.map(change)), "nota_marco": .text(remark(on: progress.phase)),
      "puntos": .list(cutoffs.map { cutoff in point(progress.points.first { $0.cutoff == cutoff }) }),
      "criterios": .list(latest == nil ? [] : criteria.map(criterion)),
    ])
  }

  private func point(_ point: PhaseProgress.Point?) -> Scope {
    Scope([
      "porcentaje": .text(point.map { Wording.percent($0.percent) } ?? "–"),
      "puntaje": .text(point.map { "\($0.awarded.spanish) de \($0.applicable.spanish)" } ?? ""),
    ])
  }

  private func criterion(_ criterion: Criterion) -> Scope {
    let asked = asked(criterion)
    return Scope(criterion).adding([
      "estado": StateMark(criterion).scope,
      "puntaje": .text(criterion.answer == .notApplicable ? "–" : criterion.awarded.spanish),
      "evidencia": deliverables.reference(criterion.evidence),
      "regla": .text(asked?.rule?.value ?? ""), "marca": .text(asked?.certainty.remark ?? ""),
    ])
  }
}

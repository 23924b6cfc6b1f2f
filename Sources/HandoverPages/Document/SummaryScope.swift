import HandoverModel

extension DocumentScope {
  /// The handover on one screen.
  var summary: Scope {
    Scope([
      "indicadores": .list(view.indicators.map(indicator)),
      "areas": .list(
        view.areas.enumerated().map { number, area in
          share(
            "\(number + 1). \(area.title)", area.percent,
            "\(area.count(.done)) de \(area.items.count)")
        }),
      "fases": .list(
        view.phases.map { phase in
          let isOlder = phase.latest.map { $0.cutoff != latestCutoff } ?? false
          return share(
            "\(phase.phase.number). \(phase.phase.name)", phase.latest?.percent,
            isOlder ? "al \(phase.latest?.cutoff.inFigures ?? "")" : "")
        }),
      "corte": .text(latestCutoff?.inFigures ?? ""),
      "herramientas": .list(zip(view.coverage.tools, view.coverage.totals).map(toolShare)),
      "elementos": .list(deliverableStates),
      "vencimientos": .list(nextDates.map(due)),
      "vencidos": .text(
        overdue == 0
          ? ""
          : (overdue == 1 ? "Ya venció " : "Ya vencieron ") + Wording.count(overdue, "plazo", "plazos")
            + " antes de la fecha de este documento."),
    ])
  }

  private var latestCutoff: CalendarDate? { view.phases.compactMap { $0.latest?.cutoff }.max() }

  private func indicator(_ indicator: Indicator) -> Scope {
    Scope([
      "titulo": .text(indicator.title), "formula": .text(indicator.formula), "parte": .number(indicator.part),
      "total": .number(indicator.total), "porcentaje": .percent(indicator.percent),
      "estado":
        (indicator.isReached
        ? StateMark("meta cumplida", "✓", .good)
        : indicator.total == 0
          ? StateMark("sin base de cálculo", "·", .neutral) : StateMark("meta pendiente", "◐", .underway))
        .scope,
    ])
  }

  /// A name with its percentage and a small bar that repeats it.
  private func share(_ name: String, _ percent: FixedDecimal?, _ note: String) -> Scope {
    Scope([
      "nombre": .text(name), "porcentaje": .percent(percent), "nota": .text(note),
      "ancho": .text("\(min(max(percent?.approximate ?? 0, 0), 100).svg)%"),
    ])
  }

  private func toolShare(_ tool: Tool, _ cell: TrainingCoverage.Cell) -> Scope {
    if cell.isWithheld { return share(tool.name, nil, "").adding(["porcentaje": "reservado"]) }
    return share(
      tool.name, cell.percent, cell.needed == 0 ? "nadie la requiere" : "\(cell.trained) de \(cell.needed)")
  }

  /// How many deliverables are in each state, with the mark of the state.
  private var deliverableStates: [Scope] {
    Deliverable.State.allCases.map { state in
      Scope([
        "estado": StateMark(state).scope,
        "numero": .number(registry.deliverables.count { $0.state == state }),
      ])
    }
  }

  /// Pending matters, the most urgent first.
  var orderedPending: [PendingMatter] {
    let order = PendingMatter.Priority.allCases
    return registry.pending.sorted { left, right in
      let ranks = (order.firstIndex(of: left.priority) ?? 0, order.firstIndex(of: right.priority) ?? 0)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return (left.due?.dayNumber ?? .max, left.code) < (right.due?.dayNumber ?? .max, right.code)
    }
  }

  /// How many coming dates the summary names.
  private static let mostDates = 5

  /// Legal terms, due phases, expiring systems and pending matters, in order of date.
  private var dates: [DueDate] {
    let terms = view.deadlines.map { DueDate(subject: $0.subject, date: $0.date, basis: $0.basis) }
    let phases = view.phases.filter { ($0.latest?.percent).map { $0 < FixedDecimal(100) } ?? true }.compactMap
    {
      progress in
      progress.phase.due.map {
        DueDate(subject: "Plazo de la fase \(progress.phase.name)", date: $0, basis: progress.phase.source)
      }
    }
    let systems = registry.systems.compactMap { system in
      system.expires.map { DueDate(subject: "Vence: \(system.name)", date: $0, basis: system.provider) }
    }
    let matters = registry.pending.compactMap { matter in
      matter.due.map { DueDate(subject: matter.subject, date: $0, basis: matter.code) }
    }
    return (terms + phases + systems + matters).sorted { ($0.date, $0.subject) < ($1.date, $1.subject) }
  }

  /// The next legal terms always, and as many of the other dates as there is room for.
  private var nextDates: [DueDate] {
    let coming = dates.filter { $0.date >= input.date }
    let legal = Set(view.deadlines.map(\.subject))
    let terms = coming.filter { legal.contains($0.subject) }.prefix(2)
    let others = coming.filter { !legal.contains($0.subject) }.prefix(Self.mostDates - terms.count)
    return (terms + others).sorted { ($0.date, $0.subject) < ($1.date, $1.subject) }
  }

  private var overdue: Int { dates.count { $0.date < input.date } }

  /// The scope of a date by which something is due.
  func due(_ deadline: DueDate) -> Scope {
    Scope([
      "asunto": .text(deadline.subject), "fecha": .words(deadline.date),
      "fecha_iso": .text(deadline.date.description), "fecha_corta": .text(deadline.date.inFigures),
      "faltan": .text(deadline.date < input.date ? "" : daysLeft(until: deadline.date)),
      "base": .text(deadline.basis), "vencido": .flag(deadline.date < input.date),
    ])
  }
}

/// Something that is due on a date.
struct DueDate {
  let subject: String
  let date: CalendarDate
  let basis: String
}

import HandoverModel

/// Chapter 4: the action plan, the site's channels, alliances and incentives.
extension DocumentScope {
  var plan: Scope {
    let items = view.areas.flatMap(\.items)
    return Scope([
      "areas": .list(view.areas.enumerated().map { area($1, number: $0 + 1) }),
      "hay_plan": .flag(!items.isEmpty), "tarea": .text(planTask),
      "cuantos_indicadores": .text(Wording.count(items.count, "indicador", "indicadores")),
      "cuantas_areas": .text(Wording.count(view.areas.count, "área de acción", "áreas de acción")),
      "por_estado": .text(statesInWords(of: items)),
      "mas_avanzada": .text(extreme(atTop: true)), "mas_atrasada": .text(extreme(atTop: false)),
      "figura": .markup(planFigure), "datos": .list(table("plan")),
      "canales": .list(
        registry.channels.map { Scope($0).adding(["publicado": StateMark($0.isPublished).scope]) }),
      "cuantos_canales": .text(Wording.count(registry.channels.count, "canal", "canales")),
      "canales_publicados": .number(registry.channels.count { $0.isPublished == true }),
      "alianzas": .list(registry.alliances.map(alliance)),
      "cuantas_alianzas": .text(Wording.count(registry.alliances.count, "alianza", "alianzas")),
      "incentivos": .list(registry.incentives.map { Scope($0).adding(["enlace": .address($0.link)]) }),
    ])
  }

  /// «12 cumplidos, 8 en curso y 6 sin iniciar».
  private func statesInWords(of items: [PlanItem]) -> String {
    let words: [(PlanItem.State, String, String)] = [
      (.done, "cumplido", "cumplidos"), (.underway, "en curso", "en curso"), (.late, "atrasado", "atrasados"),
      (.notStarted, "sin iniciar", "sin iniciar"), (.dropped, "descartado", "descartados"),
    ]
    let counts = words.map { state, one, many in (items.count { $0.state == state }, one, many) }
    let unknown = items.count { $0.state == nil }
    return Wording.list(
      (counts + [(unknown, "sin estado", "sin estado")]).filter { $0.0 > 0 }
        .map { Wording.count($0.0, $0.1, $0.2) })
  }

  /// The area with the highest or lowest mean, with its percentage; empty when there are not two to compare.
  private func extreme(atTop isTop: Bool) -> String {
    let known = view.areas.compactMap { area in area.percent.map { (area.title, $0) } }
    guard Set(known.map(\.1)).count > 1 else { return "" }
    let found = isTop ? known.max { $0.1 < $1.1 } : known.min { $0.1 < $1.1 }
    return found.map { "«\($0.0)» (\(Wording.percent($0.1)))" } ?? ""
  }

  private var planFigure: String {
    BarChart(
      id: "figura-plan", title: "Avance del plan de acción por área",
      description: "Barras horizontales: promedio del avance de los indicadores de cada área, de 0 a 100 %. "
        + "Los mismos números están en la tabla que sigue.",
      bars: view.areas.enumerated().map { number, area in
        BarChart.Bar(label: "\(number + 1). \(area.title)", percent: area.percent)
      }
    ).svg
  }

  private func area(_ area: AreaProgress, number: Int) -> Scope {
    Scope([
      "numero": .number(number), "nombre": .text(area.title), "avance": .percent(area.percent),
      "indicadores": .number(area.items.count), "cumplidos": .number(area.count(.done)),
      "en_curso": .number(area.count(.underway)), "atrasados": .number(area.count(.late)),
      "sin_iniciar": .number(area.count(.notStarted)), "por_estado": .text(statesInWords(of: area.items)),
      "cuantos_indicadores": .text(Wording.count(area.items.count, "indicador", "indicadores")),
      "items": .list(area.items.map(item)),
    ])
  }

  private func item(_ item: PlanItem) -> Scope {
    Scope(item).adding([
      "avance": .percent(item.progress), "estado": StateMark(item.state).scope,
      "evidencia": deliverables.reference(item.evidence),
    ])
  }

  private func alliance(_ alliance: Alliance) -> Scope {
    Scope(alliance).adding([
      "vigencia": .text(
        [alliance.from, alliance.until].compactMap { $0?.inFigures }.joined(separator: " a "))
    ])
  }
}

extension AreaProgress {
  /// The name without a number of its own, since the document numbers the areas.
  var title: String {
    let rest = name.drop { $0.isNumber }
    guard rest.count < name.count, let mark = rest.first, ".)".contains(mark) else { return name }
    return rest.dropFirst().trimmingSpaces
  }
}

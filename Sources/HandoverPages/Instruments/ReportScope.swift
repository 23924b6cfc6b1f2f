import HandoverModel

/// The acta de informe de gestión: what the registry knows, and the years for what it does not.
extension InstrumentScope {
  func report(_ page: PageParts) -> Scope {
    let view = HandoverView(registry, in: .integral, absent: input.absent)
    return base("Acta de informe de gestión", page).adding([
      "condiciones": .list(conditions), "hay_condicion": .flag(file.presentation != nil),
      "resumen": .paragraphs(file.summary),
      "resumen_largo": .flag(file.summary.count > Self.twoSheets),
      "vigencias": .list(years), "renglones": .list(blankLines(3)), "parrafo": .list(blankLines(8)),
      "indicadores": .list(page.isSpecimen || registry.file != nil ? view.indicators.map(indicator) : []),
      "programas": .list(view.areas.flatMap(\.items).map(programme)),
      "contratos": .list(contracts(page)), "inventario": .list(inventory),
    ])
  }

  /// The three boxes of the form, the one that applies with a cross.
  private var conditions: [Scope] {
    CaseFile.Presentation.allCases.map { condition in
      Scope([
        "texto": .text(condition.rawValue.prefix(1).uppercased() + condition.rawValue.dropFirst()),
        "casilla": .text(condition == file.presentation ? "☒" : "☐"),
      ])
    }
  }

  /// About what two letter-size sheets hold, which is the limit of the executive summary.
  private static let twoSheets = 7000

  /// The fiscal years of the term, at most the last eight; four without a number when the term is unknown.
  private var years: [Scope] {
    let unknown = Array(repeating: Scope(["anio": .text("")]), count: 4)
    guard let end = file.leavingDate?.year ?? file.termEnd?.year else { return unknown }
    let start = max(file.termStart?.year ?? end, end - 7)
    guard start <= end else { return unknown }
    return (start...end).map { Scope(["anio": .text("\($0)")]) }
  }

  private func indicator(_ indicator: Indicator) -> Scope {
    Scope([
      "titulo": .text(indicator.title), "porcentaje": .percent(indicator.percent),
      "parte": .number(indicator.part), "total": .number(indicator.total),
    ])
  }

  private func programme(_ item: PlanItem) -> Scope {
    Scope(item).adding(["avance": .percent(item.progress), "estado": StateMark(item.state).scope])
  }

  /// Systems under contract and agreements: what the registry knows of contracting.
  private func contracts(_ page: PageParts) -> [Scope] {
    let systems = registry.systems.filter { page.isSpecimen || !$0.contract.isEmpty }.map { system in
      Scope([
        "objeto": .text(system.name), "numero": .text(system.contract), "con": .text(system.provider),
        "hasta": .text(system.expires?.inFigures ?? ""),
      ])
    }
    let alliances = registry.alliances.filter { page.isSpecimen || !$0.agreement.isEmpty }.map { alliance in
      Scope([
        "objeto": .text(alliance.kind.isEmpty ? "Convenio" : alliance.kind),
        "numero": .text(alliance.agreement), "con": .text(alliance.entity),
        "hasta": .text(alliance.until?.inFigures ?? ""),
      ])
    }
    return systems + alliances
  }

  /// How many elements of each section are handed over and how many are not.
  private var inventory: [Scope] { StateCounts.rows(of: registry.deliverables) }
}

/// Elements by section and state, with a row for the total.
enum StateCounts {
  static func rows(of deliverables: [Deliverable]) -> [Scope] {
    guard !deliverables.isEmpty else { return [] }
    let kinds = Deliverable.Kind.allCases.map { kind in
      (kind.rawValue, deliverables.filter { $0.kind == kind })
    }
    return (kinds.filter { !$0.1.isEmpty } + [("total", deliverables)]).map { name, members in
      Scope([
        "seccion": .text(name.prefix(1).uppercased() + name.dropFirst()),
        "entregados": .number(members.count { $0.state == .delivered }),
        "en_tramite": .number(members.count { $0.state == .inProgress }),
        "faltantes": .number(members.count { $0.state == .missing }),
        "no_aplican": .number(members.count { $0.state == .notApplicable }),
        "total": .number(members.count), "es_total": .flag(name == "total"),
      ])
    }
  }
}

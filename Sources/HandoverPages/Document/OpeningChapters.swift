import HandoverModel

/// Chapters 2 and 3: teams and meetings, executive summary.
extension DocumentScope {
  /// Chapter 2.
  var teams: Scope {
    let sides = TeamMember.Side.allCases.compactMap { side -> String? in
      let count = registry.team.count { $0.side == side }
      guard count > 0 else { return nil }
      return switch side {
      case .outgoing: "\(count) del equipo saliente"
      case .incoming: "\(count) del equipo entrante"
      case .control: "\(count) de control interno"
      case .witness: Wording.count(count, "testigo", "testigos")
      }
    }
    let dates = registry.meetings.compactMap(\.date).sorted()
    return Scope([
      "tarea": .text(teamsTask),
      "integrantes": .list(registry.team.map { Scope($0) }),
      "cuantos_integrantes": .text(Wording.count(registry.team.count, "persona", "personas")),
      "por_lado": .text(Wording.list(sides)),
      "plazos": .list(
        view.deadlines.map { due(DueDate(subject: $0.subject, date: $0.date, basis: $0.basis)) }),
      "sesiones": .list(
        registry.meetings.map { Scope($0).adding(["acta": deliverables.reference($0.minutes)]) }),
      "sesiones_celebradas": .text(
        (registry.meetings.count == 1 ? "Se celebró " : "Se celebraron ")
          + Wording.count(registry.meetings.count, "sesión de empalme", "sesiones de empalme")),
      "primera_sesion": .words(dates.first), "ultima_sesion": .words(dates.count > 1 ? dates.last : nil),
    ])
  }

  /// Chapter 3.
  var executive: Scope {
    Scope([
      "parrafos": .paragraphs(file.summary), "hay_resumen": .flag(!file.summary.isEmpty),
      "prometido": .text(promised), "alcanzado": .text(reached), "falta": .text(missing),
      "primero": .text(first),
    ])
  }

  private var promised: String {
    guard !registry.plan.isEmpty else { return "No se registraron compromisos del plan de acción." }
    let items = Wording.count(registry.plan.count, "indicador", "indicadores")
    let areas = Wording.count(view.areas.count, "área de acción", "áreas de acción")
    return
      "El plan de acción fijó \(items) en \(areas). Para el empalme pidió entregar todo el material de apoyo, "
      + "capacitar a todos los funcionarios de la nueva administración y publicar este documento."
  }

  private var reached: String {
    let done = registry.plan.isEmpty ? 0 : view.areas.reduce(0) { $0 + $1.count(.done) }
    let plan =
      registry.plan.isEmpty
      ? []
      : ["\(done) de \(Wording.count(registry.plan.count, "indicador cumplido", "indicadores cumplidos"))"]
    let parts = view.indicators.compactMap { indicator -> String? in
      guard indicator.total > 0 else { return nil }
      return switch indicator.kind {
      case .material:
        "\(indicator.part) de \(Wording.count(indicator.total, "elemento entregado", "elementos entregados"))"
      case .training:
        "\(indicator.part) de \(Wording.count(indicator.total, "funcionario capacitado", "funcionarios capacitados")) en todo lo que necesita su cargo"
      case .document: indicator.part > 0 ? "documento de empalme publicado" : "documento de empalme elaborado"
      }
    }
    return "Resultado a la fecha: \(Wording.list(plan + parts))."
  }

  private var missing: String {
    let gone = registry.deliverables.count { $0.state == .missing }
    let underway = registry.deliverables.count { $0.state == .inProgress }
    let open = view.phases.reduce(0) { $0 + ($1.latest?.open.count ?? 0) }
    let people = view.indicators.first { $0.kind == .training }.map { $0.total - $0.part } ?? 0
    let parts = [
      (gone, Wording.count(gone, "elemento faltante", "elementos faltantes")),
      (underway, Wording.count(underway, "elemento en trámite", "elementos en trámite")),
      (open, Wording.count(open, "criterio de fase abierto", "criterios de fase abiertos")),
      (people, Wording.count(people, "funcionario por capacitar", "funcionarios por capacitar")),
      (
        registry.pending.count,
        Wording.count(registry.pending.count, "asunto pendiente", "asuntos pendientes")
      ),
    ].filter { $0.0 > 0 }.map(\.1)
    return parts.isEmpty
      ? "No se registró nada por completar." : "Queda por completar: \(Wording.list(parts))."
  }

  private var first: String {
    guard let matter = orderedPending.first else { return "No se registraron asuntos pendientes." }
    let due = matter.due.map { ", a más tardar el \($0.inWords)" } ?? ""
    return
      "Lo más urgente es \(matter.code), «\(matter.subject)»\(due). El capítulo 11 trae la lista completa."
  }
}

import HandoverModel

/// What whoever receives should do first: chapters 8 to 14.
extension DocumentScope {
  /// What is to be claimed of some deliverables; nil when none is open.
  private func claim(_ all: [Deliverable]) -> String? {
    let open = all.filter { $0.state == .missing || $0.state == .inProgress }
    guard !open.isEmpty else { return nil }
    return "reclamar \(Wording.enumeration(open.map { "\($0.code) «\($0.title)»" }, "más", "más"))."
  }

  /// Chapter 8.
  var archivesTask: String {
    let all = DeliverableScopes.Group.archive.members(of: registry)
    if let claim = claim(all) { return claim }
    if all.contains(where: { $0.support != .electronic }) {
      return "cotejar las cajas y carpetas con el inventario, en el sitio donde están."
    }
    return all.isEmpty
      ? "pedir el inventario documental de la estrategia."
      : "abrir una muestra de los archivos y comprobar que se leen."
  }

  /// Chapter 9.
  var materialTask: String {
    let all = registry.deliverables.filter { $0.kind == .material }
    return claim(all)
      ?? (all.isEmpty
        ? "pedir las guías y manuales con que se capacitó al personal."
        : "entregar a cada dependencia el material de las herramientas que necesita.")
  }

  /// Chapter 10.
  var trainingTask: String {
    if let next = TrainingSchedule(registry).planned.first {
      let day = next.starts.map { ", prevista para el \($0.inWords)" } ?? ""
      return "realizar la sesión programada, «\(next.subject)»\(day)."
    }
    let weak = zip(view.coverage.tools, view.coverage.totals)
      .filter { $0.1.percent.map { $0 < FixedDecimal(100) } ?? false }
      .sorted { ($0.1.percent ?? FixedDecimal(0), $0.0.code) < ($1.1.percent ?? FixedDecimal(0), $1.0.code) }
      .map(\.0.name)
    if !weak.isEmpty {
      return "programar formación en \(Wording.enumeration(weak, "herramienta más", "herramientas más"))."
    }
    return view.coverage.rows.isEmpty
      ? "definir qué herramienta necesita cada cargo y quién la ocupará."
      : "repetir la inducción cada vez que cambie el personal."
  }

  /// Chapter 11.
  var pendingTask: String {
    guard let matter = orderedPending.first else {
      return "confirmar con la administración saliente que, en efecto, no queda nada por atender."
    }
    let due = matter.due.map { ", a más tardar el \($0.inWords)" } ?? ""
    return "\(matter.code) «\(matter.subject)»\(due). \(matter.recommendation)".trimmingSpaces.endingSentence
  }

  /// Chapter 12.
  var restrictedTask: String {
    let unfounded = view.restricted.filter {
      $0.access != .open && ($0.ground.isEmpty || $0.objective.isEmpty)
    }
    if !unfounded.isEmpty {
      let elements = Wording.count(unfounded.count, "elemento", "elementos")
      return "registrar el fundamento y el objetivo de \(elements) que no los tienen."
    }
    return view.restricted.isEmpty
      ? "calificar la información que se produzca desde ahora, antes de publicarla."
      : "revisar si cada excepción sigue vigente: al cumplirse el plazo decide una persona; la reserva no se levanta sola."
  }

  /// Chapter 14.
  var observationsTask: String {
    let open = registry.observations.filter { $0.state == .open }
      .min { ($0.due?.dayNumber ?? .max, $0.number) < ($1.due?.dayNumber ?? .max, $1.number) }
    if let open {
      return
        "obtener respuesta a la observación \(open.number)\(open.due.map { ", que vence el \($0.inWords)" } ?? "")."
    }
    return registry.receptions.isEmpty
      ? "revisar los elementos uno por uno y dejar por escrito lo que se recibió y lo que no."
      : "comprobar que lo respondido quedó en la versión siguiente del paquete."
  }
}

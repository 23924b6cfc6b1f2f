import HandoverModel

/// What whoever receives should do first, one sentence per chapter computed from the records: chapters 1 to 7.
extension DocumentScope {
  /// How many names a sentence holds before it only counts.
  static let mostNamed = 3

  /// Chapter 1: what the ficha lacks, or what to check before signing.
  var caseFileTask: String {
    let fields: [(String, Bool)] = [
      ("el NIT", file.nit == nil), ("el periodo de gobierno", file.termStart == nil || file.termEnd == nil),
      ("quién entrega", file.outgoingName.isEmpty), ("quién recibe", file.incomingName.isEmpty),
      ("la fecha de retiro", file.leavingDate == nil), ("la fecha de entrega", file.deliveryDate == nil),
      ("el acto que aprobó el plan", file.actNumber.isEmpty),
      ("el responsable de la publicación", file.infoOfficer.isEmpty),
    ]
    let missing = fields.filter(\.1).map(\.0)
    return missing.isEmpty
      ? "comprobar, antes de firmar, que estos datos son los mismos del acta."
      : "pedir que se complete la ficha; falta registrar \(Wording.list(missing))."
  }

  /// Chapter 2: the next legal term, or that they are all over.
  var teamsTask: String {
    if let next = view.deadlines.first(where: { $0.date >= input.date }) {
      return "vigilar el próximo plazo de ley: \(next.subject.loweringFirst)"
        + (next.responsible.isEmpty ? "" : ", a cargo del \(next.responsible.loweringFirst)")
        + ", a más tardar el \(next.date.inWords) (\(daysLeft(until: next.date)))."
    }
    guard let last = view.deadlines.last else {
      return "registrar la fecha de retiro, de la que dependen los plazos de ley."
    }
    return
      "comprobar que cada plazo se cumplió y quedó por escrito; el último venció el \(last.date.inWords)."
  }

  /// «quedan 12 días hábiles».
  func daysLeft(until date: CalendarDate) -> String {
    switch WorkingDays.count(after: input.date, through: date) {
    case 0: "vence hoy"
    case 1: "queda 1 día hábil"
    case let days: "quedan \(days) días hábiles"
    }
  }

  /// Chapter 4: late indicators before those that were not begun and those that are under way.
  var planTask: String {
    let items = view.areas.flatMap(\.items)
    let verbs: [(PlanItem.State?, String)] = [
      (.late, "retomar lo atrasado"), (.notStarted, "iniciar lo que no ha comenzado"),
      (.underway, "llevar a la meta lo que está en curso"),
      (nil, "averiguar el estado de lo que no lo tiene"),
    ]
    for (state, verb) in verbs {
      let found = items.filter { $0.state == state }
        .sorted {
          ($0.progress?.tenThousandths ?? -1, $0.code) < ($1.progress?.tenThousandths ?? -1, $1.code)
        }
      guard !found.isEmpty else { continue }
      let names = found.map { "\($0.code) «\($0.indicator)»" }
      return "\(verb): \(Wording.enumeration(names, "indicador más", "indicadores más"))."
    }
    return items.isEmpty
      ? "pedir el plan de acción que aprobó la administración saliente."
      : "sostener lo alcanzado: no queda ningún indicador abierto."
  }

  /// Chapter 5: the heaviest open criteria, those of overdue phases first.
  var phasesTask: String {
    let open = view.phases.flatMap { phase in
      (phase.latest?.open ?? []).map { (criterion: $0, isOverdue: phase.isOverdue(on: input.date)) }
    }
    guard !open.isEmpty else {
      return view.phases.contains { $0.latest != nil }
        ? "sostener lo que se publicó y volver a medir las fases en la próxima fecha de corte."
        : "medir las fases para saber de dónde se parte."
    }
    let ordered = open.sorted { left, right in
      if left.isOverdue != right.isOverdue { return left.isOverdue }
      return (right.criterion.weight, left.criterion.code) < (left.criterion.weight, right.criterion.code)
    }
    let names = ordered.map { "\($0.criterion.code) «\($0.criterion.text)»" }
    return "cerrar los criterios de más peso: \(Wording.enumeration(names, "más", "más"))."
  }

  /// Chapter 6: registration in the SUIT before services on line.
  var servicesTask: String {
    let all = registry.services
    let unregistered = all.filter { $0.kind != .service && $0.suit != .registered && $0.suit != .removed }
    if !unregistered.isEmpty {
      return "completar en el SUIT \(Wording.enumeration(unregistered.map { "«\($0.name)»" }, "más", "más"))."
    }
    let unpublished = all.filter { $0.isPublished != true }
    if !unpublished.isEmpty {
      return "publicar en el sitio \(Wording.enumeration(unpublished.map { "«\($0.name)»" }, "más", "más"))."
    }
    return all.isEmpty
      ? "levantar la lista de trámites y servicios del municipio."
      : "mantener al día en el SUIT lo que ya está inscrito."
  }

  /// Chapter 7: what has expired, then what is still to be transferred.
  var systemsTask: String {
    let expired = registry.systems.filter { $0.expires.map { $0 < input.date } ?? false }.map(\.name)
    let pending = registry.systems.filter { $0.transferredOn == nil }.map(\.name)
    let parts = [
      expired.isEmpty
        ? "" : "confirmar si se renovó lo que ya venció (\(Wording.enumeration(expired, "más", "más")))",
      pending.isEmpty
        ? ""
        : "pedir al proveedor el reinicio de la clave o el cambio de titular de estos accesos: \(Wording.enumeration(pending, "más", "más"))",
    ].filter { !$0.isEmpty }
    if !parts.isEmpty { return parts.joined(separator: "; y ") + "." }
    return registry.systems.isEmpty
      ? "averiguar qué sistemas y cuentas usa el municipio, quién es su titular y cuándo vencen."
      : "entrar a cada sistema con los accesos nuevos y cambiar los canales de recuperación."
  }
}

extension Wording {
  /// «a, b, c y 4 más»: the first names of a list and how many follow.
  static func enumeration(_ names: [String], _ one: String, _ many: String) -> String {
    let limit = DocumentScope.mostNamed
    guard names.count > limit + 1 else { return list(names) }
    let rest = names.count - limit
    return names.prefix(limit).joined(separator: ", ") + " y \(count(rest, one, many))"
  }
}

extension String {
  /// With a small letter at its start, as inside a sentence.
  var loweringFirst: String { prefix(1).lowercased() + dropFirst() }

  /// With a full stop at its end.
  var endingSentence: String { isEmpty || last == "." ? self : self + "." }
}

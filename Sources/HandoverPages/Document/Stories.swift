import HandoverModel

/// The story that a chapter tells before its tables, where it takes more than filling in names.
extension DocumentScope {
  /// Chapter 6: what was identified, what was reached, what is left.
  var servicesStory: String {
    let all = registry.services
    let listed = all.filter { $0.kind != .service }
    let registered = listed.count { $0.suit == .registered }
    let (published, online) = (all.count { $0.isPublished == true }, all.count { $0.isOnline == true })
    let total = Wording.count(
      all.count, "trámite, procedimiento o servicio", "trámites, procedimientos y servicios")
    var sentences = ["El municipio identificó \(total)."]
    if !listed.isEmpty {
      let owing =
        listed.count == 1
        ? "El que debe estar en el SUIT" : "De los \(listed.count) que deben estar en el SUIT,"
      sentences.append(
        "\(owing) \(Wording.share(registered, listed.count, "está inscrito", "están inscritos")).")
    }
    let reached = [
      Wording.share(published, all.count, "se publica en el sitio", "se publican en el sitio"),
      Wording.share(online, all.count, "se hace en línea", "se hacen en línea"),
      Wording.share(
        all.count { $0.streamlining != nil }, all.count, "se ha racionalizado", "se han racionalizado"),
    ]
    sentences.append("\(all.count == 1 ? "Hoy" : "Del total,") \(Wording.list(reached)).")
    let left = [
      all.count > published ? "\(all.count - published) por publicar" : "",
      all.count > online ? "\(all.count - online) por poner en línea" : "",
    ].filter { !$0.isEmpty }
    if !left.isEmpty {
      sentences.append("\(left.first?.hasPrefix("1 ") == true ? "Queda" : "Quedan") \(Wording.list(left)).")
    }
    return sentences.joined(separator: " ")
  }

  /// Chapter 7: how many accounts pass on, how, and what expires.
  var systemsStory: String {
    let all = registry.systems
    let done = all.count { $0.transferredOn != nil }
    var sentences = [
      (all.count == 1 ? "Pasa a la nueva administración " : "Pasan a la nueva administración ")
        + Wording.count(all.count, "sistema o cuenta", "sistemas y cuentas") + "; "
        + Wording.share(done, all.count, "ya se transfirió", "ya se transfirieron")
        + (done < all.count && done > 0
          ? " y " + Wording.count(all.count - done, "está por transferir", "están por transferir") : "") + "."
    ]
    let expired = all.count { $0.expires.map { $0 < input.date } ?? false }
    if expired > 0 {
      sentences.append(
        Wording.count(expired, "contrato o cuenta venció", "contratos o cuentas vencieron")
          + " antes de la fecha de este documento.")
    }
    let next = all.compactMap { system in system.expires.map { (system.name, $0) } }
      .filter { $0.1 >= input.date }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    if let next { sentences.append("El primero en vencer es \(next.0), el \(next.1.inWords).") }
    return sentences.joined(separator: " ")
  }

  /// Chapter 8: how large the archive is and what of the whole handover is owing.
  func archivesStory(_ all: [Deliverable], series: Int) -> String {
    let sheets = all.compactMap(\.sheets).reduce(0, +)
    let supports: [(Deliverable.Support, String, String)] = [
      (.electronic, "solo en formato electrónico", "solo en formato electrónico"),
      (.paper, "en papel", "en papel"),
      (.both, "en ambos soportes", "en ambos soportes"),
    ]
    let parts = supports.map { support, one, many in (all.count { $0.support == support }, one, many) }
      .filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1, $0.2) }
    return "El archivo de la estrategia reúne \(Wording.count(all.count, "elemento", "elementos")) en "
      + Wording.count(series, "serie documental", "series documentales")
      + (sheets > 0 ? ", con \(Wording.count(sheets, "folio", "folios"))" : "")
      + ": \(Wording.list(parts)). " + owingStory
  }

  /// What of the whole handover is missing or under way.
  private var owingStory: String {
    let all = registry.deliverables.filter { $0.state != .notApplicable }
    let states: [(Deliverable.State, String, String)] = [
      (.delivered, "se entrega", "se entregan"), (.inProgress, "está en trámite", "están en trámite"),
      (.missing, "falta", "faltan"),
    ]
    let parts = states.map { state, one, many in (all.count { $0.state == state }, one, many) }
      .filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1, $0.2) }
    let promised = Wording.count(all.count, "elemento prometido", "elementos prometidos")
    return "En toda la entrega, de \(promised), \(Wording.list(parts))."
  }

  /// Chapter 9: what was prepared, what is handed over.
  func materialStory(_ all: [Deliverable], untaught: [String]) -> String {
    let delivered = all.count { $0.state == .delivered }
    let owing = all.count { $0.state == .missing || $0.state == .inProgress }
    let prepared = (all.count == 1 ? "se preparó " : "se prepararon ")
    return "Para que la nueva administración aprenda a manejar las herramientas \(prepared)"
      + Wording.count(all.count, "elemento de capacitación", "elementos de capacitación") + "; "
      + Wording.share(delivered, all.count, "se entrega", "se entregan")
      + (owing > 0 && delivered > 0 ? " y \(owing) \(owing == 1 ? "está" : "están") por entregar" : "") + ". "
      + (registry.tools.isEmpty
        ? ""
        : untaught.isEmpty
          ? "Todas las herramientas registradas tienen material."
          : "Aún sin material entregado: \(Wording.enumeration(untaught, "herramienta más", "herramientas más")).")
  }

  /// Chapter 10: who masters what the post asks for.
  var trainingStory: String {
    guard let indicator = view.indicators.first(where: { $0.kind == .training }), indicator.total > 0 else {
      return ""
    }
    let held = registry.sessions.filter { $0.state == .held && !$0.isAnnulled }
    let hours = held.compactMap(\.hours).reduce(0) { $0 + $1.tenThousandths }
    let (part, total) = (indicator.part, indicator.total)
    let masters = Wording.share(
      part, total, "domina todas las que su cargo exige", "dominan todas las que su cargo exige")
    var sentences = [
      total == 1
        ? "El único funcionario de la nueva administración que necesita alguna herramienta \(masters)."
        : "De \(total.grouped(by: ".")) funcionarios de la nueva administración que necesitan alguna herramienta, "
          + "\(masters) (\(Wording.percent(indicator.percent)))."
    ]
    if held.isEmpty {
      sentences.append("No se registran sesiones de capacitación realizadas.")
    } else {
      let time = hours > 0 ? ", con \(Wording.hours(FixedDecimal(tenThousandths: hours))) de formación" : ""
      sentences.append(
        (held.count == 1 ? "Se realizó " : "Se realizaron ") + Wording.count(held.count, "sesión", "sesiones")
          + "\(time), sobre \(Wording.count(view.coverage.tools.count, "herramienta", "herramientas")).")
    }
    if total > part {
      sentences.append(
        (total - part == 1 ? "Falta " : "Faltan ")
          + Wording.count(total - part, "funcionario por capacitar.", "funcionarios por capacitar."))
    }
    return sentences.joined(separator: " ")
  }

  /// Chapter 5: phases whose term is over without being complete; empty when there is none.
  var overdueStory: String {
    let overdue = view.phases.filter { $0.isOverdue(on: input.date) }.map(\.phase.name)
    guard !overdue.isEmpty else { return "" }
    return
      (overdue.count == 1
      ? "Venció sin completarse el plazo de " : "Vencieron sin completarse los plazos de ")
      + "\(Wording.list(overdue))."
  }
}

extension Wording {
  /// «3 están inscritos», «ninguno está inscrito», «todos están inscritos»: a part of `total` in words.
  static func share(_ part: Int, _ total: Int, _ one: String, _ many: String) -> String {
    switch (part, total) {
    case (0, 1): "no \(one)"
    case (1, 1): one
    case (0, _): "ninguno \(one)"
    case (total, _): "todos \(many)"
    default: count(part, one, many)
    }
  }
}

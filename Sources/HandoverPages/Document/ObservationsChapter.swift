import HandoverModel

/// Chapter 14: what was received and how, what was asked, and what this version answers.
extension DocumentScope {
  var observations: Scope {
    let open = registry.observations.count { $0.state == .open }
    return Scope([
      "tarea": .text(observationsTask), "plazo": .words(view.deadlines.last?.date),
      "observaciones": .list(Observation.byUrgency(registry.observations).map(observation)),
      "cuantas": .text(Wording.count(registry.observations.count, "observación", "observaciones")),
      "abiertas": .text(open > 0 ? Wording.count(open, "sin responder", "sin responder") : ""),
      "responde": .text(answered), "recibos": .list(receiptsInOrder.map(receipt)),
      "nota_recibos": .text(
        registry.receipts.contains { $0.total == nil }
          ? "En esta edición se cuentan solo los elementos que se publican."
          : "Las actas cuentan también las carpetas del paquete y los archivos sin catalogar."),
    ]).adding(receptions)
  }

  private var receiptsInOrder: [Receipt] {
    registry.receipts.sorted {
      ($0.date?.dayNumber ?? 0, $0.version, $0.digest) < ($1.date?.dayNumber ?? 0, $1.version, $1.digest)
    }
  }

  /// «la observación 2», «las observaciones 1 y 3»: what this version answers.
  private var answered: String {
    let numbers = registry.observations(answeredIn: input.version).sorted().map { "\($0)" }
    switch numbers.count {
    case 0: return ""
    case 1: return "la observación \(numbers[0])"
    default: return "las observaciones \(Wording.list(numbers))"
    }
  }

  private func observation(_ observation: Observation) -> Scope {
    let version = observation.answeringVersion
    return Scope(observation).adding([
      "estado": StateMark(observation.state).scope,
      "en_version": .text(
        version.map { $0 == input.version ? "en esta versión" : "en la versión \($0)" } ?? ""),
    ])
  }

  /// Counts that the edition may not tell are made of what it shows.
  private func receipt(_ receipt: Receipt) -> Scope {
    let rows = registry.receptions.filter { $0.version == receipt.version }
    func count(_ told: Int?, _ state: Reception.State) -> Scope.Value {
      .number(told ?? rows.count { $0.state == state })
    }
    return Scope(receipt).adding([
      "recibidos": count(receipt.received, .received),
      "con_observaciones": count(receipt.withRemarks, .withRemarks),
      "faltantes": count(receipt.missing, .missing),
      "no_aplican": count(receipt.notApplicable, .notApplicable),
      "por_revisar": .text(receipt.unreviewed.map { $0.grouped(by: ".") } ?? "—"),
    ])
  }

  /// Of each element what was said of it last; by name only those of which there is something to say.
  private var receptions: [String: Scope.Value] {
    let titles = Dictionary(
      registry.deliverables.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
    let latest = Dictionary(
      registry.receptions.map { ($0.deliverable, $0) },
      uniquingKeysWith: { $0.version < $1.version ? $1 : $0 })
    let told = Reception.table.sorted(Array(latest.values)).filter(\.isNoPlainReceipt)
    let plain = latest.count - told.count
    let others =
      plain == 1
      ? "1 elemento se recibió sin observaciones."
      : "\(plain.grouped(by: ".")) elementos se recibieron sin observaciones."
    return [
      "recepciones": .list(
        told.map {
          Scope($0).adding([
            "titulo": .text(titles[$0.deliverable] ?? ""), "estado": StateMark($0.state).scope,
            "integridad": .text($0.integrity.map { $0.isSound ? "" : $0.rawValue } ?? ""),
          ])
        }),
      "cuantas_recepciones": .text(Wording.count(told.count, "elemento", "elementos")),
      "otras_recepciones": .text(plain > 0 ? others : ""),
      "sin_recepcion": .flag(latest.isEmpty && registry.receipts.isEmpty),
    ]
  }
}

extension Reception {
  /// Whether there is more to say than that the element was received.
  fileprivate var isNoPlainReceipt: Bool {
    state != .received || !observation.isEmpty || !(integrity?.isSound ?? true)
  }
}

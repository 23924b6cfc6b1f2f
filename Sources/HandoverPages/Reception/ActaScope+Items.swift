import HandoverModel

/// What was received, counted and one by one.
extension ActaScope {
  /// How many items stand in each state.
  var counts: [String: Scope.Value] {
    var sections: [String] = []
    for item in file.items where !sections.contains(item.section) { sections.append(item.section) }
    let rows = sections.map { section in (section, file.items.filter { $0.section == section }) }
    let pending = progress.pending
    let waiting =
      pending == 1
      ? "Queda 1 elemento por revisar." : "Quedan \(pending.grouped(by: ".")) elementos por revisar."
    return [
      "resumen": .text(summary), "es_parcial": .flag(pending > 0),
      "por_revisar": .text(waiting),
      "secciones": .list((rows + [("total", file.items)]).map(row)),
    ]
  }

  private var summary: String {
    let all = Wording.count(file.items.count, "elemento", "elementos")
    let reviewed =
      progress.pending == 0 ? "todos revisados" : "\(progress.reviewed.grouped(by: ".")) revisados"
    return "El paquete tiene \(all), \(reviewed)."
  }

  private func row(_ name: String, _ members: [ReceptionItem]) -> Scope {
    func count(_ isMeant: (ReceptionStanding) -> Bool) -> Scope.Value {
      .number(members.count { isMeant(ledger.standing(of: $0)) })
    }
    return Scope([
      "nombre": .text(name.isEmpty ? "Sin sección" : name.prefix(1).uppercased() + name.dropFirst()),
      "recibidos": count { $0.state == .received && $0.observation.isEmpty },
      "con_nota": count { $0.state == .received && !$0.observation.isEmpty },
      "con_observaciones": count { $0.state == .withRemarks }, "faltantes": count { $0.state == .missing },
      "no_aplican": count { $0.state == .notApplicable }, "pendientes": count(\.isPending),
      "total": .number(members.count), "es_total": .flag(name == "total"),
    ])
  }

  /// More undecided items than anybody reads one by one on paper.
  private static let mostPending = 200

  /// The annexes: what is not simply received as it was handed over, and what nobody has looked at.
  var exceptions: [String: Scope.Value] {
    let exceptional = file.items.filter { isException($0) }
    let waiting = file.items.filter { ledger.standing(of: $0).isPending && !isException($0) }
    let rest = waiting.count - Self.mostPending
    return [
      "excepciones": .list(exceptional.map(exception)),
      "cuantas_excepciones": .text(Wording.count(exceptional.count, "elemento", "elementos")),
      "decide": .text(usualAuthor ?? ""),
      "pendientes": .list(
        waiting.prefix(Self.mostPending).map {
          Scope(["codigo": .text($0.code), "titulo": .text($0.title)])
        }),
      "cuantos_pendientes": .text(Wording.count(waiting.count, "elemento quedó", "elementos quedaron")),
      "otros_pendientes": .text(
        rest > 0 ? "Los demás, \(Wording.count(rest, "elemento", "elementos")), están" : ""),
    ]
  }

  /// Whether there is something to be noted: a defect, a lack, or a word of whoever receives.
  private func isException(_ item: ReceptionItem) -> Bool {
    let standing = ledger.standing(of: item)
    if !item.integrity.isSound { return true }
    return switch standing.state {
    case .withRemarks, .missing: true
    case .received: !standing.observation.isEmpty
    case .notApplicable: !standing.observation.isEmpty || item.declared == .delivered
    case nil: item.declared == .missing || item.declared == .inProgress
    }
  }

  private func exception(_ item: ReceptionItem) -> Scope {
    let standing = ledger.standing(of: item)
    return Scope([
      "codigo": .text(item.code), "titulo": .text(item.title == item.code ? "" : item.title),
      "declarado": .text(item.declared == .delivered ? "" : item.declared.rawValue),
      "motivo": .text(item.reason), "integridad": StateMark(item.integrity).scope,
      "problemas": .text(
        item.problems.isEmpty
          ? ""
          : "\(item.problems.count == 1 ? "Hallazgo" : "Hallazgos"): "
            + item.problems.joined(separator: ", ")),
      "estado": StateMark(standing).scope, "observacion": .text(standing.observation),
      "quien": .text(standing.author == usualAuthor ? "" : standing.author ?? ""),
      "cuando": .text(standing.day?.inFigures ?? ""), "de_antes": .text(standing.origin),
    ])
  }

  /// Who decided most of this reception, so that the annex names that person once.
  private var usualAuthor: String? {
    var counts: [String: Int] = [:]
    for item in file.items {
      if let author = ledger.standing(of: item).author { counts[author, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// What was counted of physical items.
  var physical: [String: Scope.Value] {
    let all = file.items.filter { $0.units != nil }
    let counted = all.filter { ledger.standing(of: $0).counted != nil }
    let inventoried = Wording.count(
      all.count, "elemento físico inventariado", "elementos físicos inventariados")
    let sentence =
      all.isEmpty
      ? "El inventario del paquete no tiene elementos físicos."
      : counted.isEmpty
        ? "Hay \(inventoried) y no se contó ninguno."
        : counted.count == all.count
          ? "Hay \(inventoried), \(all.count == 1 ? "contado" : "contados") frente al inventario."
          : "Hay \(inventoried); se \(counted.count == 1 ? "contó" : "contaron") \(counted.count.grouped(by: "."))."
    return [
      "fisicos_resumen": .text(sentence),
      "fisicos": .list(
        counted.map { item in
          PhysicalCount(item, ledger.standing(of: item).counted ?? CountedUnits()).scope
        }),
    ]
  }
}

extension ReceptionStanding {
  /// What was counted; nil when nothing was.
  var counted: CountedUnits? {
    switch self {
    case .pending: nil
    case .inherited(let decision): decision.counted
    case .decided(let decision): decision.counted
    }
  }

  /// «Luz Peña, Secretaria»; nil while nobody has decided.
  var author: String? {
    switch self {
    case .pending: nil
    case .decided(let decision): Self.person(decision.name, decision.post)
    case .inherited(let decision): Self.person(decision.name, decision.post)
    }
  }

  /// The day of the decision; nil while there is none.
  var day: CalendarDate? {
    switch self {
    case .pending: nil
    case .decided(let decision): decision.moment.date
    case .inherited(let decision): decision.moment.date
    }
  }

  /// Where an inherited decision comes from; empty for one of this reception.
  var origin: String {
    guard case .inherited(let decision) = self else { return "" }
    return decision.version.map { "viene de la versión \($0)" } ?? "viene de antes"
  }

  private static func person(_ name: String, _ post: String) -> String {
    [name, post].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// The inventory of one physical item beside what was counted of it.
private struct PhysicalCount {
  private let item: ReceptionItem
  private let counted: CountedUnits
  private let expected: CountedUnits

  init(_ item: ReceptionItem, _ counted: CountedUnits) {
    self.item = item
    self.counted = counted
    expected = InventoryCount.of(item.units ?? InventoriedUnits())
  }

  private var units: [(one: String, many: String, counted: Int?, expected: Int?)] {
    [
      ("caja", "cajas", counted.boxes, expected.boxes),
      ("carpeta", "carpetas", counted.folders, expected.folders),
      ("tomo", "tomos", counted.volumes, expected.volumes),
      ("folio", "folios", counted.sheets, expected.sheets),
    ]
  }

  var scope: Scope {
    let units = item.units ?? InventoriedUnits()
    let named = [
      ("caja", units.box), ("carpeta", units.folder), ("tomo", units.volume), ("otro", units.other),
    ]
    let inventory =
      named.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }
      + (units.sheets.map { [Wording.count($0, "folio", "folios")] } ?? [])
    return Scope([
      "codigo": .text(item.code), "titulo": .text(item.title), "ubicacion": .text(item.location),
      "inventario": .text(inventory.joined(separator: ", ")),
      "contado": .text(
        self.units.compactMap { unit in unit.counted.map { Wording.count($0, unit.one, unit.many) } }
          .joined(separator: ", ")),
      "diferencia": difference.scope,
    ])
  }

  private var difference: StateMark {
    var parts: [String] = []
    var isUnknown = false
    for unit in units {
      guard let counted = unit.counted else { continue }
      guard let expected = unit.expected else {
        isUnknown = true
        continue
      }
      let gap = counted - expected
      if gap < 0 {
        parts.append("\(gap == -1 ? "falta" : "faltan") \(Wording.count(-gap, unit.one, unit.many))")
      }
      if gap > 0 {
        parts.append("\(gap == 1 ? "sobra" : "sobran") \(Wording.count(gap, unit.one, unit.many))")
      }
    }
    if !parts.isEmpty { return StateMark(Wording.list(parts), "✗", .bad) }
    return isUnknown
      ? StateMark("el inventario no dice cuántos", "·", .neutral) : StateMark("ninguna", "✓", .good)
  }
}

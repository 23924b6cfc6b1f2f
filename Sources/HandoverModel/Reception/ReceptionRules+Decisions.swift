extension ReceptionRules {
  /// C-20 to C-26 about every decision.
  static func decisions(_ file: ReceptionFile) -> [ReceptionViolation] {
    let positions = positions(of: file.items)
    var found: [ReceptionViolation] = []
    var open: Set<Int> = []
    for (index, decision) in file.decisions.enumerated() {
      let before = index == 0 ? nil : file.decisions[index - 1]
      found += violations(of: decision, after: before, file.items, positions, open: open)
      switch decision.action {
      case .decide: open.insert(decision.number)
      case .undo: if let undone = decision.undone { open.remove(undone) }
      }
    }
    return found
  }

  /// Where each item stands, by its code.
  static func positions(of items: [ReceptionItem]) -> [ByteText: Int] {
    Dictionary(items.enumerated().map { (ByteText($1.code), $0) }) { first, _ in first }
  }

  /// Everything that is wrong with the decision that follows another one; `open` are those that can be undone.
  static func violations(
    of decision: ReceptionDecision, after before: ReceptionDecision?, _ items: [ReceptionItem],
    _ positions: [ByteText: Int], open: Set<Int>
  ) -> [ReceptionViolation] {
    let place = "decisión \(decision.number)"
    var found: [ReceptionViolation] = []
    func add(_ rule: String, _ problem: String) {
      found.append(ReceptionViolation(rule, place, problem))
    }
    let number = (before?.number ?? 0) + 1
    if decision.number != number { add("C-20", "debe tener el número \(number)") }
    if let before, decision.moment.instant < before.moment.instant {
      add("C-26", "es anterior a la decisión que tiene antes (\(before.moment.inWords))")
    }
    switch decision.action {
    case .undo: found += undoing(decision, open)
    case .decide:
      let places = decision.items.map { positions[ByteText($0)] }
      if let unknown = zip(decision.items, places).first(where: { $0.1 == nil }) {
        add("C-20", "no hay un item «\(unknown.0)»")
      }
      let known = places.compactMap(\.self)
      if !zip(known, known.dropFirst()).allSatisfy({ $0 < $1 }) {
        add("C-20", "sus items no están en orden o se repiten")
      }
      found += deciding(decision)
      found += known.compactMap { problem(of: decision, about: items[$0]) }
    }
    return found
  }

  /// C-21 and C-23 about a decision as such.
  static func deciding(_ decision: ReceptionDecision) -> [ReceptionViolation] {
    let place = decision.number == 0 ? "" : "decisión \(decision.number)"
    var found: [ReceptionViolation] = []
    func add(_ rule: String, _ problem: String) {
      found.append(ReceptionViolation(rule, place, problem))
    }
    if decision.undone != nil { add("C-21", "decide y deshace a la vez") }
    if decision.items.isEmpty { add("C-21", "no nombra ningún item") }
    if decision.state == nil { add("C-21", "falta el estado") }
    if decision.name.isEmpty { add("C-21", "falta el nombre de quien decide") }
    if decision.state == .withRemarks, decision.observation.isEmpty {
      add("C-23", "«con observaciones» necesita la observación")
    }
    if decision.counted != nil, decision.items.count != 1 {
      add("C-25", "las unidades contadas son de un solo item")
    }
    return found
  }

  private static func undoing(_ decision: ReceptionDecision, _ open: Set<Int>) -> [ReceptionViolation] {
    let place = "decisión \(decision.number)"
    guard let undone = decision.undone, open.contains(undone) else {
      let target = decision.undone.map { "la decisión \($0)" } ?? "nada"
      return [ReceptionViolation("C-21", place, "deshace \(target), que no está por deshacer")]
    }
    var bare = ReceptionDecision()
    bare.number = decision.number
    bare.moment = decision.moment
    bare.action = .undo
    bare.undone = undone
    bare.name = decision.name
    bare.post = decision.post
    return decision == bare ? [] : [ReceptionViolation("C-21", place, "deshace y decide a la vez")]
  }

  /// C-24 and C-25: why an item cannot be decided about like this; nil when it can.
  package static func problem(
    of decision: ReceptionDecision, about item: ReceptionItem
  ) -> ReceptionViolation? {
    let place = place(item)
    guard let counted = decision.counted else { return unexplained(decision, item, nil) }
    guard let units = item.units else {
      return ReceptionViolation(
        "C-25", place, "el inventario no tiene cajas, carpetas, tomos ni folios que contar")
    }
    return unexplained(decision, item, difference(counted, InventoryCount.of(units)))
  }

  /// C-24: what has to be explained before an item is received, and is not.
  private static func unexplained(
    _ decision: ReceptionDecision, _ item: ReceptionItem, _ difference: String?
  ) -> ReceptionViolation? {
    guard decision.state == .received, decision.observation.isEmpty else { return nil }
    let reason: String? =
      if !item.integrity.isSound {
        "está \(item.integrity.rawValue)"
      } else if item.declared == .missing || item.declared == .inProgress {
        "se declaró \(item.declared.rawValue)"
      } else { difference }
    return reason.map {
      ReceptionViolation("C-24", place(item), "\($0): para recibirlo hace falta una observación")
    }
  }

  /// The first number that is not the inventory's.
  private static func difference(_ counted: CountedUnits, _ inventory: CountedUnits) -> String? {
    let pairs = [
      ("cajas", counted.boxes, inventory.boxes), ("carpetas", counted.folders, inventory.folders),
      ("tomos", counted.volumes, inventory.volumes), ("folios", counted.sheets, inventory.sheets),
    ]
    for (name, found, listed) in pairs {
      guard let found, found != listed else { continue }
      let known = listed.map { "el inventario tiene \($0)" } ?? "el inventario no dice cuántos"
      return "se contaron \(found) \(name) y \(known)"
    }
    return nil
  }
}

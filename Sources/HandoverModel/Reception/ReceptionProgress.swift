/// How far a reception is: how many items there are, and how many stand in each state.
package struct ReceptionProgress: Hashable, Sendable {
  /// All items.
  package private(set) var total = 0
  /// Items about which nobody has decided.
  package private(set) var pending = 0
  private var counts: [Reception.State: Int] = [:]

  package init(_ items: some Sequence<ReceptionItem>, _ ledger: ReceptionLedger) {
    for item in items {
      total += 1
      if let state = ledger.standing(of: item).state { counts[state, default: 0] += 1 } else { pending += 1 }
    }
  }

  /// How many items stand in a state.
  package func count(_ state: Reception.State) -> Int { counts[state, default: 0] }

  /// How many items somebody has decided about, here or in the earlier reception.
  package var reviewed: Int { total - pending }

  /// «Revisado 216 de 260 · 3 con observaciones · 1 faltante · 44 por revisar».
  package var sentence: String {
    var parts = ["Revisado \(reviewed) de \(total)"]
    let remarks = count(.withRemarks)
    if remarks > 0 { parts.append("\(remarks) con observaciones") }
    let missing = count(.missing)
    if missing > 0 { parts.append("\(missing) \(missing == 1 ? "faltante" : "faltantes")") }
    let idle = count(.notApplicable)
    if idle > 0 { parts.append("\(idle) no \(idle == 1 ? "aplica" : "aplican")") }
    parts.append(pending == 0 ? "nada por revisar" : "\(pending) \(ReceptionStanding.pendingName)")
    return parts.joined(separator: " · ")
  }
}

extension ReceptionFile {
  /// The sections of the items, each once, in the order of the items.
  package var sections: [String] {
    var seen: Set<String> = []
    return items.map(\.section).filter { seen.insert($0).inserted }
  }

  /// How far each section is, in the order of the items.
  package func progressBySection(_ ledger: ReceptionLedger) -> [(
    section: String, progress: ReceptionProgress
  )] {
    let groups = Dictionary(grouping: items, by: \.section)
    return sections.map { ($0, ReceptionProgress(groups[$0] ?? [], ledger)) }
  }

  /// The items with those first that need somebody.
  ///
  /// Undecided and unsound, declared missing, or not as in the earlier reception; missing; with remarks; undecided.
  /// Within a group they stand in the order of the file.
  package func exceptionsFirst(_ ledger: ReceptionLedger) -> [ReceptionItem] {
    items.enumerated()
      .map { (rank: Self.rank(of: $1, ledger.standing(of: $1)), index: $0, item: $1) }
      .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
      .map(\.item)
  }

  /// The items that are no plain receipt and no plain waiting.
  package func exceptions(_ ledger: ReceptionLedger) -> [ReceptionItem] {
    exceptionsFirst(ledger).filter { Self.rank(of: $0, ledger.standing(of: $0)) < Self.plainRank }
  }

  private static let plainRank = 20

  private static func rank(of item: ReceptionItem, _ standing: ReceptionStanding) -> Int {
    switch standing.state {
    case nil where !item.integrity.isSound:
      ReceptionItem.Integrity.allCases.firstIndex(of: item.integrity) ?? 0
    case nil where item.declared == .missing || item.declared == .inProgress: 10
    case nil where item.change == .new || item.change == .changed: 11
    case .missing: 12
    case .withRemarks: 13
    case nil: plainRank
    case .received, .notApplicable: plainRank + 1
    }
  }
}

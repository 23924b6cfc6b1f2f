/// How one area of the action plan stands.
package struct AreaProgress: Hashable, Sendable {
  /// The area of action, as the plan writes it.
  package let name: String
  /// The area's indicators, in the order of their codes.
  package let items: [PlanItem]

  /// Mean of the known percentages, one decimal place; nil when none is known.
  package var percent: FixedDecimal? {
    let known = items.compactMap(\.progress)
    guard !known.isEmpty else { return nil }
    let sum = known.reduce(0) { $0 + $1.tenThousandths }
    return .percentage(sum, of: known.count * 1_000_000)
  }

  /// How many items are in `state`.
  package func count(_ state: PlanItem.State) -> Int { items.count { $0.state == state } }

  /// The areas in the order of their items' codes; computed items carry the value of their indicator.
  package static func all(of registry: Registry, indicators: [Indicator]) -> [AreaProgress] {
    let items = registry.plan.map { item in item.filled(from: indicators) }
    var order: [String] = []
    for item in items where !order.contains(item.area) { order.append(item.area) }
    return order.map { area in AreaProgress(name: area, items: items.filter { $0.area == area }) }
  }
}

extension PlanItem {
  /// The item with progress, value and state of the indicator that the tool computes for it, if any.
  package func filled(from indicators: [Indicator]) -> PlanItem {
    guard let computed, let indicator = indicators.first(where: { $0.kind == computed }) else { return self }
    var item = self
    item.progress = indicator.percent
    item.reached =
      computed == .document
      ? indicator.part == 1 ? "1 documento publicado" : "documento elaborado, por publicar"
      : "\(indicator.part) de \(indicator.total)"
    item.state = indicator.isReached ? .done : .underway
    return item
  }
}

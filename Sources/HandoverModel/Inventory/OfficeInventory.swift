/// The electronic files of one unit, as they are on disk.
package struct ElectronicHolding: Hashable, Sendable {
  /// Endings of the files in capitals, the most frequent first: «PDF».
  package let types: [String]
  /// How many files.
  package let files: Int
  /// Their bytes together.
  package let bytes: Int

  package init(types: [String], files: Int, bytes: Int) {
    self.types = types
    self.files = files
    self.bytes = bytes
  }
}

/// One row of an inventory: a unit of description with its order number.
package struct InventoryUnit: Hashable, Sendable {
  /// From 1, without gaps.
  package let number: Int
  /// What is delivered.
  package let element: Deliverable
  /// Its files; nil when there are none.
  package let holding: ElectronicHolding?
}

/// The inventory of one office: what it produced and hands over, in the order of the form.
package struct OfficeInventory: Hashable, Sendable {
  /// The oficina productora; empty when the registry does not say.
  package let office: String
  /// By box and folder first, then by code and date.
  package let units: [InventoryUnit]
  /// What the office should hand over and does not: missing or under way.
  package let open: [Deliverable]

  package init(office: String, units: [InventoryUnit], open: [Deliverable]) {
    self.office = office
    self.units = units
    self.open = open
  }

  /// One inventory for each office that produced something, by name, the nameless one last.
  ///
  /// Systems are no documents and stand in none. With a `support`, only units that have it, hybrid ones in both.
  package static func all(
    of elements: [Deliverable], holdings: [String: ElectronicHolding],
    only support: Deliverable.Support? = nil
  ) -> [OfficeInventory] {
    let documents = elements.filter { element in
      element.kind != .system && (support == nil || element.support == support || element.support == .both)
    }
    return Dictionary(grouping: documents, by: \.office).map { office, elements in
      let units = elements.filter { $0.state == .delivered }.map { (key: ShelfOrder($0), element: $0) }
        .sorted { $0.key < $1.key }
        .enumerated().map { index, unit in
          InventoryUnit(number: index + 1, element: unit.element, holding: holdings[unit.element.code])
        }
      return OfficeInventory(
        office: office, units: units,
        open: elements.filter { $0.state == .missing || $0.state == .inProgress }
          .sorted { NaturalText($0.code) < NaturalText($1.code) })
    }
    .filter { !$0.units.isEmpty }
    .sorted {
      ($0.office.isEmpty ? 1 : 0, $0.office.foldedForSearch) < (
        $1.office.isEmpty ? 1 : 0, $1.office.foldedForSearch
      )
    }
  }
}

extension Deliverable {
  /// The oficina productora: who produced it, or else who answers for it.
  package var office: String { producer.isEmpty ? custodian : producer }

  /// Whether any of it is on paper or another carrier that lies on a shelf.
  package var isPhysical: Bool { support != .electronic }

  /// Whether any of it is electronic files.
  package var isElectronic: Bool { support != .paper }
}

/// Where a unit stands in an inventory: as it lies in the boxes, then what lies in none.
private struct ShelfOrder: Comparable {
  private let isLoose: Bool
  private let words: [NaturalText]

  init(_ element: Deliverable) {
    isLoose = element.box.isEmpty && element.folder.isEmpty
    let date = element.firstDate?.earliest?.description ?? "9999"
    let shelf = [element.box, element.folder, element.volume]
    words = ((isLoose ? [] : shelf) + [element.retentionCode, date, element.code]).map(NaturalText.init)
  }

  static func < (left: ShelfOrder, right: ShelfOrder) -> Bool {
    left.isLoose != right.isLoose ? right.isLoose : left.words.lexicographicallyPrecedes(right.words)
  }
}

/// A text that is ordered as people order it: numbers in it by their value.
package struct NaturalText: Comparable, Hashable, Sendable {
  private let parts: [Part]

  package init(_ text: String) {
    var parts: [Part] = []
    for run in text.foldedForSearch.runs(where: { $0.isASCII && $0.isNumber }) {
      if let number = Int(run) { parts.append(.number(number)) } else { parts.append(.word(run)) }
    }
    self.parts = parts
  }

  private enum Part: Hashable, Comparable {
    case number(Int)
    case word(String)
  }

  package static func < (left: NaturalText, right: NaturalText) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}

extension String {
  /// The text cut where a property of its characters changes.
  fileprivate func runs(where property: (Character) -> Bool) -> [String] {
    var runs: [String] = []
    var last: Bool?
    for character in self {
      let has = property(character)
      if has == last { runs[runs.count - 1].append(character) } else { runs.append(String(character)) }
      last = has
    }
    return runs
  }
}

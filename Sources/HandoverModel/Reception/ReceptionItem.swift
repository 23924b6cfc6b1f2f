/// One thing to receive: an element of the inventory, a generated folder, or a file that belongs to no element.
package struct ReceptionItem: Hashable, Sendable {
  /// What decisions name it by: the element's code, the folder's name, or the path below `data/`.
  package var code = ""
  /// What sort of thing it is.
  package var kind = Kind.element
  /// What it is called.
  package var title = ""
  /// The element's section; `documentos`, `tablas` or `sin catalogar` for the others.
  package var section = ""
  /// The archival series; empty for none.
  package var series = ""
  /// The archival subseries; empty for none.
  package var subseries = ""
  /// What carries it, as the inventory says.
  package var support = ""
  /// Whether the deliverer says that it is there.
  package var declared = Deliverable.State.delivered
  /// Why it is not, as the deliverer says; empty when nothing is said.
  package var reason = ""
  /// Where it lies; empty when that is not said.
  package var location = ""
  /// What the inventory says of its boxes, folders, volumes and sheets; nil when it says nothing (C-13).
  package var units: InventoriedUnits?
  /// How many files belong to it, with those that are listed and not there.
  package var files = 0
  /// The length of those that are there.
  package var bytes = 0
  /// The worst state of its files (C-14).
  package var integrity = Integrity.withoutFiles
  /// The codes of the defects at its files, sorted, each once.
  package var problems: [String] = []
  /// What tells whether it is the same in another version (C-15).
  package var fingerprint = Digest.none
  /// How it stands to the earlier reception; nil without one (C-16).
  package var change: Change?
  /// What the earlier reception decided about the same thing; nil when there is nothing to inherit (C-16).
  package var inherited: InheritedDecision?

  package init() {}

  /// What sort of thing an item is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case element = "elemento"
    case folder = "carpeta"
    case file = "archivo"
  }

  /// What the machine found about the files of an item, worst first.
  package enum Integrity: String, Choice, Comparable {
    case altered = "alterado"
    case absent = "ausente"
    case withProblems = "con problemas"
    case unchecked = "sin comprobar"
    case undeclared = "no declarado"
    case intact = "íntegro"
    case withoutFiles = "sin archivos"

    /// The worse state sorts first.
    package static func < (left: Integrity, right: Integrity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// Whether nothing speaks against receiving the item as it is.
    package var isSound: Bool { self == .intact || self == .withoutFiles }
  }

  /// How an item stands to the earlier reception.
  package enum Change: String, Hashable, Sendable, CaseIterable {
    case new = "nuevo"
    case changed = "cambiado"
    case same = "igual"
  }
}

/// What the inventory says of the boxes, folders, volumes and sheets of a physical item.
package struct InventoriedUnits: Hashable, Sendable {
  /// The numbers or names of the boxes, for example `3-5`; empty for none.
  package var box = ""
  /// Those of the folders; empty for none.
  package var folder = ""
  /// Those of the volumes; empty for none.
  package var volume = ""
  /// Any other unit; empty for none.
  package var other = ""
  /// How many sheets; nil when that is not said.
  package var sheets: Int?

  package init() {}

  /// Whether nothing is said.
  package var isEmpty: Bool {
    box.isEmpty && folder.isEmpty && volume.isEmpty && other.isEmpty && sheets == nil
  }
}

/// A decision of the earlier reception that still holds, because the item is the same.
package struct InheritedDecision: Hashable, Sendable {
  /// The version of the bundle about which it was decided; nil when that has none.
  package var version: Int?
  /// The receiver's judgement.
  package var state = Reception.State.received
  /// Who decided.
  package var name = ""
  /// That person's post.
  package var post = ""
  /// When it was decided.
  package var moment = LocalMoment(instant: 0, offset: 0)
  /// What was observed; empty for nothing.
  package var observation = ""
  /// The term for mending it in working days; nil for the legal one.
  package var term: Int?
  /// Who must mend it; empty when nobody was named.
  package var mender = ""
  /// What was counted; nil when nothing was.
  package var counted: CountedUnits?

  package init() {}
}

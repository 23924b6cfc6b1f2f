/// How many boxes, folders, volumes and sheets an inventory counts (C-17).
package enum InventoryCount {
  /// What the inventory counts of each unit; nil where it cannot be counted.
  package static func of(_ units: InventoriedUnits) -> CountedUnits {
    var counted = CountedUnits()
    counted.boxes = count(units.box)
    counted.folders = count(units.folder)
    counted.volumes = count(units.volume)
    counted.sheets = units.sheets
    return counted
  }

  /// How many units a text names: `3` is one, `3-5` are three, `1, 3 y 7-9` are five; nil for any other text.
  package static func count(_ text: String) -> Int? {
    let parts = text.replacing(" y ", with: ",").split(omittingEmptySubsequences: false) {
      $0 == "," || $0 == ";"
    }
    var total = 0
    for part in parts {
      guard let units = units(String(part).withoutOuterSpace) else { return nil }
      total += units
    }
    return total
  }

  private static func units(_ part: String) -> Int? {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { number(String($0)) }
    switch ends.count {
    case 1: return ends[0].map { _ in 1 }
    case 2:
      guard let first = ends[0], let last = ends[1], first <= last else { return nil }
      return last - first + 1
    default: return nil
    }
  }

  /// A number of one to nine digits.
  private static func number(_ text: String) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}

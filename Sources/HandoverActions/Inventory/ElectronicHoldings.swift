import HandoverModel

/// What lies on disk for each element.
enum ElectronicHoldings {
  /// By code of the element: the types, the number and the size of its files.
  static func all(of material: CataloguedMaterial) -> [String: ElectronicHolding] {
    var tallies: [String: Tally] = [:]
    for catalogued in material.files {
      guard let element = catalogued.element else { continue }
      tallies[element.code, default: Tally()].add(catalogued.file)
    }
    return tallies.mapValues(\.holding)
  }

  private struct Tally {
    private var bytes = 0
    private var files = 0
    private var types: [String: Int] = [:]

    mutating func add(_ file: MaterialFile) {
      bytes += file.size
      files += 1
      types[FileEnding.of(file.path), default: 0] += 1
    }

    var holding: ElectronicHolding {
      ElectronicHolding(
        types: types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key), files: files, bytes: bytes
      )
    }
  }
}

/// The ending of a file's name as it is written in inventories.
enum FileEnding {
  /// In capitals, for example «PDF»; «Sin extensión» when there is none that looks like one.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return none }
    let ending = name[name.index(after: point)...]
    let isPlain =
      (1...6).contains(ending.utf8.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isPlain ? ending.uppercased() : none
  }

  /// What stands in place of an ending.
  static let none = "Sin extensión"
}

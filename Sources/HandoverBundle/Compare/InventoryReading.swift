import HandoverModel

/// What an `empalme.json` says of the files that a manifest lists, as plain texts.
struct InventoryReading: Sendable {
  /// What is said of each file, by its path below `data/` and then by key.
  let files: [String: [String: String]]

  /// The longest inventory of so many files that makes sense; a longer one is not worth its memory.
  static func longest(files: Int) -> UInt64 { UInt64(files + 16) * (16 << 10) }

  /// Nil when the bytes are no JSON; only the files among `paths` are kept.
  ///
  /// A file that is described twice keeps its first description: the audit reports the second.
  init?(_ bytes: [UInt8], of paths: [String: String]) {
    var files: [String: [String: String]] = [:]
    var entry: [String: String] = [:]
    var element = -1
    func keep() {
      if let path = entry["ruta"], paths[path] != nil, files[path] == nil { files[path] = entry }
      entry = [:]
    }
    do throws(JSONWalk.Malformed) {
      try JSONWalk.read(bytes) { place, scalar in
        guard place.keys.count == 2, place.keys[0] == "archivos" else { return }
        if place.element != element { keep() }
        element = place.element
        if let value = scalar.string { entry[place.keys[1]] = value }
      }
    } catch {
      return nil
    }
    keep()
    self.files = files
  }
}

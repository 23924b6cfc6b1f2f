/// The portable paths given to a set of original paths: no two alike on any file system, the same set always alike.
///
/// A path that is portable keeps its name. One that is not gets the nearest portable name; where two names would
/// meet, the one that had to change carries six digits derived from its original name, so that the result does not
/// depend on the order of listing nor on what else lies in the folder.
package struct PortableNames: Sendable {
  /// One original path and its place in the bundle.
  package struct Placement: Hashable, Sendable {
    /// The relative path in the expediente, `/` between components, as the disk has it.
    package let original: String
    /// Where the file lies in the bundle.
    package let path: BundlePath
    /// Whether the name had to change.
    package let isMapped: Bool

    package init(original: String, path: BundlePath, isMapped: Bool) {
      self.original = original
      self.path = path
      self.isMapped = isMapped
    }
  }

  /// One placement for every original path, sorted by path.
  package let placements: [Placement]

  /// Places original relative paths (`/` between components) below a folder of the bundle.
  ///
  /// `room` is how many UTF-16 units the folder and the path may fill: 200 less the bundle's name and `/data/`.
  package init(placing originals: some Sequence<String>, under folder: BundlePath, room: Int) {
    var tree = PlacedFolder()
    for original in originals { tree.insert(original) }
    var result: [Placement] = []
    var crowded: [String] = []
    tree.walk(folder.text) { original, path in
      if path.utf16.count <= room, let placed = BundlePath(path) {
        let own = placed.text.utf8.dropFirst(folder.text.utf8.count + 1)
        result.append(.init(original: original, path: placed, isMapped: !own.elementsEqual(original.utf8)))
      } else {
        crowded.append(original)
      }
    }
    var taken = crowded.isEmpty ? [] : Set(result.map { PortableName.folded($0.path.text) })
    for original in crowded.sorted(by: { $0.precedesInUTF8($1) }) {
      guard let path = Self.shortened(original, under: folder, room: room, taken: &taken) else { continue }
      result.append(.init(original: original, path: path, isMapped: true))
    }
    placements = result.sorted { $0.path < $1.path }
  }

  /// A path that is too long gives up its folders and most of its name, not its extension.
  private static func shortened(
    _ original: String, under folder: BundlePath, room: Int, taken: inout Set<String>
  ) -> BundlePath? {
    let name = original.split(separator: "/").last.map(String.init) ?? "_"
    for attempt in 0..<1000 {
      let mark = "_" + hexadecimal(original + (attempt == 0 ? "" : "#\(attempt)"), digits: 10)
      let units = max(room - folder.text.utf16.count - 1 - mark.utf16.count, 1)
      let path = folder.text + "/" + marked(repaired(name), mark, units: min(units, 60))
      guard let placed = BundlePath(path), taken.insert(PortableName.folded(path)).inserted else { continue }
      return placed
    }
    return nil
  }

  /// The nearest portable name to any name.
  package static func repaired(_ name: String) -> String {
    if WesternText.isPortable(component: name) { return name }
    var scalars = String.UnicodeScalarView()
    for scalar in PortableName.normalized(name).unicodeScalars {
      scalars.append(PortableName.problem(of: scalar) == nil ? scalar : "_")
    }
    while let last = scalars.last, last == "." || last.properties.isWhitespace { scalars.removeLast() }
    let text = PortableName.normalized(String(scalars))
    if text.isEmpty { return "_" }
    let free = PortableName.isReserved(text) ? "_" + text : text
    return free.utf8.count > PortableName.longestComponent
      ? marked(free, "_" + hexadecimal(name, digits: 6), units: 60) : free
  }

  /// The name with a mark before its extension, its stem cut to fit.
  static func marked(_ name: String, _ mark: String, units: Int) -> String {
    let point = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
    let ending = String(name[point...])
    let suffix = ending.utf16.count <= 12 && ending.utf16.count < units ? ending : ""
    var stem = String(name[..<(suffix.isEmpty ? name.endIndex : point)])
    while stem.utf16.count > max(units - suffix.utf16.count, 1) { stem.removeLast() }
    while let last = stem.last, last == "." || last.isWhitespace { stem.removeLast() }
    return stem + mark + suffix
  }

  /// Digits that depend on the text's bytes alone (FNV-1a, 64 bits).
  static func hexadecimal(_ text: String, digits: Int) -> String {
    let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let hex = String(value, radix: 16)
    return String((String(repeating: "0", count: 16 - hex.count) + hex).suffix(digits))
  }
}

/// One folder of the originals while their names are chosen.
private struct PlacedFolder {
  /// Keyed by the bytes: Swift would take NFC and NFD of one name for the same key.
  private var children: [[UInt8]: PlacedFolder] = [:]
  private var files: [[UInt8]: [String]] = [:]

  mutating func insert(_ original: String) {
    let parts = original.split(separator: "/", omittingEmptySubsequences: true).map { Array($0.utf8) }
    insert(original, parts[...])
  }

  private mutating func insert(_ original: String, _ parts: ArraySlice<[UInt8]>) {
    guard let first = parts.first else { return }
    if parts.count == 1 {
      files[first, default: []].append(original)
    } else {
      children[first, default: PlacedFolder()].insert(original, parts.dropFirst())
    }
  }

  func walk(_ folder: String, _ visit: (_ original: String, _ path: String) -> Void) {
    var taken: Set<String> = []
    let names = Set(files.keys).union(children.keys).map(PlacedName.init).sorted()
    for placed in names {
      let (bytes, name) = (placed.bytes, placed.text)
      if let inside = children[bytes] {
        inside.walk(folder + "/" + Self.free(name, &taken), visit)
      }
      for original in files[bytes, default: []] {
        visit(original, folder + "/" + Self.free(name, &taken))
      }
    }
  }

  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    let plain = PortableNames.repaired(name)
    if taken.insert(PortableName.folded(plain)).inserted { return plain }
    for attempt in 0..<1000 {
      let seed = name + (attempt == 0 ? "" : "#\(attempt)")
      let other = PortableNames.marked(plain, "_" + PortableNames.hexadecimal(seed, digits: 6), units: 100)
      if taken.insert(PortableName.folded(other)).inserted { return other }
    }
    return plain
  }
}

/// One name of a folder in the order of choosing: portable names first, then by bytes.
private struct PlacedName: Comparable {
  let bytes: [UInt8]
  let text: String
  private let isPortable: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    text = String(decoding: bytes, as: UTF8.self)
    isPortable = PortableName.problem(inComponent: text) == nil
  }

  static func < (left: PlacedName, right: PlacedName) -> Bool {
    if left.isPortable != right.isPortable { return left.isPortable }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

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
    let tree = PlacedFolder(of: originals)
    var result: [Placement] = []
    var crowded: [String] = []
    tree.walk(folder.text) { original, path in
      if path.utf16.count <= room, let placed = BundlePath(path) {
        let isMapped = ByteText(path) != ByteText(folder.text + "/" + original)
        result.append(.init(original: original, path: placed, isMapped: isMapped))
      } else {
        crowded.append(original)
      }
    }
    var taken = crowded.isEmpty ? [] : Set(result.map { ByteText(PortableName.folded($0.path.text)) })
    for original in crowded.sorted(by: { $0.precedesInUTF8($1) }) {
      guard let path = Self.shortened(original, under: folder, room: room, taken: &taken) else { continue }
      result.append(.init(original: original, path: path, isMapped: true))
    }
    placements = result.sorted { $0.path < $1.path }
  }

  /// A path that is too long gives up its folders and most of its name, not its extension.
  private static func shortened(
    _ original: String, under folder: BundlePath, room: Int, taken: inout Set<ByteText>
  ) -> BundlePath? {
    let name = original.split(separator: "/").last.map(String.init) ?? "_"
    for attempt in 0..<1000 {
      let mark = "_" + hexadecimal(original + (attempt == 0 ? "" : "#\(attempt)"), digits: 10)
      let units = max(room - folder.text.utf16.count - 1 - mark.utf16.count, 1)
      let path = folder.text + "/" + marked(repaired(name), mark, units: min(units, 60))
      guard let placed = BundlePath(path), taken.insert(ByteText(PortableName.folded(path))).inserted
      else { continue }
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
  private var children: [ByteText: PlacedFolder] = [:]
  private var files: [(name: String, original: String)] = []

  init() {}

  /// Files of one folder usually come together, so that each folder is sought once.
  init(of originals: some Sequence<String>) {
    var folder = ""
    var own: [(name: String, original: String)] = []
    for original in originals {
      let slash = original.utf8.lastIndex(of: 0x2F)
      let parent = slash.map { original[..<$0] } ?? ""
      if ByteText(String(parent)) != ByteText(folder) {
        insert(own, below: folder)
        (folder, own) = (String(parent), [])
      }
      let name = slash.map { String(original[original.utf8.index(after: $0)...]) } ?? original
      if !name.isEmpty { own.append((name, original)) }
    }
    insert(own, below: folder)
  }

  private mutating func insert(_ own: [(name: String, original: String)], below folder: String) {
    insert(own, folder.split(separator: "/").map { ByteText(String($0)) }[...])
  }

  private mutating func insert(_ own: [(name: String, original: String)], _ parts: ArraySlice<ByteText>) {
    guard !own.isEmpty else { return }
    guard let first = parts.first else {
      files += own
      return
    }
    children[first, default: PlacedFolder()].insert(own, parts.dropFirst())
  }

  func walk(_ folder: String, _ visit: (_ original: String, _ path: String) -> Void) {
    var taken: Set<ByteText> = []
    let folders = children.map { PlacedName($0.key.text, .folder($0.value)) }
    let names = files.map { PlacedName($0.name, .file(original: $0.original)) }
    for placed in (folders + names).sorted() {
      let path = folder + "/" + Self.free(placed.text, &taken)
      switch placed.content {
      case .folder(let inside): inside.walk(path, visit)
      case .file(let original): visit(original, path)
      }
    }
  }

  private static func free(_ name: String, _ taken: inout Set<ByteText>) -> String {
    let plain = PortableNames.repaired(name)
    if taken.insert(ByteText(PortableName.folded(plain))).inserted { return plain }
    for attempt in 0..<1000 {
      let seed = name + (attempt == 0 ? "" : "#\(attempt)")
      let other = PortableNames.marked(plain, "_" + PortableNames.hexadecimal(seed, digits: 6), units: 100)
      if taken.insert(ByteText(PortableName.folded(other))).inserted { return other }
    }
    return plain
  }
}

/// One name of a folder in the order of choosing: portable names first, then by bytes, folders before files.
private struct PlacedName: Comparable {
  enum Content {
    case folder(PlacedFolder)
    case file(original: String)
  }

  let text: String
  let content: Content
  private let isPortable: Bool

  init(_ text: String, _ content: Content) {
    self.text = text
    self.content = content
    isPortable = PortableName.problem(inComponent: text) == nil
  }

  private var isFolder: Bool { if case .folder = content { true } else { false } }

  static func < (left: PlacedName, right: PlacedName) -> Bool {
    if left.isPortable != right.isPortable { return left.isPortable }
    if left.text.precedesInUTF8(right.text) { return true }
    return left.isFolder && !right.isFolder && ByteText(left.text) == ByteText(right.text)
  }

  static func == (left: PlacedName, right: PlacedName) -> Bool { !(left < right) && !(right < left) }
}

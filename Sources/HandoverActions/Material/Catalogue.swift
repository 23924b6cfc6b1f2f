package import HandoverModel

/// An element of the catalogue, kept once for all files that belong to it.
package final class CatalogueEntry: Sendable {
  /// The element as it is recorded.
  package let element: Deliverable

  init(_ element: Deliverable) { self.element = element }
}

/// Which element each file belongs to.
package struct Catalogue: Sendable {
  private let byPath: [ByteText: CatalogueEntry]
  /// The folders in which an element lies.
  private let folders: Set<ByteText>

  package init(_ deliverables: [Deliverable]) {
    byPath = Dictionary(
      deliverables.filter { !$0.path.isEmpty }.map { element in
        (ByteText(Self.normalized(element.path)), CatalogueEntry(element))
      }
    ) { first, _ in first }
    folders = Set(byPath.keys.map { ByteText(String($0.text.folder)) })
  }

  /// Whether an element may be recorded for a file directly in a normalized folder.
  func hasElements(in folder: Substring) -> Bool { folders.contains(ByteText(String(folder))) }

  /// The element of a file: the one recorded for its path, or for the nearest folder above it.
  package func element(of file: String) -> Deliverable? { entry(of: file)?.element }

  func entry(of file: String) -> CatalogueEntry? {
    var path = Substring(Self.normalized(file))
    while true {
      if let entry = byPath[ByteText(String(path))] { return entry }
      guard let slash = path.utf8.lastIndex(of: 0x2F) else { return nil }
      path = path[..<slash]
    }
  }

  /// The element recorded for exactly that path.
  package func exact(_ path: String) -> Deliverable? { entry(exactly: Self.normalized(path))?.element }

  /// The entry of a normalized path.
  func entry(exactly path: String) -> CatalogueEntry? { byPath[ByteText(path)] }

  /// The entries of a normalized folder and of those above it.
  func entries(onTheWayTo folder: Substring) -> [CatalogueEntry] {
    var entries: [CatalogueEntry] = []
    var path = folder
    while !path.isEmpty {
      if let entry = entry(exactly: String(path)) { entries.append(entry) }
      path = path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
    }
    return entries
  }

  /// A path as paths are compared: NFC, `/` between components, no `./` before and no `/` behind.
  package static func normalized(_ path: String) -> String {
    if path.isPlainPath { return path }
    let plain = PortableName.normalized(path.utf8.contains(0x5C) ? path.replacing("\\", with: "/") : path)
    if BundlePath(plain) != nil { return plain }
    return plain.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

/// A file and the element it belongs to, if it is catalogued.
package struct CataloguedFile: Sendable {
  /// The file as it was found.
  package let file: MaterialFile
  /// What the catalogue has for it; nil when it is not catalogued.
  package let entry: CatalogueEntry?
  /// Whether the element is this very file, not a folder above it.
  package let isElement: Bool

  /// Its element; nil when it is not catalogued.
  package var element: Deliverable? { entry?.element }
}

/// The files of an expediente held against its catalogue.
package struct CataloguedMaterial: Sendable {
  /// Every file with its element, if it has one.
  package let files: [CataloguedFile]
  /// Elements recorded as delivered electronically whose path has no file.
  package let absent: [Deliverable]

  package init(_ scan: MaterialScan, _ deliverables: [Deliverable]) {
    let catalogue = Catalogue(deliverables)
    var present: Set<ObjectIdentifier> = []
    var files: [CataloguedFile] = []
    files.reserveCapacity(scan.files.count)
    // Files come sorted, so that those of one folder stand together and the folder is looked up once.
    var folder: (path: Substring, entry: CatalogueEntry?, hasElements: Bool) = ("", nil, true)
    for file in scan.files {
      let isNear = file.path.folder.isSame(as: folder.path) && !file.path.utf8.contains(0x5C)
      if isNear, !folder.hasElements {
        files.append(CataloguedFile(file: file, entry: folder.entry, isElement: false))
        continue
      }
      let path = Catalogue.normalized(file.path)
      let parent = path.folder
      if !parent.isSame(as: folder.path) {
        folder = (parent, catalogue.entry(of: String(parent)), catalogue.hasElements(in: parent))
        for entry in catalogue.entries(onTheWayTo: parent) { present.insert(ObjectIdentifier(entry)) }
      }
      let own = catalogue.entry(exactly: path)
      if let own { present.insert(ObjectIdentifier(own)) }
      files.append(CataloguedFile(file: file, entry: own ?? folder.entry, isElement: own != nil))
    }
    self.files = files
    absent = deliverables.filter { deliverable in
      deliverable.state == .delivered && !deliverable.path.isEmpty
        && catalogue.entry(exactly: Catalogue.normalized(deliverable.path))
          .map { !present.contains(ObjectIdentifier($0)) } ?? true
    }
  }

  /// The codes of ``absent``.
  package var absentCodes: Set<String> { Set(absent.map(\.code)) }
}

extension String {
  /// Whether ``Catalogue/normalized(_:)`` would change nothing, as far as the ASCII bytes tell.
  fileprivate var isPlainPath: Bool {
    let bytes = utf8Span.span
    var previous = UInt8(ascii: "/")
    for index in bytes.indices {
      let byte = bytes[index]
      // A component that begins with a point or is empty, a backslash, and what may have another form in Unicode.
      if previous == 0x2F, byte == 0x2E || byte == 0x2F { return false }
      if byte == 0x5C || byte >= 0x80 { return false }
      previous = byte
    }
    return bytes.count > 0 && previous != 0x2F
  }
}

package import HandoverModel

/// Which element each file belongs to.
package struct Catalogue: Sendable {
  private let byPath: [ByteText: Deliverable]

  package init(_ deliverables: [Deliverable]) {
    byPath = Dictionary(
      deliverables.filter { !$0.path.isEmpty }.map { (ByteText(Self.normalized($0.path)), $0) }
    ) { first, _ in first }
  }

  /// The element of a file: the one recorded for its path, or for the nearest folder above it.
  package func element(of file: String) -> Deliverable? {
    var path = Substring(Self.normalized(file))
    while true {
      if let deliverable = byPath[ByteText(String(path))] { return deliverable }
      guard let slash = path.utf8.lastIndex(of: 0x2F) else { return nil }
      path = path[..<slash]
    }
  }

  /// The element recorded for exactly that path.
  package func exact(_ path: String) -> Deliverable? { byPath[ByteText(Self.normalized(path))] }

  /// A path as paths are compared: NFC, `/` between components, no `./` before and no `/` behind.
  package static func normalized(_ path: String) -> String {
    let plain = PortableName.normalized(path.utf8.contains(0x5C) ? path.replacing("\\", with: "/") : path)
    if BundlePath(plain) != nil { return plain }
    return plain.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

/// A file and the element it belongs to, if it is catalogued.
package struct CataloguedFile: Hashable, Sendable {
  /// The file as it was found.
  package let file: MaterialFile
  /// Its element; nil when it is not catalogued.
  package let element: Deliverable?
  /// Whether the element is this very file, not a folder above it.
  package let isElement: Bool
}

/// The files of an expediente held against its catalogue.
package struct CataloguedMaterial: Sendable {
  /// Every file with its element, if it has one.
  package let files: [CataloguedFile]
  /// Elements recorded as delivered electronically whose path has no file.
  package let absent: [Deliverable]

  package init(_ scan: MaterialScan, _ deliverables: [Deliverable]) {
    let catalogue = Catalogue(deliverables)
    var present: Set<ByteText> = []
    var files: [CataloguedFile] = []
    files.reserveCapacity(scan.files.count)
    // Files come sorted, so that those of one folder stand together and the folder is looked up once.
    var folder: (path: Substring, element: Deliverable?) = ("", nil)
    for file in scan.files {
      let path = Catalogue.normalized(file.path)
      present.insert(ByteText(path))
      let parent = path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
      if !parent.utf8.elementsEqual(folder.path.utf8) {
        folder = (parent, catalogue.element(of: String(parent)))
        Self.insert(parent, into: &present)
      }
      let own = catalogue.exact(path)
      files.append(CataloguedFile(file: file, element: own ?? folder.element, isElement: own != nil))
    }
    self.files = files
    absent = deliverables.filter { deliverable in
      deliverable.state == .delivered && !deliverable.path.isEmpty
        && !present.contains(ByteText(Catalogue.normalized(deliverable.path)))
    }
  }

  /// A folder and those above it.
  private static func insert(_ folder: Substring, into present: inout Set<ByteText>) {
    var path = folder
    while !path.isEmpty, present.insert(ByteText(String(path))).inserted {
      path = path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
    }
  }

  /// The codes of ``absent``.
  package var absentCodes: Set<String> { Set(absent.map(\.code)) }
}

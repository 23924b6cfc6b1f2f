package import HandoverModel

/// Which element each file belongs to.
package struct Catalogue: Sendable {
  private let byPath: [String: Deliverable]

  package init(_ deliverables: [Deliverable]) {
    byPath = Dictionary(
      deliverables.filter { !$0.path.isEmpty }.map { (Self.normalized($0.path), $0) }
    ) { first, _ in first }
  }

  /// The element of a file: the one recorded for its path, or for the nearest folder above it.
  package func element(of file: String) -> Deliverable? {
    var path = Substring(Self.normalized(file))
    while true {
      if let deliverable = byPath[String(path)] { return deliverable }
      guard let slash = path.utf8.lastIndex(of: 0x2F) else { return nil }
      path = path[..<slash]
    }
  }

  /// The element recorded for exactly that path.
  package func exact(_ path: String) -> Deliverable? { byPath[Self.normalized(path)] }

  /// A path as paths are compared: NFC, `/` between components, no `./` before and no `/` behind.
  package static func normalized(_ path: String) -> String {
    let plain = PortableName.normalized(path.utf8.contains(0x5C) ? path.replacing("\\", with: "/") : path)
    if BundlePath(plain) != nil { return plain }
    return plain.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}

/// The files of an expediente held against its catalogue.
package struct CataloguedMaterial: Sendable {
  /// Every file with its element, if it has one.
  package let files: [(file: MaterialFile, element: Deliverable?)]
  /// Elements recorded as delivered electronically whose path has no file.
  package let absent: [Deliverable]

  package init(_ scan: MaterialScan, _ deliverables: [Deliverable]) {
    let catalogue = Catalogue(deliverables)
    files = scan.files.map { ($0, catalogue.element(of: $0.path)) }
    var present: Set<String> = []
    for file in scan.files {
      var path = Substring(Catalogue.normalized(file.path))
      while present.insert(String(path)).inserted, let slash = path.utf8.lastIndex(of: 0x2F) {
        path = path[..<slash]
      }
    }
    absent = deliverables.filter { deliverable in
      deliverable.state == .delivered && !deliverable.path.isEmpty
        && !present.contains(Catalogue.normalized(deliverable.path))
    }
  }

  /// The codes of ``absent``.
  package var absentCodes: Set<String> { Set(absent.map(\.code)) }
}

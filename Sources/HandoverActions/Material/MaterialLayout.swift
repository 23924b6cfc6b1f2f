import HandoverBundle
package import HandoverModel

/// Where each file of an expediente goes inside a bundle.
package struct MaterialLayout: Sendable {
  /// One placement per file, in the order in which the files came; its path is relative to `data/`.
  package let placements: [PortableNames.Placement]

  /// Places files of the section folders by their paths in the expediente.
  ///
  /// `name` is the bundle's top folder, which takes its share of the longest path.
  package init(_ paths: [String], inBundleNamed name: String) {
    let parts = Self.parts(paths)
    self.init(
      parts.map { ($0.own, Self.placed($0.own, of: paths, $0.section, name)) }, count: paths.count)
  }

  /// The same, the sections side by side.
  static func of(_ paths: [String], inBundleNamed name: String) async -> MaterialLayout {
    await withTaskGroup(of: (own: [Int], placed: [PortableNames.Placement?]).self) { group in
      for (section, own) in Self.parts(paths) {
        group.addTask { (own, Self.placed(own, of: paths, section, name)) }
      }
      var parts: [(own: [Int], placed: [PortableNames.Placement?])] = []
      for await part in group { parts.append(part) }
      return MaterialLayout(parts, count: paths.count)
    }
  }

  private init(_ parts: [(own: [Int], placed: [PortableNames.Placement?])], count: Int) {
    var placements: [PortableNames.Placement?] = Array(repeating: nil, count: count)
    for (own, placed) in parts {
      for (index, placement) in zip(own, placed) { placements[index] = placement }
    }
    self.placements = placements.compactMap(\.self)
  }

  /// The indexes of the paths in each section's folder.
  private static func parts(_ paths: [String]) -> [(section: Section, own: [Int])] {
    Section.allCases.map { section in
      let prefix = section.folder + "/"
      return (section, paths.indices.filter { paths[$0].startsInUTF8(with: prefix) })
    }
  }

  private static func placed(
    _ own: [Int], of paths: [String], _ section: Section, _ name: String
  ) -> [PortableNames.Placement?] {
    let room = BundleFormat.room(inBundleNamed: name)
    let paths = own.map { paths[$0] }
    return kept(paths, section, room) ?? mapped(paths, section, room)
  }

  /// The usual case: every name can stay; nil as soon as one cannot.
  ///
  /// Expects the paths in order.
  private static func kept(
    _ paths: [String], _ section: Section, _ room: Int
  ) -> [PortableNames.Placement?]? {
    var taken = FoldedNames()
    var previous = ""
    var placements: [PortableNames.Placement?] = []
    placements.reserveCapacity(paths.count)
    for path in paths {
      guard let place = BundlePath(section.bundleFolder + path.utf8Text(from: section.folder.utf8.count)),
        place.text.utf8.count <= room || place.text.utf16.count <= room, taken.insert(path) == nil
      else { return nil }
      for folder in path.folders(notAbove: previous) {
        guard taken.insert(folder) == nil else { return nil }
      }
      placements.append(.init(original: path, path: place, isMapped: false))
      previous = path
    }
    return placements
  }

  private static func mapped(
    _ paths: [String], _ section: Section, _ room: Int
  ) -> [PortableNames.Placement?] {
    guard let folder = BundlePath(section.bundleFolder) else { return [] }
    let skipped = section.folder.utf8.count + 1
    let names = PortableNames(
      placing: paths.lazy.map { $0.utf8Text(from: skipped) }, under: folder, room: room)
    let found = Dictionary(names.placements.map { (ByteText($0.original), $0) }) { first, _ in first }
    return paths.map { path in
      found[ByteText(path.utf8Text(from: skipped))].map {
        .init(original: path, path: $0.path, isMapped: $0.isMapped)
      }
    }
  }
}

extension String {
  /// What follows that many bytes, which must end at a character.
  fileprivate func utf8Text(from offset: Int) -> String { String(utf8.dropFirst(offset)) ?? "" }
}

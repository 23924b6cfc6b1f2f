import HandoverBundle
package import HandoverModel

/// Where each file of an expediente goes inside a bundle.
package struct MaterialLayout: Sendable {
  /// One placement per file, by path in the bundle, relative to `data/`.
  package let placements: [PortableNames.Placement]

  /// Places files by their paths in the expediente.
  ///
  /// `name` is the bundle's top folder, which takes its share of the longest path.
  package init(_ paths: [String], inBundleNamed name: String) {
    let room = BundleFormat.room(inBundleNamed: name)
    placements = Section.allCases.flatMap { section -> [PortableNames.Placement] in
      guard let folder = BundlePath(section.bundleFolder) else { return [] }
      let prefix = section.folder + "/"
      let own = paths.compactMap { path -> String? in
        path.utf8.starts(with: prefix.utf8) ? String(path.utf8.dropFirst(prefix.utf8.count)) : nil
      }
      return PortableNames(placing: own, under: folder, room: room).placements.map { placement in
        .init(original: prefix + placement.original, path: placement.path, isMapped: placement.isMapped)
      }
    }
  }
}

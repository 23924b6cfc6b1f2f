package import HandoverModel

/// What two bundles state differently: their facts, and their files one by one.
package struct BundleComparison: Sendable {
  /// The first bundle as it was given.
  package let a: BundleStatement
  /// The second bundle.
  package let b: BundleStatement
  /// How the two stand to each other.
  package let relation: BundleRelation
  /// The digest by which files are compared, as BagIt names it: `sha256`.
  package let algorithm: String
  /// The facts that differ, in a fixed order.
  package let facts: [FactDifference]
  /// The files that differ: by section, then in bytes order of the path.
  package let files: [FileDifference]
  /// How many files are the same in both, under the same path.
  package let unchanged: Int

  /// Whether nothing differs.
  package var isEqual: Bool { facts.isEmpty && files.isEmpty }

  /// Compares what two bundles state; without an algorithm that both use there is nothing to compare.
  package init(_ a: BundleStatement, _ b: BundleStatement) throws(ComparisonError) {
    guard let first = a.manifest(sharedWith: b), let second = b.manifest(sharedWith: a) else {
      throw .noSharedAlgorithm(a.path, b.path)
    }
    self.a = a
    self.b = b
    relation = BundleRelation(a, b)
    algorithm = first.algorithm
    facts = FactDifference.all(a, b)
    let difference = ManifestDifference(from: first.digests, to: second.digests)
    unchanged = difference.unchanged
    files = FileDifference.all(difference, a, b)
  }

  /// How many files of a kind there are, those that sealing writes left out.
  package func count(_ kind: FileDifference.Kind) -> Int {
    files.count { $0.kind == kind && !$0.isWrittenBySealing }
  }

  /// How many of the files that sealing writes differ.
  package var sealingFiles: Int { files.count(where: \.isWrittenBySealing) }
}

/// A fact that two bundles state differently.
package struct FactDifference: Hashable, Sendable, Encodable {
  /// What it is, in Spanish: «Versión».
  package let name: String
  /// What the first bundle states; empty when it states nothing.
  package let a: String
  /// What the second bundle states.
  package let b: String

  private enum CodingKeys: String, CodingKey {
    case name = "dato"
    case a
    case b
  }

  static func all(_ a: BundleStatement, _ b: BundleStatement) -> [FactDifference] {
    let rows: [(String, (BundleStatement) -> String?)] = [
      ("Entidad", { $0.entity }), ("Serie", { $0.series }), ("Versión", { $0.version.map(String.init) }),
      ("Edición", { $0.edition?.title }), ("Fecha", { $0.date }), ("Motivo", { $0.reason }),
      ("Autor", { $0.author }), ("Sello", { $0.sello?.short }),
    ]
    return rows.compactMap { name, value in
      let (left, right) = (value(a) ?? "", value(b) ?? "")
      return left == right ? nil : FactDifference(name: name, a: left, b: right)
    }
  }
}

/// A file that is not the same in two bundles.
package struct FileDifference: Hashable, Sendable {
  /// What became of it on the way from the first bundle to the second.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case added = "agregado"
    case changed = "cambiado"
    /// The same content under another path.
    case moved = "movido"
    case removed = "retirado"
  }

  /// Added, changed, moved or removed.
  package let kind: Kind
  /// Below `data/`; in the second bundle unless it was removed.
  package let path: String
  /// Where a moved file lay in the first bundle; nil otherwise.
  package let formerPath: String?
  /// The heading under which it is told.
  package let section: String
  /// The title in the inventory, the second bundle's before the first one's; nil without one.
  package let title: String?
  /// Bytes in the first bundle; nil when it is not there.
  package let sizeInA: UInt64?
  /// Bytes in the second bundle.
  package let sizeInB: UInt64?
  /// Whether it is a document that the program writes anew in every version.
  package let isWrittenBySealing: Bool

  static func all(_ difference: ManifestDifference, _ a: BundleStatement, _ b: BundleStatement) -> [Self] {
    let isHandover = a.isHandover && b.isHandover
    func file(_ kind: Kind, _ path: String, from former: String? = nil) -> Self {
      FileDifference(
        kind: kind, path: path, formerPath: former, section: section(path, isHandover: isHandover),
        title: b.title(path) ?? a.title(former ?? path),
        sizeInA: kind == .added ? nil : a.size(former ?? path),
        sizeInB: kind == .removed ? nil : b.size(path),
        isWrittenBySealing: isHandover && BundlePath.isWrittenBySealing(path))
    }
    let files =
      difference.added.map { file(.added, $0) } + difference.changed.map { file(.changed, $0) }
      + difference.removed.map { file(.removed, $0) }
      + difference.moved.map { file(.moved, $0.to, from: $0.from) }
    return files.sorted { left, right in
      if left.isWrittenBySealing != right.isWrittenBySealing { return right.isWrittenBySealing }
      if left.folder != right.folder { return left.folder < right.folder }
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
  }

  /// The first component of the path; empty directly below `data/`.
  private var folder: String {
    path.firstIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func section(_ path: String, isHandover: Bool) -> String {
    let folder = path.firstIndex(of: "/").map { String(path[..<$0]) }
    guard isHandover else { return folder.map { "Carpeta \($0)" } ?? "Carpeta principal" }
    if BundlePath.isWrittenBySealing(path) { return "Documentos que el programa escribe al sellar" }
    if folder == Section.tablesBundleFolder { return "Tablas" }
    return Section.allCases.first { $0.bundleFolder == folder }?.title ?? folder ?? ""
  }
}

/// Why two bundles cannot be compared.
package enum ComparisonError: Explained, Hashable, Sendable {
  case noSharedAlgorithm(String, String)

  package var message: String {
    switch self {
    case .noSharedAlgorithm(let first, let second):
      "«\(first)» y «\(second)» no tienen huellas de la misma clase: no hay con qué compararlos"
    }
  }

  package var hint: String? { "pida una copia con manifest-sha256.txt" }

  package var status: ExitStatus { .data }
}

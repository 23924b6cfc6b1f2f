import HandoverModel

/// The lists of files and of changes in chapter 13: each file while a reader can still survey them, folders beyond.
extension DocumentScope {
  /// How many files a list names one by one; the manifest of the bundle names them all.
  static let mostFilesListed = 500

  /// One section's files.
  func fileGroup(_ title: String, _ files: [DocumentFile], order: Int) -> Scope {
    let (each, folders) = listings(of: files.count)
    return Scope([
      "orden": .number(order),
      "titulo": .text(title), "cuantos": .text(Wording.count(files.count, "archivo", "archivos")),
      "tamano": .text(Wording.size(files.reduce(0) { $0 + $1.bytes })),
      "archivos": .list(each ? files.map(deliverables.scope) : []),
      "carpetas": .list(folders ? self.folders(files) : []),
    ])
  }

  /// Whether that many are listed each, and whether by folder: one of the two, but a specimen has to show both.
  private func listings(of count: Int) -> (each: Bool, folders: Bool) {
    (count <= Self.mostFilesListed || page.isSpecimen, count > Self.mostFilesListed || page.isSpecimen)
  }

  /// The folders that hold the files, in order of path.
  private func folders(_ files: [DocumentFile]) -> [Scope] {
    byFolder(files, \.path.text).map { folder, files in
      Scope([
        "ruta": .text(folder), "cuantos": .text("\(files.count)"),
        "tamano": .text(Wording.size(files.reduce(0) { $0 + $1.bytes })),
      ])
    }
  }

  /// What changed since the version before, file by file; empty when there is too much of it.
  var changes: [Scope] {
    guard let all = input.changes, listings(of: all.count).each else { return [] }
    return all.map { Scope(["clase": .text($0.kind.rawValue), "ruta": .text($0.path)]) }
  }

  /// What changed, counted by folder; empty while ``changes`` can be surveyed.
  var changesByFolder: [Scope] {
    guard let all = input.changes, listings(of: all.count).folders else { return [] }
    return byFolder(all, \.path).map { folder, changes in
      func count(_ kind: DocumentChange.Kind) -> Scope.Value { .text("\(changes.count { $0.kind == kind })") }
      return Scope([
        "ruta": .text(folder), "nuevos": count(.added), "cambiados": count(.changed),
        "retirados": count(.removed),
      ])
    }
  }

  /// Elements grouped by the folder of their path, in order of path.
  private func byFolder<Element>(
    _ elements: [Element], _ path: (Element) -> String
  ) -> [(folder: String, elements: [Element])] {
    var groups: [String: [Element]] = [:]
    for element in elements {
      let text = path(element)
      let folder = text.utf8.lastIndex(of: 0x2F).map { String(text[..<$0]) } ?? ""
      groups[folder, default: []].append(element)
    }
    return groups.sorted { $0.key.precedesInUTF8($1.key) }.map { ($0.key, $0.value) }
  }
}

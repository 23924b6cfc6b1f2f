import HandoverModel

/// The lists of files and of changes in chapter 13: each file while a reader can still survey them, folders beyond.
extension DocumentScope {
  /// How many files a list names one by one, and half of what all lists together do; the manifest names them all.
  static let mostFilesListed = 500

  /// One section's files.
  func fileGroup(_ title: String, _ files: ArraySlice<DocumentFile>, order: Int) -> Scope {
    let isLong = input.files.count > 2 * Self.mostFilesListed
    let (each, folders) = listings(of: isLong ? input.files.count : files.count)
    let top = Self.top(of: files)
    return Scope([
      "orden": .number(order), "carpeta": .text(top),
      "titulo": .text(title), "cuantos": .text(Wording.count(files.count, "archivo", "archivos")),
      "tamano": .text(Wording.size(files.indices.reduce(0) { $0 + files[$1].bytes })),
      "archivos": .list(
        each
          ? files.map {
            deliverables.scope($0).adding(["ruta": .text(String($0.path.text.dropFirst(top.count)))])
          }
          : []),
      "carpetas": .list(folders ? self.folders(files) : []),
    ])
  }

  /// The folder, with its slash, that all files lie in, down to the section's own.
  private static func top(of files: ArraySlice<DocumentFile>) -> String {
    guard let isPayload = files.first?.isPayload, let path = files.first?.place.text else { return "data/" }
    let depth = isPayload ? 1 : 2
    let top = path.folder.firstComponents(depth)
    let isShared = files.indices.allSatisfy {
      files[$0].isPayload == isPayload
        && files[$0].place.text.folder.firstComponents(depth).isSame(as: top)
    }
    guard isShared else { return "data/" }
    return [isPayload ? "data" : "", top].filter { !$0.isEmpty }.map { $0 + "/" }.joined()
  }

  /// Whether that many are listed each, and whether by folder: one of the two, but a specimen has to show both.
  private func listings(of count: Int) -> (each: Bool, folders: Bool) {
    (count <= Self.mostFilesListed || page.isSpecimen, count > Self.mostFilesListed || page.isSpecimen)
  }

  /// The folders that hold the files, in order of path; where there are too many, those above them.
  private func folders(_ files: ArraySlice<DocumentFile>) -> [Scope] {
    // All of them are of the payload, or none.
    let isPayload = files.indices.allSatisfy { files[$0].isPayload }
    return byFolder(files.indices) { isPayload ? files[$0].place.text : files[$0].path.text }.map {
      folder, runs in
      let path = [isPayload ? "data" : "", folder].filter { !$0.isEmpty }.joined(separator: "/")
      return Scope([
        "ruta": .text(path), "cuantos": .text("\(runs.reduce(0) { $0 + $1.count })"),
        "tamano": .text(Wording.size(runs.reduce(0) { $1.reduce($0) { $0 + files[$1].bytes } })),
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
    return byFolder(all.indices) { all[$0].path }.map { folder, runs in
      func count(_ kind: DocumentChange.Kind) -> Scope.Value {
        .text("\(runs.reduce(0) { $0 + all[$1].count { $0.kind == kind } })")
      }
      return Scope([
        "ruta": .text(folder), "nuevos": count(.added), "cambiados": count(.changed),
        "retirados": count(.removed),
      ])
    }
  }

  /// Indexes, grouped by the folder of the path that each stands for, in order of path.
  ///
  /// Folders are told apart down to the deepest level of which a reader can still survey the list.
  private func byFolder(
    _ indices: Range<Int>, _ path: (Int) -> String
  ) -> [(folder: String, runs: [Range<Int>])] {
    let runs = Self.runs(indices, path)
    var depth = 1
    while Self.isDeeper(runs.map(\.folder), depth + 1) == true { depth += 1 }
    var groups: [ByteText: [Range<Int>]] = [:]
    for run in runs {
      groups[ByteText(String(run.folder.firstComponents(depth))), default: []].append(run.range)
    }
    return groups.sorted { $0.key.text.precedesInUTF8($1.key.text) }.map { ($0.key.text, $0.value) }
  }

  /// Neighbours in one folder.
  private static func runs(
    _ indices: Range<Int>, _ path: (Int) -> String
  ) -> [(folder: Substring, range: Range<Int>)] {
    var runs: [(folder: Substring, range: Range<Int>)] = []
    for index in indices {
      let folder = path(index).folder
      if let last = runs.last, last.folder.isSame(as: folder) {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((folder, index..<index + 1))
      }
    }
    return runs
  }

  /// Whether telling folders apart down to a depth tells more than one level less; nil when they get too many.
  private static func isDeeper(_ folders: [Substring], _ depth: Int) -> Bool? {
    var found: Set<ByteText> = []
    var isDeeper = false
    var previous: Substring = ""
    for folder in folders {
      let own = folder.firstComponents(depth)
      if !isDeeper { isDeeper = folder.firstComponents(depth - 1).utf8.count < own.utf8.count }
      // Neighbours are mostly in the same folder.
      if own.isSame(as: previous) { continue }
      previous = own
      if found.insert(ByteText(String(own))).inserted, found.count > mostFilesListed { return nil }
    }
    return isDeeper
  }
}

extension Substring {
  /// The first components of a path, as many as there are.
  fileprivate func firstComponents(_ count: Int) -> Substring {
    let bytes = utf8Span.span
    var left = count
    for index in bytes.indices where bytes[index] == 0x2F {
      left -= 1
      if left == 0 { return self[..<utf8.index(startIndex, offsetBy: index)] }
    }
    return self
  }
}

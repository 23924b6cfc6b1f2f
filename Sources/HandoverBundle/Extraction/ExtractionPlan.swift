import HandoverModel

/// What is to be written out of a ZIP whose container holds to every rule.
struct ExtractionPlan: Sendable {
  /// The top folder's name.
  let top: String
  /// The texts that prove the rest, in the order in which they are read.
  let proofs: [EntryScanner.Job]
  /// The files to write, proofs left out, in entry order.
  let files: [EntryScanner.Job]
  /// The entries of folders, which have nothing to write but must be as they should.
  let folderEntries: [EntryScanner.Job]
  /// All file entries of the ZIP, in entry order.
  let entries: [ZipEntry]
  let isComplete: Bool
  private let selection: Selection

  /// The texts by which the other files are judged, each proved by the one before.
  static let proofPaths = [
    BundleFormat.tagManifest, BundleFormat.manifest, "data/" + BundleFormat.inventory,
  ]

  /// Judges the directory; anything that verifying would call a defect is an error.
  init(_ directory: ZipDirectory, of path: String, only names: [String]) throws(BundleError) {
    guard let top = directory.entries.first?.name.split(separator: "/").first.map(String.init) else {
      throw .damagedBundle(path: path, reason: directory.findings.first?.sentence ?? "está vacío")
    }
    let inventory = "\(top)/data/\(BundleFormat.inventory)"
    guard directory.entries.contains(where: { $0.name == inventory }) else { throw .notOurs(path: path) }
    let prefix = top.utf8.count + 1
    let places = directory.entries.map { entry in
      entry.nameBytes.count > prefix
        ? String(decoding: entry.nameBytes.dropFirst(prefix), as: UTF8.self) : entry.name
    }
    let layout = LayoutRules(directory: directory, top: top, places: places)
    if let finding = Self.findings(directory, layout, top, places).min() {
      throw .damagedBundle(path: path, reason: "«\(finding.place)» \(finding.sentence)")
    }
    let all = zip(directory.entries, layout.limits).map { entry, limit in
      let place = places[entry.index]
      return EntryScanner.Job(
        entry: entry, place: place, limit: limit, keepsText: BagContents.isText(place))
    }
    let jobs = all.filter { !$0.entry.isFolder }
    selection = try Selection(names, among: jobs.map(\.place))
    self.top = top
    entries = jobs.map(\.entry)
    isComplete = names.isEmpty
    folderEntries = isComplete ? all.filter(\.entry.isFolder) : []
    var proofs: [EntryScanner.Job] = []
    for name in Self.proofPaths {
      guard let job = jobs.first(where: { $0.place == name }) else {
        throw .damagedBundle(path: path, reason: "falta «\(name)»")
      }
      proofs.append(job)
    }
    self.proofs = proofs
    files = jobs.filter { [selection] in selection.holds($0.place) && !Self.proofPaths.contains($0.place) }
  }

  /// Whether a file is to be written.
  func writes(_ place: String) -> Bool { selection.holds(place) }

  /// The folders that the written files lie in, each after the one that holds it.
  var folders: [String] {
    var folders: Set<String> = []
    for place in (proofs + files).map(\.place) where writes(place) {
      var rest = place[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        guard folders.insert(String(rest)).inserted else { break }
      }
    }
    return folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What the written files take on the disk at most, as they declare it.
  var room: UInt64 {
    (proofs + files).filter { writes($0.place) }.reduce(0) { sum, job in
      let next = sum.addingReportingOverflow(job.entry.size.addingReportingOverflow(4096).partialValue)
      return next.overflow || job.entry.size > .max - 4096 ? .max : next.partialValue
    }
  }

  private static func findings(
    _ directory: ZipDirectory, _ layout: LayoutRules, _ top: String, _ places: [String]
  ) -> [Finding] {
    var findings = directory.findings + layout.findings
    if let problem = BundleFormat.nameProblem(top) {
      findings.append(Finding(.nameTopFolder, at: top, ["motivo": problem]))
    }
    var paths: [String] = []
    for entry in directory.entries {
      let place = places[entry.index]
      findings += HeaderRules.check(entry, at: place)
      if String(validating: entry.nameBytes, as: UTF8.self) == nil {
        findings.append(Finding(.nameNotUTF8, at: place))
      } else if !entry.name.utf8.starts(with: (top + "/").utf8) {
        findings.append(Finding(.nameOutsideTop, at: place, ["carpeta": top]))
      } else if entry.name != top + "/" {
        let path = entry.isFolder ? String(place.dropLast()) : place
        let room = PortableName.longestPath - top.utf16.count - 1
        if let finding = NameRules.check(path, room: room, at: place) { findings.append(finding) }
        paths.append(path)
      }
    }
    return findings + NameRules.collisions(paths)
  }
}

/// Which files somebody asked for.
private struct Selection: Sendable {
  /// Paths below the top folder, of files and of folders; empty for everything.
  private let wanted: [String]

  init(_ names: [String], among places: [String]) throws(BundleError) {
    var wanted: [String] = []
    for name in names {
      guard
        let found = Self.readings(of: name).first(where: { path in places.contains { Self.holds(path, $0) } })
      else { throw .notInBundle(name: name) }
      wanted.append(found)
    }
    self.wanted = wanted
  }

  func holds(_ place: String) -> Bool { wanted.isEmpty || wanted.contains { Self.holds($0, place) } }

  private static func holds(_ wanted: String, _ place: String) -> Bool {
    place == wanted || place.hasPrefix(wanted + "/")
  }

  /// What a name may mean, the likelier first: a section, a path below `data/`, a path below the top folder.
  private static func readings(of name: String) -> [String] {
    var plain = name
    while plain.count > 1, plain.hasSuffix("/") { plain.removeLast() }
    var readings: [String] = []
    if let section = Section(rawValue: plain.lowercased()) { readings.append("data/" + section.bundleFolder) }
    if plain.lowercased() == "tablas" { readings.append("data/" + Section.tablesBundleFolder) }
    readings += ["data/" + plain, plain]
    if let slash = plain.firstIndex(of: "/") { readings.append(String(plain[plain.index(after: slash)...])) }
    return readings
  }
}

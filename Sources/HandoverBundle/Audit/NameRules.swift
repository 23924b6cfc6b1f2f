import HandoverModel

/// The rules of names (family N) for the paths below the top folder.
enum NameRules {
  /// What is wrong with one path; folders come without their trailing slash.
  static func check(_ path: String, room: Int, at place: String) -> Finding? {
    let problem = PortableName.problem(inPath: path)
    if problem == nil, path.utf8.count <= room || path.utf16.count <= room { return nil }
    if path.hasPrefix("/") || path.split(separator: "/", omittingEmptySubsequences: false).contains("..") {
      return Finding(.nameEscapes, at: place)
    }
    if let problem {
      return Finding(.nameNotPortable, at: place, ["motivo": problem.reason])
    }
    return Finding(.nameNotPortable, at: place, ["motivo": NameProblem.pathTooLong.reason])
  }

  /// Whether a path is in Unicode normalization form C.
  ///
  /// Swift takes a name in another form for the same one, in comparisons and as a key; other programs do not.
  static func isNormalized(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 < 0x80 } || PortableName.normalized(path).utf8.elementsEqual(path.utf8)
  }

  /// Whether a file stands where the format has files: beside `data/`, a document of `data/`, or in a section's folder.
  static func isPlaced(_ path: String) -> Bool {
    guard path.startsInUTF8(with: data) else {
      return tagFiles.contains(path) || path == BundleFormat.history
        || path.startsInUTF8(with: BundleFormat.history + "/")
    }
    let below = path.utf8.dropFirst(data.utf8.count)
    guard !below.contains(slash), let first = below.first else { return isInSection(path) }
    return first > UInt8(ascii: "9")
  }

  /// Whether a file is payload of a section: in a folder of `data/` whose name begins with a digit (rule B-05).
  static func isInSection(_ path: String) -> Bool {
    guard path.startsInUTF8(with: data) else { return false }
    let below = path.utf8.dropFirst(data.utf8.count)
    guard below.contains(slash), let first = below.first else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  private static let data = "data/"
  private static let slash = UInt8(ascii: "/")
  private static let tagFiles = BagRules.requiredTags + [BundleFormat.zipChecks]

  /// Paths that some file system would take for one: files and every folder on the way.
  static func collisions(_ paths: some Sequence<String>) -> [Finding] {
    let paths = paths.sorted { $0.precedesInUTF8($1) }
    var seen: [ByteText: String] = [:]
    seen.reserveCapacity(paths.count)
    var findings: [Finding] = []
    var last = ""
    for path in paths {
      // Neighbours share folders, which have been looked at: all of them as long as nothing was found.
      let shared = shared(last, path)
      last = path
      for prefix in prefixes(path, after: findings.isEmpty || shared.isFolder ? shared.count : 0) {
        let folded = ByteText(PortableName.folded(prefix))
        guard let other = seen[folded] else {
          seen[folded] = prefix
          continue
        }
        if ByteText(other) != ByteText(prefix) {
          findings.append(Finding(.nameCollides, at: prefix, ["otro": other]))
          break
        }
      }
    }
    return Array(Set(findings))
  }

  /// Each path once, whichever way it is spelled in Unicode.
  static func distinct(_ paths: [String]) -> [String] {
    if paths.allSatisfy(isNormalized) { return paths }
    var seen: Set<NameText> = []
    return paths.filter { seen.insert(NameText($0)).inserted }
  }

  /// The folders on the way to a path whose names end after so many bytes, and the path itself.
  private static func prefixes(_ path: String, after start: Int) -> [String] {
    let bytes = path.utf8
    let ends = bytes.indices.dropFirst(start).filter { bytes[$0] == slash }
    return ends.map { String(path[..<$0]) } + [path]
  }

  /// How many bytes two paths have in common, and whether what follows is the name of a file in both.
  private static func shared(_ left: String, _ right: String) -> (count: Int, isFolder: Bool) {
    let (first, second) = (left.utf8Span.span, right.utf8Span.span)
    let shorter = min(first.count, second.count)
    var count = 0
    while count < shorter, first[count] == second[count] { count += 1 }
    let rests = [left.utf8.dropFirst(count), right.utf8.dropFirst(count)]
    return (count, rests.allSatisfy { !$0.contains(slash) })
  }
}

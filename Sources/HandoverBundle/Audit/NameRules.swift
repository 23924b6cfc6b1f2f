import HandoverModel

/// The rules of names (family N) for the paths below the top folder.
enum NameRules {
  /// What is wrong with one path; folders come without their trailing slash.
  static func check(_ path: String, room: Int, at place: String) -> Finding? {
    let problem = PortableName.problem(inPath: path)
    if problem == nil, path.utf16.count <= room { return nil }
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
    var seen: [ByteText: String] = [:]
    var findings: [Finding] = []
    var lastFolder = ByteText("")
    for path in paths.sorted(by: { $0.precedesInUTF8($1) }) {
      let folder = ByteText(path.utf8.lastIndex(of: slash).map { String(path[..<$0]) } ?? "")
      // Neighbours share their folders, which have been looked at.
      for prefix in folder == lastFolder ? [path] : prefixes(path) {
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
      lastFolder = folder
    }
    return Array(Set(findings))
  }

  private static func prefixes(_ path: String) -> [String] {
    var found: [String] = []
    for index in path.utf8.indices where path.utf8[index] == slash { found.append(String(path[..<index])) }
    return found + [path]
  }
}

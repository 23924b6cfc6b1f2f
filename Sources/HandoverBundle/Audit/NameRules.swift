import HandoverModel

/// The rules of names (family N) for the paths below the top folder.
enum NameRules {
  /// What is wrong with one path; folders come without their trailing slash.
  static func check(_ path: String, room: Int, at place: String) -> Finding? {
    if path.hasPrefix("/") || path.split(separator: "/", omittingEmptySubsequences: false).contains("..") {
      return Finding(.nameEscapes, at: place)
    }
    if let problem = PortableName.problem(inPath: path) {
      return Finding(.nameNotPortable, at: place, ["motivo": problem.reason])
    }
    if path.utf16.count > room {
      return Finding(.nameNotPortable, at: place, ["motivo": NameProblem.pathTooLong.reason])
    }
    return nil
  }

  /// Whether a path is in Unicode normalization form C.
  ///
  /// Swift takes a name in another form for the same one, in comparisons and as a key; other programs do not.
  static func isNormalized(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 < 0x80 } || PortableName.normalized(path).utf8.elementsEqual(path.utf8)
  }

  /// Whether a file stands where the format has files: beside `data/`, a document of `data/`, or in a section's folder.
  static func isPlaced(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.first == "data" else {
      return tagFiles.contains(path) || parts.first.map(String.init) == BundleFormat.history
    }
    guard parts.count == 2, let first = parts[1].unicodeScalars.first else { return isInSection(path) }
    return first > "9"
  }

  /// Whether a file is payload of a section: in a folder of `data/` whose name begins with a digit (rule B-05).
  static func isInSection(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.first == "data", let first = parts[1].unicodeScalars.first else {
      return false
    }
    return ("0"..."9").contains(first)
  }

  private static let tagFiles = BagRules.requiredTags + [BundleFormat.zipChecks]

  /// Paths that some file system would take for one: files and every folder on the way.
  static func collisions(_ paths: some Sequence<String>) -> [Finding] {
    var seen: [String: String] = [:]
    var findings: [Finding] = []
    for path in paths.sorted(by: { $0.precedesInUTF8($1) }) {
      for prefix in prefixes(path) {
        let folded = PortableName.folded(prefix)
        guard let other = seen[folded] else {
          seen[folded] = prefix
          continue
        }
        if !other.utf8.elementsEqual(prefix.utf8) {
          findings.append(Finding(.nameCollides, at: prefix, ["otro": other]))
          break
        }
      }
    }
    return Array(Set(findings))
  }

  private static func prefixes(_ path: String) -> [String] {
    var found: [String] = []
    for index in path.indices where path[index] == "/" { found.append(String(path[..<index])) }
    return found + [path]
  }
}

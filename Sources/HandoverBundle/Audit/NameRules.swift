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

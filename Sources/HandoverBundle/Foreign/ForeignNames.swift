import HandoverModel

/// The names of a foreign bag: what cannot be told apart or leads outside is a defect, the rest are remarks.
enum ForeignNames {
  /// No system opens a longer path; looking for twins of all its folders would only take time.
  private static let longest = 4096

  /// Judges file paths below the bag's folder; a path may occur twice in other normalizations.
  static func check(_ paths: [String]) -> [Finding] {
    let room = PortableName.longestPath
    let short = paths.filter { $0.utf8.count <= longest }
    let single = paths.compactMap { path -> Finding? in
      if BagItPath.isUnsafe(path) { return Finding(.nameEscapes, at: path) }
      // A percent sign is only in the way of our own manifests.
      let name = path.utf8.contains(0x25) ? path.replacing("%", with: "_") : path
      guard let finding = NameRules.check(name, room: room, at: path) else { return nil }
      let code: FindingCode = finding.code == .nameNotPortable ? .bagNameNotPortable : finding.code
      return Finding(code, at: path, finding.values)
    }
    return single + collisions(short) + filesAsFolders(short)
  }

  private static func collisions(_ paths: [String]) -> [Finding] {
    NameRules.collisions(paths).map { finding in
      let other = finding.values["otro"] ?? ""
      // Swift takes two normalizations of a name for the same string, as BagIt's readers do.
      return finding.place == other ? finding : Finding(.bagNameCollides, at: finding.place, finding.values)
    }
  }

  /// A file whose name is also a folder's: extracting loses one of the two.
  private static func filesAsFolders(_ paths: [String]) -> [Finding] {
    let files = Set(paths)
    return paths.compactMap { path in
      var rest = path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        if files.contains(String(rest)) { return Finding(.nameCollides, at: String(rest), ["otro": path]) }
      }
      return nil
    }
  }
}

/// What differs between two lists of files, each with a digest by path.
struct ManifestDifference: Hashable, Sendable {
  /// The same content under another path.
  struct Move: Hashable, Sendable {
    let from: String
    let to: String
  }

  /// Only in the second list; as the others in bytes order of the path.
  private(set) var added: [String] = []
  private(set) var removed: [String] = []
  /// In both, with another content.
  private(set) var changed: [String] = []
  private(set) var moved: [Move] = []
  private(set) var unchanged = 0

  init(from old: [String: String], to new: [String: String]) {
    for (path, digest) in new {
      guard let before = old[path] else {
        added.append(path)
        continue
      }
      if before == digest { unchanged += 1 } else { changed.append(path) }
    }
    removed = old.keys.filter { new[$0] == nil }
    added.sortByBytes()
    removed.sortByBytes()
    changed.sortByBytes()
    pair(old, new)
  }

  /// Turns an added and a removed file with one content into a move; of several, first those that kept their name.
  private mutating func pair(_ old: [String: String], _ new: [String: String]) {
    for keepsName in [true, false] {
      func key(_ path: String, _ digest: String?) -> String {
        (digest ?? "") + (keepsName ? "/" + Self.lastComponent(path) : "")
      }
      // Reversed, so that the first in order is taken from the end.
      var gone = Dictionary(grouping: removed.reversed()) { key($0, old[$0]) }
      var paired: Set<String> = []
      added.removeAll { path in
        guard let from = gone[key(path, new[path])]?.popLast() else { return false }
        moved.append(Move(from: from, to: path))
        paired.insert(from)
        return true
      }
      removed.removeAll(where: paired.contains)
    }
    moved.sort { $0.to.utf8.lexicographicallyPrecedes($1.to.utf8) }
  }

  private static func lastComponent(_ path: String) -> Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }
}

extension [String] {
  fileprivate mutating func sortByBytes() {
    sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

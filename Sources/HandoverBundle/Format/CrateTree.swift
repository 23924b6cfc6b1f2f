import HandoverModel

/// The files and folders of a crate in order of their identifiers, and what lies directly in each folder.
struct CrateTree: Sendable {
  /// A file or a folder, by its place in the list that it comes from.
  struct Node: Sendable {
    let index: Int32
    let isFolder: Bool
  }

  /// All of them, by identifier.
  private(set) var nodes: [Node] = []
  /// What lies in no folder, by identifier.
  private(set) var top: [Node] = []
  private var inside: [[Node]]
  private let files: [BundlePath]
  private let folders: [String]

  /// Takes both lists in order of their paths.
  init(files: [BundlePath], folders: [String]) {
    self.files = files
    self.folders = folders
    inside = Array(repeating: [], count: folders.count)
    nodes.reserveCapacity(files.count + folders.count)
    nodes += folders.indices.map { Node(index: Int32($0), isFolder: true) }
    nodes += files.indices.map { Node(index: Int32($0), isFolder: false) }
    // Two runs that are nearly in order: what is percent-encoded seldom makes a difference.
    nodes.sort(by: precedes)
    place()
  }

  /// The path below `data/`; a folder's has no slash behind.
  func path(_ node: Node) -> String { node.isFolder ? folders[Int(node.index)] : files[Int(node.index)].text }

  /// What lies directly in a folder, by identifier.
  func children(ofFolder index: Int32) -> [Node] { inside[Int(index)] }

  /// What lies in a folder follows it without anything between, since its identifier begins with the folder's.
  private mutating func place() {
    var open: [Int32] = []
    for node in nodes {
      let path = path(node)
      while let last = open.last, !path.isInside(folders[Int(last)]) { open.removeLast() }
      if let folder = open.last { inside[Int(folder)].append(node) } else { top.append(node) }
      if node.isFolder { open.append(node.index) }
    }
  }

  /// Compares the identifiers without making them.
  private func precedes(_ left: Node, _ right: Node) -> Bool {
    let (first, second) = (path(left).utf8Span.span, path(right).utf8Span.span)
    let shared = min(first.count, second.count)
    for index in 0..<shared where first[index] != second[index] {
      return Self.precedes(first[index], second[index])
    }
    if first.count == second.count { return false }
    // The identifier of a folder goes on with a slash.
    if first.count < second.count {
      return !left.isFolder || second[shared] == slash || Self.precedes(slash, second[shared])
    }
    return right.isFolder && first[shared] != slash && Self.precedes(first[shared], slash)
  }

  private static func precedes(_ left: UInt8, _ right: UInt8) -> Bool {
    let (first, second) = (CrateText.leading(left), CrateText.leading(right))
    return first == second ? left < right : first < second
  }

  private let slash = UInt8(ascii: "/")
}

extension String {
  /// Whether this path lies below a folder, at any depth.
  fileprivate func isInside(_ folder: String) -> Bool {
    let (own, other) = (utf8Span.span, folder.utf8Span.span)
    guard own.count > other.count, own[other.count] == 0x2F else { return false }
    for index in other.indices.reversed() where own[index] != other[index] { return false }
    return true
  }
}

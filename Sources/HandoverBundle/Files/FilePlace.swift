import HandoverModel

/// Where a file lies: a folder that many files share, and the path in it.
package struct FilePlace: Hashable, Sendable {
  /// Empty when the path stands alone.
  let folder: String
  let path: String

  /// A file by its path in a folder, `/` between components.
  package init(_ path: String, in folder: String) {
    self.folder = folder
    self.path = path
  }

  /// A file by its whole path.
  package init(_ path: String) { self.init(path, in: "") }

  /// The whole path.
  package var text: String { folder.isEmpty ? path : folder + "/" + path }

  package static func == (left: FilePlace, right: FilePlace) -> Bool {
    ByteText(left.path) == ByteText(right.path) && ByteText(left.folder) == ByteText(right.folder)
  }

  package func hash(into hasher: inout Hasher) { ByteText(path).hash(into: &hasher) }
}

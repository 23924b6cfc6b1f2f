/// A portable relative path that cannot leave the folder it is relative to.
///
/// Whoever holds one knows that it is NFC, has no empty, `.` or `..` component, and can be written on every file
/// system the product cares about (rules B-20 to B-27 of `docs/bundle-format.md`).
package struct BundlePath: Hashable, Sendable {
  /// The path with `/` between its components, without a leading or trailing one.
  package let text: String

  /// Takes a path that is portable already; anything else is nil, nothing is repaired.
  package init?(_ text: String) {
    guard PortableName.problem(inPath: text) == nil else { return nil }
    self.text = text
  }

  /// A part of a portable path, cut at slashes, is portable.
  private init(portable text: Substring) { self.text = String(text) }

  /// The names between the slashes, at least one.
  package var components: [String] {
    text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether it has one component only.
  package var isTop: Bool { !text.utf8.contains(0x2F) }

  /// The last component.
  package var lastComponent: String {
    guard let slash = text.utf8.lastIndex(of: 0x2F) else { return text }
    return String(text[text.index(after: slash)...])
  }

  /// The folder that holds this path; nil at the top.
  package var parent: BundlePath? {
    guard let slash = text.utf8.lastIndex(of: 0x2F) else { return nil }
    return BundlePath(portable: text[..<slash])
  }

  /// The lower-case letters after the last point of the last component; empty without one.
  package var fileExtension: String {
    let name = lastComponent
    guard let point = name.utf8.lastIndex(of: 0x2E), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// The path of something below this one; nil when the result would not be portable.
  package func appending(_ below: String) -> BundlePath? { BundlePath(text + "/" + below) }

  /// The place of a path below this one; nil when the two together are too long.
  package func appending(_ below: BundlePath) -> BundlePath? {
    let path = text + "/" + below.text
    let isShort = path.utf8.count <= PortableName.longestPath || path.utf16.count <= PortableName.longestPath
    return isShort ? BundlePath(portable: path[...]) : nil
  }

  /// Whether this path lies below a folder, at any depth.
  package func isInside(_ folder: String) -> Bool {
    text.utf8.count > folder.utf8.count && text.utf8.starts(with: folder.utf8)
      && text.utf8.dropFirst(folder.utf8.count).first == 0x2F
  }
}

extension BundlePath {
  /// Equal bytes: paths are in NFC, so Unicode has nothing to add.
  package static func == (left: BundlePath, right: BundlePath) -> Bool {
    ByteText(left.text) == ByteText(right.text)
  }

  package func hash(into hasher: inout Hasher) { ByteText(text).hash(into: &hasher) }
}

extension BundlePath: Comparable {
  /// By UTF-8 bytes: the order of manifests and of the entries of a ZIP.
  package static func < (left: BundlePath, right: BundlePath) -> Bool {
    left.text.precedesInUTF8(right.text)
  }
}

extension BundlePath: CustomStringConvertible {
  package var description: String { text }
}

extension BundlePath: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let path = BundlePath(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a portable path")
    }
    self = path
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

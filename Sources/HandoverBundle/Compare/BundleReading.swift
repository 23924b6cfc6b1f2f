import Foundation
import Glibc
import HandoverModel

/// The files of a bundle, a ZIP or the folder that came out of it, to read one at a time without verifying it.
struct BundleReading: ~Copyable {
  private enum Source: ~Copyable {
    case zip(BundleEntries)
    case folder(String)
  }

  /// The bundle as the user named it.
  let path: String
  let form: AuditReport.Form
  /// The top folder's name.
  let name: String
  /// Length by path below the top folder, as the ZIP's directory or the file system gives it.
  let sizes: [String: UInt64]
  private let source: Source

  /// The longest text that is read whole.
  static let longestText = Int(BagContents.longestText)

  /// Opens what lies at a path; what is no bag at all, or names a file twice, is an error.
  static func open(_ path: String) throws(BundleError) -> BundleReading {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .fileMissing(path: path) : .unreadable(path: path, errno: errno)
    }
    let reading =
      status.st_mode & S_IFMT == S_IFDIR
      ? try BundleReading(folder: path) : try BundleReading(zip: path)
    let known = [BundleFormat.declaration, BundleFormat.manifest, BundleFormat.bagInfo]
    guard known.contains(where: { reading.sizes[$0] != nil }) else {
      throw .notABundle(path: path, reason: "no contiene bagit.txt ni manifest-sha256.txt")
    }
    return reading
  }

  private init(folder path: String) throws(BundleError) {
    var listing = FolderListing()
    try listing.list(path, below: "")
    self.path = path
    form = .folder
    name = URL(fileURLWithPath: path).lastPathComponent
    sizes = Dictionary(listing.files.map { ($0.path, $0.size) }) { first, _ in first }
    source = .folder(path)
  }

  private init(zip path: String) throws(BundleError) {
    let entries = try BundleEntries.open(path)
    let sizes = try Self.sizes(entries, path)
    self.path = path
    form = .zip
    name = entries.topFolder
    self.sizes = sizes
    source = .zip(entries)
  }

  private static func sizes(
    _ entries: borrowing BundleEntries, _ path: String
  ) throws(BundleError) -> [String: UInt64] {
    var sizes: [String: UInt64] = [:]
    for name in entries.names where sizes.updateValue(entries.size(of: name) ?? 0, forKey: name) != nil {
      throw .notABundle(path: path, reason: "el ZIP tiene dos veces «\(name)» y no se sabe cuál vale")
    }
    return sizes
  }

  /// The bytes of one file by its path below the top folder.
  func bytes(of name: String) throws(BundleError) -> [UInt8] {
    switch source {
    case .zip(let entries): return try entries.bytes(of: name, limit: Self.longestText)
    case .folder(let folder):
      guard let size = sizes[name] else { throw .entryMissing(path: name) }
      guard size <= UInt64(Self.longestText) else { throw .tooLarge(path: name) }
      return try OpenFile(reading: folder + "/" + name).read(at: 0, count: Int(size))
    }
  }

  /// As ``bytes(of:)``; nil when there is no such file.
  func bytesIfPresent(of name: String) throws(BundleError) -> [UInt8]? {
    sizes[name] == nil ? nil : try bytes(of: name)
  }
}

import HandoverModel

/// The entries of a bundle's ZIP, to list and to read one at a time.
package struct BundleEntries: ~Copyable {
  /// The top folder's name.
  package let topFolder: String
  private let file: OpenFile
  private let index: ZipIndex

  /// Opens a bundle's ZIP without verifying it.
  package static func open(_ path: String) throws(BundleError) -> BundleEntries {
    do {
      return try BundleEntries(path)
    } catch .sourceMissing {
      throw .fileMissing(path: path)
    }
  }

  private init(_ path: String) throws(BundleError) {
    let file = try OpenFile(followingLinksTo: path)
    let index = try ZipIndex(file, length: try file.stamp()?.size ?? 0)
    guard index.count > 0, let top = index.name(0).split(separator: UInt8(ascii: "/")).first else {
      throw .notABundle(path: path, reason: "el ZIP está vacío o cortado")
    }
    self.file = file
    self.index = index
    topFolder = String(decoding: top, as: UTF8.self)
  }

  /// The files below the top folder, in entry order.
  package var names: [String] { (0..<index.count).compactMap { name($0) } }

  /// The files below a folder of the top folder, by name.
  func names(below folder: String) -> [String] {
    index.indexes(startingWith: "\(topFolder)/\(folder)/").compactMap { name($0) }
  }

  /// The path below the top folder; nil for folders and for what lies elsewhere.
  private func name(_ number: Int) -> String? {
    let name = index.name(number)
    guard name.last != UInt8(ascii: "/"), name.starts(with: "\(topFolder)/".utf8) else { return nil }
    return String(decoding: name.dropFirst(topFolder.utf8.count + 1), as: UTF8.self)
  }

  private func entry(_ name: String) -> (entry: ZipEntry, limit: UInt64)? {
    guard let number = index.index(of: "\(topFolder)/\(name)"), let found = index.entry(number),
      !found.entry.isFolder
    else { return nil }
    return found
  }

  /// The length of one file as the ZIP's directory declares it; nil when there is no such file.
  package func size(of name: String) -> UInt64? { entry(name)?.entry.size }

  /// The bytes of one file by its path below the top folder; damage and excess size are errors.
  package func bytes(of name: String, limit: Int) throws(BundleError) -> [UInt8] {
    guard let (entry, end) = entry(name) else { throw .entryMissing(path: name) }
    guard entry.size <= UInt64(limit) else { throw .tooLarge(path: name) }
    let job = EntryScanner.Job(entry: entry, place: entry.name, limit: end, keepsText: true)
    let scan = try EntryScanner(file.descriptor, path: file.path).scan(job) { _ in }
    guard scan.digest != nil, !scan.findings.contains(where: { $0.code == .zipCRC || $0.code == .zipSize }),
      let text = scan.text
    else { throw .entryDamaged(path: name) }
    return text
  }
}

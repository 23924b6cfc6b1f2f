import HandoverModel

/// The entries of a bundle's ZIP, to list and to read one at a time.
package struct BundleEntries: ~Copyable {
  /// The top folder's name.
  package let topFolder: String
  /// The files below the top folder, in entry order.
  package let names: [String]
  private let file: OpenFile
  private let jobs: [String: EntryScanner.Job]

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
    let directory = try ZipDirectory.read(file, length: try file.stamp()?.size ?? 0)
    guard let top = directory.entries.first?.name.split(separator: "/").first.map(String.init) else {
      throw .notABundle(path: path, reason: "el ZIP está vacío o cortado")
    }
    let places = directory.entries.map(\.name)
    let layout = LayoutRules(directory: directory, top: top, places: places)
    var names: [String] = []
    var jobs: [String: EntryScanner.Job] = [:]
    for (entry, limit) in zip(directory.entries, layout.limits)
    where !entry.isFolder && entry.name.hasPrefix(top + "/") {
      let name = String(entry.name.dropFirst(top.count + 1))
      names.append(name)
      jobs[name] = EntryScanner.Job(entry: entry, place: name, limit: limit, keepsText: true)
    }
    self.file = file
    self.topFolder = top
    self.names = names
    self.jobs = jobs
  }

  /// The length of one file as the ZIP's directory declares it; nil when there is no such file.
  package func size(of name: String) -> UInt64? { jobs[name]?.entry.size }

  /// The bytes of one file by its path below the top folder; damage and excess size are errors.
  package func bytes(of name: String, limit: Int) throws(BundleError) -> [UInt8] {
    guard let job = jobs[name] else { throw .entryMissing(path: name) }
    guard job.entry.size <= UInt64(limit) else { throw .tooLarge(path: name) }
    let scan = try EntryScanner(file.descriptor, path: file.path).scan(job) { _ in }
    guard scan.digest != nil, !scan.findings.contains(where: { $0.code == .zipCRC || $0.code == .zipSize }),
      let text = scan.text
    else { throw .entryDamaged(path: name) }
    return text
  }
}

import HandoverBundle
import HandoverModel

/// The hashes by which the material of a training session is known again.
struct MaterialDigests {
  private let folder: CaseFolder
  private let files: [MaterialFile]

  init(_ folder: CaseFolder, _ scan: MaterialScan) {
    self.folder = folder
    files = scan.files
  }

  /// SHA-256 of the element's file, or of the list of all files below its folder (`sha256sum` format, in order of
  /// path); nil when there is no such file.
  func digest(of element: Deliverable) throws(BundleError) -> Digest? {
    guard !element.path.isEmpty else { return nil }
    let path = Catalogue.normalized(element.path)
    let own = files.first { ByteText(Catalogue.normalized($0.path)) == ByteText(path) }
    if let own { return try Hashing.sha256(ofFile: folder.path + "/" + own.path) }
    let prefix = path + "/"
    let below = files.map(\.path).filter { Catalogue.normalized($0).hasPrefix(prefix) }
    guard !below.isEmpty else { return nil }
    var lines = ""
    for file in below {
      let digest = try Hashing.sha256(ofFile: folder.path + "/" + file)
      lines += "\(digest.hex)  \(Catalogue.normalized(file).dropFirst(prefix.count))\n"
    }
    return Hashing.sha256(Array(lines.utf8))
  }

  /// The codes of held sessions whose material is not what it was when they were held.
  ///
  /// Material that is not there or cannot be read is told of elsewhere.
  func changedSessions(in registry: Registry) -> Set<String> {
    let elements = Dictionary(registry.deliverables.map { ($0.code, $0) }) { first, _ in first }
    var known: [String: Digest?] = [:]
    var changed: Set<String> = []
    for session in registry.sessions where !session.isAnnulled && !session.materialDigest.isEmpty {
      guard let code = session.material, let element = elements[code] else { continue }
      let found = known[code] ?? (try? digest(of: element))
      known[code] = .some(found)
      if let found, found.hex != session.materialDigest.lowercased() { changed.insert(session.code) }
    }
    return changed
  }
}

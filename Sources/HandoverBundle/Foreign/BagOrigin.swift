import HandoverModel

/// Whether a bag shows any sign of `empalme`: then the strict rules hold, however damaged it is.
///
/// One sign is enough, so that no damage and no small forgery turns one of our bundles into somebody else's
/// intact bag (rule F-02 of `docs/foreign-bags.md`).
enum BagOrigin {
  /// Looks at the entries of a ZIP and its file name: the bag may be at its root or in any top folder.
  static func showsEmpalme(entries: some Sequence<String>, file: String) -> Bool {
    isBundleName(file)
      || entries.contains { name in
        guard let slash = name.firstIndex(of: "/") else { return isOwnFile(name) }
        let below = String(name[name.index(after: slash)...])
        return isOwnFile(name) || isOwnFile(below) || isBundleName(String(name[..<slash]))
      }
  }

  /// Looks at the files of a folder and its name.
  static func showsEmpalme(files: [String], folder: String) -> Bool {
    isBundleName(folder) || files.contains(where: isOwnFile)
  }

  /// Looks at what the texts beside `data/` say.
  static func showsEmpalme(texts: [String: [UInt8]]) -> Bool {
    guard let bytes = texts[BundleFormat.bagInfo] else { return false }
    // Zero bytes are left out: the label is found in UTF-16 too.
    let text = String(decoding: bytes.lazy.filter { $0 != 0 }, as: UTF8.self).lowercased()
    return text.contains("empalme-") || text.contains("bag-software-agent: empalme ")
  }

  private static func isOwnFile(_ path: String) -> Bool {
    path == BundleFormat.zipChecks || path == "data/" + BundleFormat.inventory
      || path.hasPrefix(BundleFormat.history + "/v") && path.hasSuffix(".txt")
  }

  /// `empalme_<slug>_<AAAA-MM-DD>_v<NNNN>`, with or without an edition or a file's ending.
  private static func isBundleName(_ name: String) -> Bool {
    let parts = name.lowercased().split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0] == "empalme", BundleFormat.isDate(String(parts[2])) else { return false }
    return parts[3].hasPrefix("v") && parts[3].dropFirst().first?.isNumber == true
  }
}

/// Which of a foreign bag's files are kept as texts: the rules need them, and memory stays bounded.
struct ForeignTextBudget {
  /// Bytes that all texts together may have.
  static let limit: UInt64 = 128 << 20

  private var room = limit

  /// Whether a path below the bag's folder is a text of the rules that still fits.
  mutating func admits(_ path: String?, size: UInt64) -> Bool {
    guard let path, size <= room else { return false }
    guard BagFolder.isMark(path) || path == FetchList.place || path == ForeignBagInfo.formerName else {
      return false
    }
    room -= size
    return true
  }
}

/// Where in a ZIP the bag lies.
enum BagFolder {
  /// Whether a name is one of the texts that make a folder a bag.
  static func isMark(_ name: some StringProtocol) -> Bool {
    name == BundleFormat.declaration || name == BundleFormat.bagInfo || BagManifestName(name) != nil
  }

  /// The top folder with a bag's texts, `""` when they lie at the root of the ZIP, nil when they lie nowhere.
  static func find(in names: some Sequence<String>) -> String? {
    let votes = votes(names)
    if votes[""] != nil { return "" }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The other top folders that declare to be a bag.
  static func others(in names: some Sequence<String>, than folder: String) -> [String] {
    let rivals = names.compactMap { name -> String? in
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1] == BundleFormat.declaration else { return nil }
      return String(parts[0])
    }
    return folder.isEmpty ? [] : rivals.filter { $0 != folder }
  }

  private static func votes(_ names: some Sequence<String>) -> [String: Int] {
    var votes: [String: Int] = [:]
    for name in names {
      let parts = name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count <= 2, let last = parts.last, isMark(last) else { continue }
      votes[parts.count == 2 ? String(parts[0]) : "", default: 0] += 1
    }
    return votes
  }
}

/// The file name of a manifest: `manifest-sha512.txt`, `tagmanifest-md5.txt`.
struct BagManifestName: Hashable, Sendable {
  let name: String
  let isTagManifest: Bool
  /// What stands between the hyphen and `.txt`.
  let algorithmName: String
  /// Nil when this program does not know it.
  let algorithm: ChecksumAlgorithm?

  init?(_ name: some StringProtocol) {
    let prefixes = ["manifest-", "tagmanifest-"]
    guard name.hasSuffix(".txt"), let prefix = prefixes.first(where: { name.hasPrefix($0) }),
      !name.contains("/"), name.utf8.count > prefix.utf8.count + 4
    else { return nil }
    self.name = String(name)
    isTagManifest = prefix.utf8.first == 0x74
    algorithmName = String(name.dropFirst(prefix.count).dropLast(4))
    algorithm = ChecksumAlgorithm(fileNamePart: algorithmName)
  }

  /// The manifests among paths below the bag's folder, sorted by name.
  static func all(in paths: some Sequence<String>) -> [BagManifestName] {
    paths.compactMap { BagManifestName($0) }.sorted { $0.name < $1.name }
  }
}

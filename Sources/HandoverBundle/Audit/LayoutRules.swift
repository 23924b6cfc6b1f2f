import HandoverModel

/// The order and place of entries in the ZIP (rules B-30, B-31 and B-38).
struct LayoutRules {
  let directory: ZipDirectory
  /// The top folder, without a slash.
  let top: String
  /// How findings name each entry, by index.
  let places: [String]

  /// Findings about entries in relation to each other.
  var findings: [Finding] {
    duplicates + leadingBytes + overlaps + order + folders
  }

  /// Where the bytes after each entry begin, by index: the next entry's place or the directory.
  var limits: [UInt64] {
    let sorted = directory.entries.map(\.offset).sorted()
    return directory.entries.map { entry in
      var low = 0
      var high = sorted.count
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] <= entry.offset { low = middle + 1 } else { high = middle }
      }
      let next = low < sorted.count ? sorted[low] : directory.start
      return min(next, directory.start)
    }
  }

  private var duplicates: [Finding] {
    // What stands in order stands there once.
    if isOrdered { return [] }
    var seen: Set<[UInt8]> = []
    return directory.entries.filter { !seen.insert($0.nameBytes).inserted }
      .map { Finding(.zipDuplicateName, at: places[$0.index]) }
  }

  private var leadingBytes: [Finding] {
    let first = directory.entries.map(\.offset).min() ?? directory.start
    guard first > 0 else { return [] }
    return [Finding(.zipLeadingBytes, at: ZipDirectory.place, ["cantidad": String(first)])]
  }

  private var overlaps: [Finding] {
    var seen: Set<UInt64> = []
    return directory.entries.filter { !seen.insert($0.offset).inserted }
      .map { Finding(.zipOverlap, at: places[$0.index]) }
  }

  private var order: [Finding] {
    var findings: [Finding] = []
    for (before, after) in zip(directory.entries, directory.entries.dropFirst())
    where !precedes(before, after) && before.nameBytes != after.nameBytes || after.offset < before.offset {
      findings.append(Finding(.zipOrder, at: places[after.index]))
    }
    return findings
  }

  private var isOrdered: Bool {
    zip(directory.entries, directory.entries.dropFirst()).allSatisfy { precedes($0, $1) }
  }

  private func precedes(_ before: ZipEntry, _ after: ZipEntry) -> Bool {
    let first = group(before)
    let second = group(after)
    if first != second { return first < second }
    return before.nameBytes.lexicographicallyPrecedes(after.nameBytes)
  }

  /// The top folder, the payload, the tag files, `zip-crc32.txt`.
  private func group(_ entry: ZipEntry) -> Int {
    guard entry.nameBytes.starts(with: top.utf8) else { return 2 }
    let below = entry.nameBytes.dropFirst(top.utf8.count)
    if below.elementsEqual(Self.slash) { return 0 }
    if below.starts(with: Self.data) { return 1 }
    return below.elementsEqual(Self.checks) ? 3 : 2
  }

  private static let slash = Array("/".utf8)
  private static let data = Array("/data/".utf8)
  private static let checks = Array("/\(BundleFormat.zipChecks)".utf8)

  /// Every folder has an entry, and every folder's entry has something in it.
  private var folders: [Finding] {
    var needed: Set<NameText> = []
    var last: ArraySlice<UInt8>?
    for entry in directory.entries {
      var folder = Self.folder(of: entry.nameBytes[...])
      // Neighbours share their folder.
      if folder == last { continue }
      last = folder
      while let name = folder, needed.insert(NameText(String(decoding: name, as: UTF8.self))).inserted {
        folder = Self.folder(of: name)
      }
    }
    let present = Set(directory.entries.lazy.filter(\.isFolder).map { NameText($0.name) })
    let missing = needed.subtracting(present).map { Finding(.zipFolderMissing, at: below($0.text)) }
    return missing + present.subtracting(needed).map { Finding(.zipFolderEmpty, at: below($0.text)) }
  }

  /// The folder that a file or folder lies in, with its slash.
  private static func folder(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    name.dropLast().lastIndex(of: UInt8(ascii: "/")).map { name[...$0] }
  }

  private func below(_ name: String) -> String {
    name.hasPrefix(top + "/") && name.utf8.count > top.utf8.count + 1
      ? String(name.dropFirst(top.count + 1)) : name
  }
}

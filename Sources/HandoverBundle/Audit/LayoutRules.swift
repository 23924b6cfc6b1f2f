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

  private func precedes(_ before: ZipEntry, _ after: ZipEntry) -> Bool {
    let first = group(before)
    let second = group(after)
    if first != second { return first < second }
    return before.nameBytes.lexicographicallyPrecedes(after.nameBytes)
  }

  /// The top folder, the payload, the tag files, `zip-crc32.txt`.
  private func group(_ entry: ZipEntry) -> Int {
    let name = entry.name
    if name == top + "/" { return 0 }
    if name.hasPrefix(top + "/data/") { return 1 }
    return name == top + "/" + BundleFormat.zipChecks ? 3 : 2
  }

  /// Every folder has an entry, and every folder's entry has something in it.
  private var folders: [Finding] {
    var needed: Set<String> = []
    for entry in directory.entries {
      var name = entry.name
      if entry.isFolder { name.removeLast() }
      while let slash = name.lastIndex(of: "/") {
        name = String(name[..<slash])
        guard needed.insert(name + "/").inserted else { break }
      }
    }
    let present = Set(directory.entries.filter(\.isFolder).map(\.name))
    let missing = needed.subtracting(present).map { Finding(.zipFolderMissing, at: below($0)) }
    return missing + present.subtracting(needed).map { Finding(.zipFolderEmpty, at: below($0)) }
  }

  private func below(_ name: String) -> String {
    name.hasPrefix(top + "/") && name.utf8.count > top.utf8.count + 1
      ? String(name.dropFirst(top.count + 1)) : name
  }
}

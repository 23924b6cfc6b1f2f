package import HandoverModel

/// What became of a file since the previous version.
package struct PayloadChange: Hashable, Sendable {
  /// How it differs.
  package enum Kind: Hashable, Sendable {
    case added
    case changed
    case removed
  }

  /// How it differs.
  package let kind: Kind
  /// The path below `data/`.
  package let path: BundlePath
}

extension PreviousVersion {
  /// The digest of all that counts when versions are compared: of what sealing does not write itself.
  ///
  /// Equal to ``BundleFingerprint/of(_:)`` over the same files.
  package var fingerprint: Digest {
    var hash = RunningDigest()
    var lines: [UInt8] = []
    for line in compared {
      lines.append(contentsOf: line.text)
      lines.append(0x0A)
      if lines.count > 1 << 16 {
        hash.update(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    hash.update(lines)
    return hash.digest
  }

  /// What counts, in order of path.
  private var compared: [PayloadLine] {
    let lines = payload.filter { !BundlePath.isWrittenBySealing($0.path) }
    let isSorted = Swift.zip(lines, lines.dropFirst()).allSatisfy { $0.path.order(to: $1.path.span) < 0 }
    return isSorted ? lines : lines.sorted { $0.path.order(to: $1.path.span) < 0 }
  }

  /// What was added, changed and removed among the files that count, in order of path.
  ///
  /// The files of the new version come in order of path.
  package func changes(to files: [PackedFile]) -> [PayloadChange] {
    var changes: [PayloadChange] = []
    func add(_ kind: PayloadChange.Kind, _ path: BundlePath?) {
      if let path { changes.append(PayloadChange(kind: kind, path: path)) }
    }
    let before = compared
    var old = 0
    for file in files where !file.path.isWrittenBySealing {
      let path = file.path.text.utf8Span.span
      var order = -1
      while old < before.count {
        order = before[old].path.order(to: path)
        if order >= 0 { break }
        add(.removed, before[old].bundlePath)
        old += 1
      }
      guard old < before.count, order == 0 else {
        add(.added, file.path)
        continue
      }
      if before[old].digest != file.sha256 { add(.changed, file.path) }
      old += 1
    }
    for line in before[old...] { add(.removed, line.bundlePath) }
    return changes
  }
}

extension ArraySlice<UInt8> {
  /// Less than 0 when these bytes come before others, 0 when they are the same, more when they come after.
  fileprivate func order(to other: Span<UInt8>) -> Int {
    let own = span
    for index in 0..<Swift.min(own.count, other.count) where own[index] != other[index] {
      return Int(own[index]) - Int(other[index])
    }
    return own.count - other.count
  }
}

package import HandoverModel

extension BundlePath {
  /// Whether sealing itself writes this payload file, so that it differs from version to version.
  ///
  /// That holds for the documents directly below `data/` and for the table of sealed versions.
  package var isWrittenBySealing: Bool { Self.isWrittenBySealing(text.utf8) }

  /// The same for a path below `data/` that may not be portable.
  static func isWrittenBySealing(_ path: String) -> Bool { isWrittenBySealing(path.utf8) }

  /// The same for the bytes of a path.
  static func isWrittenBySealing(_ path: some Collection<UInt8>) -> Bool {
    path.count == versionsTable.count && path.elementsEqual(versionsTable) || !path.contains(0x2F)
  }

  private static let versionsTable = Array(
    "\(Section.tablesBundleFolder)/\(SealedVersion.table.name).csv".utf8)
}

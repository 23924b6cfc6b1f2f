package import HandoverModel

extension BundlePath {
  /// Whether sealing itself writes this payload file, so that it differs from version to version.
  ///
  /// That holds for the documents directly below `data/` and for the table of sealed versions.
  package var isWrittenBySealing: Bool { Self.isWrittenBySealing(text) }

  /// The same for a path below `data/` that may not be portable.
  static func isWrittenBySealing(_ path: String) -> Bool {
    !path.utf8.contains(0x2F) || path == versionsTable
  }

  private static let versionsTable = "\(Section.tablesBundleFolder)/\(SealedVersion.table.name).csv"
}

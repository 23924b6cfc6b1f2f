import HandoverBundle
package import HandoverModel

/// A file found in one of the four section folders of an expediente.
package struct MaterialFile: Hashable, Sendable {
  /// Path within the expediente, `/` between components, as the disk has it.
  package let path: String
  /// The section in whose folder it lies.
  package let section: Section
  /// Its length in bytes.
  package let size: Int
  /// Last change, seconds since 1970.
  package let modified: Int

  /// The day of the last change, in UTC.
  package var modifiedOn: CalendarDate {
    CalendarDate(dayNumber: Int((Double(modified) / 86_400).rounded(.down)))
  }

  /// The last change as ISO 8601 in UTC, whole seconds.
  package var modifiedText: String {
    let time = modified - modifiedOn.dayNumber * 86_400
    let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(modifiedOn)T\(parts.joined(separator: ":"))Z"
  }
}

/// What lies in the section folders: what can be packed, what is left out, and what stands in the way.
package struct MaterialScan: Hashable, Sendable {
  /// Files to pack, by the UTF-8 bytes of their paths.
  package private(set) var files: [MaterialFile] = []
  /// Left behind by operating systems and office programs; never packed.
  package private(set) var junk: [String] = []
  /// Symbolic links, which would take the bundle out of the expediente.
  package private(set) var links: [String] = []
  /// Neither file nor folder nor link, or not readable.
  package private(set) var unreadable: [String] = []
  /// Folders with nothing in them.
  package private(set) var emptyFolders: [String] = []

  /// Looks through the section folders; nothing is opened or changed.
  package init(_ folder: CaseFolder) {
    let top = FolderEntry.list(folder.path) ?? []
    for section in Section.allCases {
      guard let entry = top.first(where: { $0.name == section.folder }) else { continue }
      switch entry.kind {
      case .folder: walk(folder.path, section.folder, section)
      case .link: links.append(section.folder)
      case .file, .other: unreadable.append(section.folder)
      }
    }
    files.sort { $0.path.precedesInUTF8($1.path) }
    junk.sort()
    links.sort()
    unreadable.sort()
    emptyFolders.sort()
  }

  private mutating func walk(_ folder: String, _ path: String, _ section: Section) {
    guard let entries = FolderEntry.list(folder + "/" + path) else {
      unreadable.append(path)
      return
    }
    if entries.isEmpty { emptyFolders.append(path) }
    for entry in entries { visit(entry, folder, path + "/" + entry.name, section) }
  }

  private mutating func visit(_ entry: FolderEntry, _ folder: String, _ path: String, _ section: Section) {
    if JunkName.matches(entry.name) {
      junk.append(path)
      return
    }
    switch entry.kind {
    case .folder: walk(folder, path, section)
    case .link: links.append(path)
    case .file where entry.isReadable:
      files.append(MaterialFile(path: path, section: section, size: entry.size, modified: entry.modified))
    case .file, .other: unreadable.append(path)
    }
  }
}

/// Names of files that operating systems and office programs leave behind.
package enum JunkName {
  /// Whether a file or folder name is junk.
  package static func matches(_ name: String) -> Bool {
    beginnings.contains(where: name.hasPrefix) || whole.contains(name.lowercased())
  }

  private static let beginnings = ["._", "~$", ".~lock."]
  private static let whole: Set = [
    ".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".spotlight-v100", ".trashes", "ehthumbs.db",
  ]
}

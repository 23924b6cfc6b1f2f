package import HandoverBundle
package import HandoverModel

/// A file found in one of the four section folders of an expediente.
package struct MaterialFile: Hashable, Sendable {
  /// Path within the expediente, `/` between components, as the disk has it.
  package let path: String
  /// The section in whose folder it lies.
  package let section: Section
  /// What tells whether it is still the same one later.
  package let stamp: FileStamp
  /// Last change, whole seconds since 1970.
  package let modified: Int

  /// Its length in bytes.
  package var size: Int { Int(stamp.size) }

  /// The day of the last change, in UTC.
  package var modifiedOn: CalendarDate {
    CalendarDate(dayNumber: Int((Double(modified) / 86_400).rounded(.down)))
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
    let parts = look(at: folder)
    for part in parts { walk(folder.path, part.path, part.section) }
    sort()
  }

  /// The same, the folders of the first level side by side.
  package static func of(_ folder: CaseFolder) async -> MaterialScan {
    var scan = MaterialScan()
    let parts = scan.look(at: folder)
    await withTaskGroup(of: MaterialScan.self) { group in
      for part in parts {
        group.addTask {
          var found = MaterialScan()
          found.walk(folder.path, part.path, part.section)
          return found
        }
      }
      var all: [MaterialScan] = []
      for await found in group { all.append(found) }
      scan.files.reserveCapacity(all.reduce(scan.files.count) { $0 + $1.files.count })
      for found in all { scan.add(found) }
    }
    scan.sort()
    return scan
  }

  private init() {}

  /// Looks at the section folders themselves and gives the folders in them.
  private mutating func look(at folder: CaseFolder) -> [(path: String, section: Section)] {
    let top = FolderEntry.list(folder.path) ?? []
    var parts: [(path: String, section: Section)] = []
    for section in Section.allCases {
      guard let entry = top.first(where: { $0.name == section.folder }) else { continue }
      switch entry.kind {
      case .folder: parts += walk(folder.path, section.folder, section, isDeep: false).map { ($0, section) }
      case .link: links.append(section.folder)
      case .file, .other: unreadable.append(section.folder)
      }
    }
    return parts
  }

  private mutating func add(_ other: MaterialScan) {
    files += other.files
    junk += other.junk
    links += other.links
    unreadable += other.unreadable
    emptyFolders += other.emptyFolders
  }

  private mutating func sort() {
    files.sort { $0.path.precedesInUTF8($1.path) }
    junk.sort()
    links.sort()
    unreadable.sort()
    emptyFolders.sort()
  }

  /// Looks through a folder and, when it goes deep, through those in it; gives the folders that are left to do.
  @discardableResult
  private mutating func walk(
    _ folder: String, _ path: String, _ section: Section, isDeep: Bool = true
  ) -> [String] {
    guard let entries = FolderEntry.list(folder + "/" + path) else {
      unreadable.append(path)
      return []
    }
    if entries.isEmpty { emptyFolders.append(path) }
    var left: [String] = []
    for entry in entries {
      let path = path + "/" + entry.name
      if entry.kind != .folder || JunkName.matches(entry.name) {
        visit(entry, path, section)
      } else if isDeep {
        walk(folder, path, section)
      } else {
        left.append(path)
      }
    }
    return left
  }

  private mutating func visit(_ entry: FolderEntry, _ path: String, _ section: Section) {
    if JunkName.matches(entry.name) {
      junk.append(path)
      return
    }
    switch entry.kind {
    case .folder: break
    case .link: links.append(path)
    case .file(let stamp, let modified, isReadable: true):
      files.append(MaterialFile(path: path, section: section, stamp: stamp, modified: modified))
    case .file, .other: unreadable.append(path)
    }
  }
}

/// Names of files that operating systems and office programs leave behind.
package enum JunkName {
  /// Whether a file or folder name is junk.
  package static func matches(_ name: String) -> Bool {
    guard let first = name.utf8.first, initials.contains(first) else { return false }
    return beginnings.contains(where: name.hasPrefix) || whole.contains(name.lowercased())
  }

  private static let beginnings = ["._", "~$", ".~lock."]
  /// What the names below begin with.
  private static let initials = Array(".~_TtDdEe".utf8)
  private static let whole: Set = [
    ".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".spotlight-v100", ".trashes", "ehthumbs.db",
  ]
}

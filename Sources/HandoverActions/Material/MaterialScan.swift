import Foundation
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
    for section in Section.allCases {
      walk(folder.url.appending(path: section.folder), section.folder, section)
    }
    files.sort { $0.path.precedesInUTF8($1.path) }
    junk.sort()
    links.sort()
    unreadable.sort()
    emptyFolders.sort()
  }

  private mutating func walk(_ url: URL, _ path: String, _ section: Section) {
    let manager = FileManager.default
    guard let kind = Self.kind(of: url) else { return }
    guard kind == .typeDirectory else {
      if kind == .typeSymbolicLink { links.append(path) } else { unreadable.append(path) }
      return
    }
    guard let names = try? manager.contentsOfDirectory(atPath: url.path(percentEncoded: false)) else {
      unreadable.append(path)
      return
    }
    if names.isEmpty { emptyFolders.append(path) }
    for name in names { visit(url.appending(path: name), path + "/" + name, name, section) }
  }

  private mutating func visit(_ url: URL, _ path: String, _ name: String, _ section: Section) {
    if JunkName.matches(name) {
      junk.append(path)
      return
    }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
    else {
      unreadable.append(path)
      return
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeDirectory: walk(url, path, section)
    case .typeSymbolicLink: links.append(path)
    case .typeRegular where FileManager.default.isReadableFile(atPath: url.path(percentEncoded: false)):
      let date = attributes[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
      files.append(
        MaterialFile(
          path: path, section: section, size: (attributes[.size] as? NSNumber)?.intValue ?? 0,
          modified: Int(date.timeIntervalSince1970.rounded(.down))))
    default: unreadable.append(path)
    }
  }

  private static func kind(of url: URL) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
    return attributes?[.type] as? FileAttributeType
  }
}

/// Names of files that operating systems and office programs leave behind.
package enum JunkName {
  /// Whether a file or folder name is junk.
  package static func matches(_ name: String) -> Bool {
    let lower = name.lowercased()
    return name.hasPrefix("._") || name.hasPrefix("~$") || name.hasPrefix(".~lock.")
      || [".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".spotlight-v100", ".trashes", "ehthumbs.db"]
        .contains(lower)
  }
}

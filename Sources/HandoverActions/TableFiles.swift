package import Foundation
package import HandoverModel

/// The CSV files that somebody wants imported.
package struct TableFiles: Sendable {
  private let urls: [URL]
  private let table: String?

  /// The files at these places; `table` is the one they are for, when their names do not tell.
  package init(_ urls: [URL], table: String? = nil) {
    self.urls = urls
    self.table = table
  }

  /// Every `.csv` of a folder, by name, but for those that only the tool writes, which an export holds too.
  package init(in folder: URL) {
    let kept = ["\(SealedVersion.table.name).csv", "\(LogEntry.tableName).csv"]
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    urls = names.filter { $0.lowercased().hasSuffix(".csv") && !JunkName.matches($0) && !kept.contains($0) }
      .sorted()
      .map { folder.appending(path: $0) }
    table = nil
  }

  /// The files with their bytes; folders among the paths stand for all their CSV files.
  package func files() throws(ActionError) -> [ImportFile] {
    var files: [ImportFile] = []
    for url in urls {
      let path = url.path(percentEncoded: false)
      guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      else {
        throw ActionError.pathMissing(path: path)
      }
      if type == .typeDirectory {
        files += try TableFiles(in: url).files()
        continue
      }
      do {
        files.append(
          ImportFile(
            name: url.lastPathComponent, content: .csv(Array(try Data(contentsOf: url))), table: table))
      } catch {
        throw ActionError.cannotRead(path: path, reason: DurableFolder.reason(error))
      }
    }
    return files
  }
}

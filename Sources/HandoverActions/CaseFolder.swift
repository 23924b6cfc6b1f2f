package import Foundation
import HandoverModel

/// An expediente on disk: where its registry, its files and its sealed versions lie.
package struct CaseFolder: Hashable, Sendable {
  /// The folder that holds everything of the expediente.
  package let url: URL

  package init(_ url: URL) { self.url = url.standardizedFileURL }

  /// The SQLite registry.
  package var registry: URL { url.appending(path: "empalme.sqlite") }

  /// Where the registry lies, as a plain path: what the store opens.
  package var registryPath: String { registry.path(percentEncoded: false) }

  /// The folder that holds one folder per sealed version.
  package var versions: URL { url.appending(path: "versiones") }

  /// What was learned of the files when the newest version was sealed; it may be deleted at any time.
  var packedCache: String { versions.appending(path: ".cache-integral").path(percentEncoded: false) }

  /// What reviews found out about the files; it may be deleted at any time.
  var inspectionCache: String { versions.appending(path: ".cache-revision").path(percentEncoded: false) }

  /// The folder with what a municipality may reword; it overrides the built-in templates when it is there.
  package var templates: URL { url.appending(path: Self.templatesName) }

  /// What the folder of own templates is called.
  static let templatesName = "plantillas"

  /// ``templates`` when the folder is there.
  var existingTemplates: URL? {
    FileManager.default.fileExists(atPath: templates.path(percentEncoded: false)) ? templates : nil
  }

  /// Without a slash at its end.
  package var path: String {
    let path = url.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The name of the folder of a version, for example `v0003`.
  package static func versionName(_ number: Int) -> String {
    "v" + String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }

  /// The expediente that holds `folder`: the folder itself or the nearest one above it.
  package static func enclosing(_ folder: URL) -> CaseFolder? {
    var candidate = CaseFolder(folder)
    while true {
      if FileManager.default.fileExists(atPath: candidate.registry.path(percentEncoded: false)) {
        return candidate
      }
      let parent = CaseFolder(candidate.url.deletingLastPathComponent())
      if parent.path == candidate.path { return nil }
      candidate = parent
    }
  }
}

package import Foundation
package import HandoverModel
import HandoverStore

/// Writes tables as CSV files (exportar).
package struct ExportTables: Sendable {
  let folder: CaseFolder
  let target: URL
  let style: CSVStyle
  let isTemplate: Bool

  /// With `isTemplate` only headers are written, for filling in.
  package init(_ folder: CaseFolder, to target: URL, style: CSVStyle, isTemplate: Bool) {
    self.folder = folder
    self.target = target
    self.style = style
    self.isTemplate = isTemplate
  }

  /// Writes one file per table, replacing earlier exports, and returns the files written.
  ///
  /// `tables` are names of tables; none means all.
  package func run(_ tables: [String]) throws -> [URL] {
    let known = Registry.recordTypes.map { $0.tableName } + [LogEntry.tableName]
    for name in tables where !known.contains(name) {
      throw ActionError.unknownTable(name: name, known: known)
    }
    do {
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(
        path: target.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
    let all =
      isTemplate
      ? Registry.templates(style: style)
      : try Store.open(at: folder.registryPath, for: .reading).csvFiles(style: style)
    let wanted = all.filter { file in
      tables.isEmpty || tables.contains { "\($0).csv" == file.name }
    }
    return try wanted.map { try write($0.text, named: $0.name) }
  }

  private func write(_ text: String, named name: String) throws(ActionError) -> URL {
    let url = target.appending(path: name)
    do {
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw ActionError.cannotWrite(
        path: url.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
    return url
  }
}

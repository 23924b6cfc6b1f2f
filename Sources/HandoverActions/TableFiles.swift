package import Foundation
import HandoverBundle
package import HandoverModel

/// The files that somebody wants imported: CSV and XLSX, told apart by what is in them.
package struct TableFiles: Sendable {
  private let urls: [URL]
  private let table: String?
  private let sheets: [String]

  /// The most that a file may have.
  private static let longest = 100_000_000

  /// The files at these places; `table` is the one they are for, when their names do not tell, and `sheets` are the
  /// names of the sheets that are wanted of a workbook, none for all that are tables.
  package init(_ urls: [URL], table: String? = nil, sheets: [String] = []) {
    self.urls = urls
    self.table = table
    self.sheets = sheets
  }

  /// Every CSV and XLSX of a folder, by name, but for those that only the tool writes, which an export holds too.
  package init(in folder: URL) {
    let kept = ["\(SealedVersion.table.name).csv", "\(LogEntry.tableName).csv"]
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    let isTable = { (name: String) in [".csv", ".xlsx"].contains { name.lowercased().hasSuffix($0) } }
    urls = names.filter { isTable($0) && !JunkName.matches($0) && !kept.contains($0) }
      .sorted()
      .map { folder.appending(path: $0) }
    (table, sheets) = (nil, [])
  }

  /// The files with what they hold; folders among the paths stand for all their tables.
  package func files() throws -> [ImportFile] {
    try urls.flatMap { url throws -> [ImportFile] in
      let path = url.path(percentEncoded: false)
      guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else {
        throw ActionError.pathMissing(path: path)
      }
      if facts[.type] as? FileAttributeType == .typeDirectory { return try TableFiles(in: url).files() }
      let name = url.lastPathComponent
      let size = (facts[.size] as? NSNumber)?.intValue ?? 0
      guard size <= Self.longest else {
        let problem = GridProblem(
          "pesa \(size / 1_000_000) MB, demasiado para una tabla",
          allowed: "archivos de hasta \(Self.longest / 1_000_000) MB; divídalo en varios")
        return [ImportFile(name: name, content: .unreadable(problem))]
      }
      return try files(url, name: name)
    }
  }

  private func files(_ url: URL, name: String) throws -> [ImportFile] {
    let path = url.path(percentEncoded: false)
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: url))
    } catch {
      throw ActionError.cannotRead(path: path, reason: DurableFolder.reason(error))
    }
    switch SheetKind(of: bytes) {
    case .text: return [ImportFile(name: name, content: .csv(bytes), table: table)]
    case .other(let problem): return [ImportFile(name: name, content: .unreadable(problem))]
    case .zip:
      do throws(WorkbookReadingError) {
        return try WorkbookSheets(name: name, table: table, wanted: sheets).files(of: path)
      } catch .unreadable(let problem) {
        return [ImportFile(name: name, content: .unreadable(problem))]
      } catch .failed(let error) {
        throw error
      }
    }
  }
}

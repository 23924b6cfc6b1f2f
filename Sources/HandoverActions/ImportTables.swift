package import Foundation
package import HandoverModel
import HandoverPages
import HandoverStore

/// Takes rows from CSV and XLSX files into the registry (importar): read once, shown, and stored when it is confirmed.
package struct ImportTables: Sendable {
  private let files: [ImportFile]
  private let store: Store
  private let surroundings: Surroundings

  /// Reads the files; inventories (FUID) among them become rows of the table of elements.
  ///
  /// `access` is the level of those units of an inventory that say none.
  package init(
    _ source: TableFiles, into folder: CaseFolder, access: Deliverable.Access? = nil,
    _ surroundings: Surroundings
  ) throws {
    store = try Store.open(at: folder.registryPath)
    files = try InventoryFiles(access: access).converted(try source.files(), into: store)
    self.surroundings = surroundings
  }

  /// Says what would become of each row and stores nothing.
  package func preview(_ options: ImportOptions) throws -> ImportReport {
    var options = options
    options.isSimulation = true
    return try store.importFiles(files, options: options, stamp: surroundings.stamp)
  }

  /// Stores the rows in one transaction; with a `preview`, only if they do what it said.
  package func run(_ options: ImportOptions, confirming preview: ImportReport? = nil) throws -> ImportReport {
    var options = options
    options.isSimulation = false
    return try store.importFiles(
      files, options: options, stamp: surroundings.stamp, confirming: preview)
  }

  /// Writes the rejected rows of a report beside each other's tables and returns the files written.
  ///
  /// At `url` itself when they are for one table; else in a file for each, called after it.
  package func writeRejected(_ report: ImportReport, to url: URL) throws -> [URL] {
    var byTable: [String: [RejectedRows]] = [:]
    for (file, report) in zip(files, report.files) {
      guard let grid = try Self.grid(of: file), let rejected = RejectedRows(grid, report) else { continue }
      byTable[rejected.table, default: []].append(rejected)
    }
    let all = byTable.sorted { $0.key < $1.key }.flatMap(\.value)
    let names = all.count == 1 ? [url] : all.indices.map { Self.sibling(of: url, all, $0) }
    for (rejected, place) in zip(all, names) { try write(rejected, to: place) }
    return names
  }

  /// Refuses a place where something is already, before anything is done.
  package static func checkFree(_ url: URL) throws(ActionError) {
    let path = url.path(percentEncoded: false)
    if FileManager.default.fileExists(atPath: path) { throw ActionError.fileTaken(path: path) }
  }

  /// Writes every row of a report with what becomes of it.
  package static func writeStatement(_ report: ImportReport, to url: URL) throws(ActionError) {
    try write(report.statement, to: url)
  }

  private static func grid(of file: ImportFile) throws(GridProblem) -> Grid? {
    switch file.content {
    case .csv(let bytes): try CSVReader.read(bytes)
    case .grid(let grid): grid
    case .unreadable: nil
    }
  }

  private static func sibling(of url: URL, _ all: [RejectedRows], _ index: Int) -> URL {
    let earlier = all[..<index].count { $0.table == all[index].table }
    let stem = url.deletingPathExtension().lastPathComponent
    let name = "\(stem)-\(all[index].table)" + (earlier == 0 ? "" : "-\(earlier + 1)")
    return url.deletingLastPathComponent().appending(path: "\(name).\(url.pathExtension)")
  }

  private func write(_ rejected: RejectedRows, to url: URL) throws {
    guard url.pathExtension.lowercased() == "xlsx" else {
      return try Self.write(CSVWriter.text([rejected.header] + rejected.rows, style: .excel), to: url)
    }
    try Self.checkFree(url)
    let columns = rejected.header.indices.map { index in
      let isReason = index == rejected.header.count - 1
      return InformationInstrument.Column(rejected.header[index], isReason ? 60 : 18)
    }
    let sheet = Sheet(
      title: rejected.table, author: surroundings.user, made: surroundings.today, columns: columns,
      rows: rejected.rows)
    try Workbook.write(sheet, to: url.path(percentEncoded: false))
  }

  private static func write(_ text: String, to url: URL) throws(ActionError) {
    try checkFree(url)
    do {
      try Data(text.utf8).write(to: url, options: .withoutOverwriting)
    } catch {
      throw ActionError.cannotWrite(
        path: url.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}

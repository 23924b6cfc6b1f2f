package import Foundation
package import HandoverModel
import HandoverStore

/// Makes a new expediente (crear), empty or from a folder of tables and files.
package struct CreateCase: Sendable {
  let folder: CaseFolder
  let source: URL?
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, from source: URL?, _ surroundings: Surroundings) {
    self.folder = folder
    self.source = source
    self.surroundings = surroundings
  }

  /// What was made.
  package struct Outcome: Sendable {
    /// The new expediente.
    package let folder: CaseFolder
    /// Files copied from the source.
    package let files: Int
    /// What was imported from the source's tables; nil without a source.
    package let imported: ImportReport?
  }

  /// Creates the folders, the registry, and what comes from the source; leaves nothing behind when it fails.
  package func run() throws -> Outcome {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.registry.path(percentEncoded: false)) {
      throw ActionError.caseExists(path: folder.path)
    }
    let isThere = manager.fileExists(atPath: folder.path)
    if isThere, !((try? manager.contentsOfDirectory(atPath: folder.path)) ?? ["?"]).isEmpty {
      throw ActionError.folderNotEmpty(path: folder.path)
    }
    if let source, !manager.fileExists(atPath: source.path(percentEncoded: false)) {
      throw ActionError.pathMissing(path: source.path(percentEncoded: false))
    }
    do {
      return try make()
    } catch {
      for name in (try? manager.contentsOfDirectory(atPath: folder.path)) ?? [] {
        try? manager.removeItem(at: folder.url.appending(path: name))
      }
      if !isThere { try? manager.removeItem(at: folder.url) }
      throw error
    }
  }

  private func make() throws -> Outcome {
    for section in Section.allCases { try makeFolder(folder.url.appending(path: section.folder)) }
    try makeFolder(folder.versions)
    let store = try Store.create(at: folder.registryPath, stamp: surroundings.stamp)
    guard let source else { return Outcome(folder: folder, files: 0, imported: nil) }
    let copy = CaseCopy(from: source, to: folder)
    let files = try copy.run()
    let tables = try TableFiles(in: source.appending(path: "tablas")).files()
    let report = try store.importFiles(
      tables, options: ImportOptions(), stamp: surroundings.stamp)
    guard report.problems.isEmpty else { throw ActionError.badTables(report.problems) }
    return Outcome(folder: folder, files: files, imported: report)
  }

  private func makeFolder(_ url: URL) throws(ActionError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(
        path: url.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}

/// Copies the section folders of a source, and its own templates, into a new expediente.
///
/// A checkout or a download loses the dates of files, and the dates are part of what is handed over. A source
/// may therefore bring them in `fechas.csv`: path and day of the last change.
struct CaseCopy {
  private let source: URL
  private let target: CaseFolder

  init(from source: URL, to target: CaseFolder) {
    self.source = source
    self.target = target
  }

  /// Copies and dates the files, and returns how many there are.
  func run() throws -> Int {
    let manager = FileManager.default
    for section in Section.allCases {
      let from = source.appending(path: section.folder)
      guard manager.fileExists(atPath: from.path(percentEncoded: false)) else { continue }
      let to = target.url.appending(path: section.folder)
      for name in try manager.contentsOfDirectory(atPath: from.path(percentEncoded: false)).sorted() {
        try manager.copyItem(at: from.appending(path: name), to: to.appending(path: name))
      }
    }
    let templates = source.appending(path: CaseFolder.templatesName)
    if manager.fileExists(atPath: templates.path(percentEncoded: false)) {
      try manager.copyItem(at: templates, to: target.templates)
    }
    try setDates()
    return MaterialScan(target).files.count
  }

  private func setDates() throws {
    let url = source.appending(path: "fechas.csv")
    guard let data = try? Data(contentsOf: url) else { return }
    let grid = try CSVReader.read(Array(data))
    for row in grid.rows.dropFirst() where row.cells.count >= 2 {
      guard let day = try? CalendarDate(fieldText: row.cells[1]) else { continue }
      let path = target.url.appending(path: row.cells[0]).path(percentEncoded: false)
      let noon = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400 + 43_200)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      try FileManager.default.setAttributes([.modificationDate: noon], ofItemAtPath: path)
    }
  }
}

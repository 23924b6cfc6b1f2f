import GRDB
import HandoverModel

/// The imports that the bitácora remembers.
///
/// An import ends with a line of its own that names the lines about its rows; so does undoing one.
struct ImportHistory {
  private let db: Database

  init(_ db: Database) { self.db = db }

  static let importAction = "importar"
  static let undoAction = "deshacer"

  /// Every import, newest first.
  func records() throws -> [ImportRecord] {
    let ends = try lines(of: Self.undoAction)
    return try lines(of: Self.importAction).map { line in
      let undo = ends.first { $0.facts["importacion"] == "\(line.entry.number)" }
      return ImportRecord(
        number: line.entry.number, stamp: line.entry.stamp, files: line.entry.key,
        added: Int(line.facts["nuevas"] ?? "") ?? 0, updated: Int(line.facts["actualizadas"] ?? "") ?? 0,
        lines: line.range, undone: undo?.entry.stamp)
    }
    .reversed()
  }

  /// The lines of everything that was undone and of the undoing: together they changed nothing.
  func cancelled() throws -> [ClosedRange<Int>] {
    try records().filter { $0.undone != nil }.map(\.lines) + lines(of: Self.undoAction).map(\.range)
  }

  /// Ends an import that changed something.
  func note(_ report: ImportReport, since start: Int, _ log: LogBook) throws {
    let end = try LogBook.lastNumber(db)
    guard end > start else { return }
    let taken = report.files.filter { !$0.changes.isEmpty }
    let added = taken.reduce(0) { $0 + $1.changes.added.count }
    let updated = taken.reduce(0) { $0 + $1.changes.updated.count }
    try log.write(
      Self.importAction, table: "", key: taken.map(\.file).joined(separator: ", "),
      LogDetail(facts: [
        "desde": "\(start + 1)", "hasta": "\(end)", "nuevas": "\(added)", "actualizadas": "\(updated)",
      ]))
  }

  private struct Line {
    let entry: LogEntry
    let facts: [String: String]
    let range: ClosedRange<Int>
  }

  private func lines(of action: String) throws -> [Line] {
    try LogBook.entries(db, of: action).compactMap { entry in
      let facts = try LogDetail(json: entry.detail).facts ?? [:]
      guard let first = Int(facts["desde"] ?? ""), let last = Int(facts["hasta"] ?? ""), first <= last else {
        return nil
      }
      return Line(entry: entry, facts: facts, range: first...last)
    }
  }
}

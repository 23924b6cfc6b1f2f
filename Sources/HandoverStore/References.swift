import GRDB
import HandoverModel

/// Looks up whether the rows that a row refers to exist.
final class References {
  private let db: Database
  private var known: [Reference: Set<String>] = [:]
  private var candidates: [Reference: [String]] = [:]

  init(_ db: Database) { self.db = db }

  /// The columns of a row that refer to something which is not there, with the text in them.
  func missing<Entry: Record>(in entry: Entry) throws -> [(
    column: Column<Entry>, reference: Reference, text: String
  )] {
    var missing: [(column: Column<Entry>, reference: Reference, text: String)] = []
    for column in Entry.table.columns {
      guard let reference = column.reference else { continue }
      let text = column.text(entry)
      if text.isEmpty || known[reference]?.contains(text) ?? false { continue }
      if try exists(text, at: reference, as: TableRows<Entry>.stored(text, in: column)) { continue }
      missing.append((column, reference, text))
    }
    return missing
  }

  /// What is said about a reference to nothing.
  func problem(of text: String, at reference: Reference) throws -> FieldProblem {
    if let slip = SpreadsheetSlip.scientific(text) { return slip }
    let meant = try nearest(to: text, at: reference).map { "; ¿quiso decir «\($0)»?" } ?? ""
    return FieldProblem(
      "no existe en la tabla \(reference.table)\(meant)",
      allowed: "un valor de la columna \(reference.column) de la tabla \(reference.table)")
  }

  private func exists(_ text: String, at reference: Reference, as value: DatabaseValue) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM \"\(reference.table)\" WHERE \"\(reference.column)\" = ?")
    guard try Int.fetchOne(statement, arguments: [value]) != nil else { return false }
    known[reference, default: []].insert(text)
    return true
  }

  /// Codes only: the number next to a document number is another person's.
  private func nearest(to text: String, at reference: Reference) throws -> String? {
    guard text.contains(where: \.isLetter) else { return nil }
    if candidates[reference] == nil {
      candidates[reference] = try String.fetchAll(
        db, sql: "SELECT \"\(reference.column)\" FROM \"\(reference.table)\" LIMIT 2000")
    }
    return Likeness.nearest(to: text, among: candidates[reference] ?? [])
  }
}

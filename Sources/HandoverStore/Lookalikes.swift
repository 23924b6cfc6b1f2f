import GRDB
import HandoverModel

/// Holds the people that a file brings against each other and against those who are registered.
struct Lookalikes<Entry: Record> {
  /// One note for each pair that somebody should look at.
  let notes: [RowProblem]

  init(_ plans: [PlannedRow<Entry>], _ reading: TableReading<Entry>, _ db: Database) throws {
    var people: [String: Person] = [:]
    var rows: [String: Int] = [:]
    for plan in plans where plan.kind != .unchanged {
      guard let person = plan.new as? Person else { break }
      people[person.document] = person
      rows[person.document] = plan.origin?.row ?? 0
    }
    guard !people.isEmpty else {
      notes = []
      return
    }
    for person in try TableRows<Person>(db).all() where people[person.document] == nil {
      people[person.document] = person
    }
    notes = LikelyDuplicates.pairs(among: Array(people.values)).compactMap { pair in
      let both = [(pair.first, pair.second), (pair.second, pair.first)]
      guard
        let (new, other) = both.filter({ rows[$0.0.document] != nil }).max(by: {
          rows[$0.0.document, default: 0] < rows[$1.0.document, default: 0]
        })
      else { return nil }
      let place = rows[other.document].map { ", en la fila \($0)" } ?? ", ya registrada"
      let problem = FieldProblem(
        "(\(new.name)) puede ser la misma persona que \(other.name), \(other.document)\(place): \(pair.reason)",
        allowed: "")
      return reading.problem(
        problem, row: rows[new.document, default: 0], column: "documento", value: new.document)
    }
    .sorted { ($0.row ?? 0, $0.problem) < ($1.row ?? 0, $1.problem) }
  }
}

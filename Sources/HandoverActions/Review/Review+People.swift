import HandoverModel

extension Review {
  /// People who may be one, and days that lie after the handover.
  var aboutPeople: [Finding] {
    LikelyDuplicates.pairs(among: registry.people).map { pair in
      Finding(
        .likelyDuplicate, at: "personas · \(pair.first.document)",
        [
          "persona": pair.first.name, "otra": pair.second.name, "documento": pair.second.document,
          "razon": pair.reason,
        ])
    } + doubtfulDates(registry.sessions) + doubtfulDates(registry.evaluations)
  }

  private func doubtfulDates<Row: Record>(_ rows: [Row]) -> [Finding] {
    guard let file = registry.file else { return [] }
    return rows.flatMap { row in
      DoubtfulDates.doubts(about: row, with: file).map { column, _ in
        let date = Row.table.column(column)?.text(row) ?? ""
        return Finding(
          .afterHandover, at: "\(Row.table.name) · \(Row.table.keyName(of: row))",
          ["columna": column, "fecha": date])
      }
    }
  }
}

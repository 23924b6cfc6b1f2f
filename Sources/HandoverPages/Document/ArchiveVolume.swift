import HandoverModel

/// How much of the archive belongs to each series and year: the figure and its table show the same cells.
struct ArchiveVolume {
  /// One line of figure and table.
  private struct Line {
    let name: String
    /// Deliverables and their sheets, column by column.
    let cells: [(count: Int, sheets: Int)]
  }

  /// Years, with what lies before them and what has no date, as far as there is any.
  let headings: [String]
  private let lines: [Line]

  /// How many series have a line of their own, and how many years a column.
  private static let (mostSeries, mostYears) = (12, 10)

  init(_ deliverables: [Deliverable]) {
    let years = deliverables.map(Self.year)
    let known = Set(years.compactMap(\.self)).sorted().suffix(Self.mostYears)
    let earliest = known.first ?? 0
    var columns: [(heading: String, holds: (Int?) -> Bool)] = known.map { year in ("\(year)", { $0 == year })
    }
    if years.contains(where: { $0.map { $0 < earliest } ?? false }) {
      columns.insert(("antes de \(earliest)", { $0.map { $0 < earliest } ?? false }), at: 0)
    }
    if years.contains(nil) { columns.append(("sin fecha", { $0 == nil })) }
    headings = columns.map(\.heading)
    func line(_ name: String, _ members: [Deliverable]) -> Line {
      Line(
        name: name,
        cells: columns.map { column in
          let found = members.filter { column.holds(Self.year($0)) }
          return (found.count, found.compactMap(\.sheets).reduce(0, +))
        })
    }
    lines = Self.series(deliverables).map { line($0.name, $0.members) }
  }

  /// The series with the most deliverables, the others together behind them.
  private static func series(_ all: [Deliverable]) -> [(name: String, members: [Deliverable])] {
    let series = Dictionary(grouping: all) { $0.series.isEmpty ? "Sin serie asignada" : $0.series }
      .map { (name: $0.key, members: $0.value) }
      .sorted { ($1.members.count, $0.name) < ($0.members.count, $1.name) }
    guard series.count > mostSeries else { return series }
    let rest = series.dropFirst(mostSeries - 1)
    return series.prefix(mostSeries - 1)
      + [("Otras \(rest.count) series", rest.flatMap(\.members))]
  }

  /// The year that a deliverable closed in, or the only one that is known.
  private static func year(_ deliverable: Deliverable) -> Int? {
    deliverable.lastDate?.knownYear ?? deliverable.firstDate?.knownYear
  }

  /// Empty when there is nothing to draw.
  var figure: String {
    guard !lines.isEmpty else { return "" }
    return VolumeChart(
      id: "figura-volumen", title: "Volumen del archivo por serie y año",
      description:
        "Una fila por serie y una columna por año; la altura de cada barra y el número sobre ella dicen "
        + "cuántos elementos hay. Los mismos números están en la tabla que sigue.",
      columns: headings, rows: lines.map { ($0.name, $0.cells.map(\.count)) }
    ).svg
  }

  /// The lines of the table, each with its total, and below them the total of every column.
  var rows: [Scope] {
    let totals = headings.indices.map { column in
      lines.reduce((count: 0, sheets: 0)) {
        ($0.count + $1.cells[column].count, $0.sheets + $1.cells[column].sheets)
      }
    }
    return (lines + [Line(name: "Total", cells: totals)]).map { line in
      let total = line.cells.reduce((count: 0, sheets: 0)) { ($0.count + $1.count, $0.sheets + $1.sheets) }
      return Scope(["nombre": .text(line.name), "celdas": .list((line.cells + [total]).map(Self.cell))])
    }
  }

  private static func cell(_ cell: (count: Int, sheets: Int)) -> Scope {
    Scope([
      "elementos": .text(cell.count == 0 ? "–" : cell.count.grouped(by: ".")),
      "folios": .text(cell.sheets > 0 ? Wording.count(cell.sheets, "folio", "folios") : ""),
    ])
  }
}

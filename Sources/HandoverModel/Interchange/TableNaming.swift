/// Finds out which table a file is for.
package enum TableNaming {
  /// The table that a file name begins with: `personas.csv`, `Personas (2).csv`, `personas_2011.csv`.
  ///
  /// Names and titles of tables count, the longest first.
  package static func type(forFileNamed file: String) -> (any Record.Type)? {
    let last = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? file
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    let words = Header.key(stem).split { !$0.isLetter }.joined(separator: " ")
    let matches = known.flatMap { type, spellings in
      spellings.filter { words == $0 || words.hasPrefix($0 + " ") }.map { (type, $0.count) }
    }
    return matches.max { $0.1 < $1.1 }?.0
  }

  /// The table of that name.
  package static func type(named name: String) -> (any Record.Type)? {
    known.first { $0.spellings.contains(Header.key(name)) }?.type
  }

  /// The tables that a sheet's titles fit, which may stand below other rows.
  ///
  /// Tables that know all of the titles; else the one with its required columns and the most of the titles.
  package static func types(forHeaderOf grid: Grid) -> [any Record.Type] {
    var nearest: (types: [any Record.Type], count: Int) = ([], 2)
    for row in grid.rows.filter({ !$0.isBlank }).prefix(HeaderSearch.depth) {
      let titles = row.cells.filter { !CellText.tidied($0).isEmpty && !Header.isIgnored($0) }.map(Header.key)
      let fits = Registry.recordTypes.map { ($0, fit(of: titles, to: $0)) }.filter { $0.1 > 0 }
      let exact = fits.filter { $0.1 == titles.count }
      if !exact.isEmpty { return exact.map(\.0) }
      let most = fits.map(\.1).max() ?? 0
      if most > nearest.count { nearest = (fits.filter { $0.1 == most }.map(\.0), most) }
    }
    return nearest.types
  }

  /// The names of the tables that can be imported.
  package static var importableNames: [String] {
    Registry.recordTypes.filter { role(of: $0) != .kept }.map { $0.tableName }
  }

  /// How many of the titles a table knows; 0 when a required column is not among them.
  private static func fit<Row: Record>(of titles: [String], to type: Row.Type) -> Int {
    let columns = HeaderMatching<Row>.columnsByHeader
    let present = titles.compactMap { columns[$0]?.name }
    return Row.table.columns.allSatisfy { !$0.isRequired || present.contains($0.name) } ? present.count : 0
  }

  private static let known = Registry.recordTypes.map { (type: $0, spellings: spellings(of: $0)) }

  private static func spellings<Row: Record>(of type: Row.Type) -> [String] {
    [Header.key(Row.table.name), Header.key(Row.table.title)]
  }

  private static func role<Row: Record>(of type: Row.Type) -> TableRole { Row.table.role }
}

extension Record {
  /// The name of the table that holds these rows.
  package static var tableName: String { table.name }
}

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

  /// The tables whose required columns a header has and which know all of its columns.
  package static func types(forHeaderOf grid: Grid) -> [any Record.Type] {
    guard let header = grid.rows.first(where: { !$0.isBlank }) else { return [] }
    let titles = header.cells.filter { !CellText.tidied($0).isEmpty && !Header.isRowCount($0) }.map(
      Header.key)
    return Registry.recordTypes.filter { fits(titles, $0) }
  }

  /// The names of the tables that can be imported.
  package static var importableNames: [String] {
    Registry.recordTypes.filter { role(of: $0) != .kept }.map { $0.tableName }
  }

  private static func fits<Row: Record>(_ titles: [String], _ type: Row.Type) -> Bool {
    let columns = HeaderMatching<Row>.columnsByHeader
    let present = titles.compactMap { columns[$0]?.name }
    return present.count == titles.count
      && Row.table.columns.allSatisfy { !$0.isRequired || present.contains($0.name) }
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

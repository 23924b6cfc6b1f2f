/// The head of somebody's inventory: the boxes above, one or two rows of titles, and which column is which.
struct InventoryHeader {
  /// A column that is known.
  struct Column {
    let index: Int
    let title: InventoryTitle
    /// As the file calls it.
    let text: String
  }

  /// The last row of titles, as an index of the grid's rows.
  let lastRow: Int
  let columns: [Column]
  /// Columns that no known form has, to be kept in the notes.
  let others: [(index: Int, text: String)]
  /// The oficina productora that the boxes above name; empty when they name none.
  let office: String

  /// How far from the top titles are looked for.
  private static let depth = 60

  /// The head of an inventory; nil when the grid is none.
  init?(_ grid: Grid) {
    let rows = grid.rows
    var best: (count: Int, last: Int, texts: [(group: String, title: String)])?
    for index in rows.indices.prefix(Self.depth) where !rows[index].isBlank {
      if Self.isOwnTable(rows[index]) { return nil }
      let single = rows[index].cells.map { (group: CellText.tidied($0), title: "") }
      let next = index + 1 < rows.count ? rows[index + 1].cells : []
      let isDouble = Self.areSubtitles(next, below: rows[index].cells)
      let options = (isDouble ? [(index + 1, Self.joined(rows[index].cells, next))] : []) + [(index, single)]
      for (last, texts) in options {
        let titles = texts.compactMap(Self.title)
        guard Self.isInventory(titles), titles.count > best?.count ?? 0 else { continue }
        best = (titles.count, last, texts)
      }
    }
    guard let best else { return nil }
    lastRow = best.last
    var columns: [Column] = []
    var others: [(index: Int, text: String)] = []
    for (index, text) in best.texts.enumerated() {
      let name = [text.group, text.title].filter { !$0.isEmpty }.joined(separator: ": ")
      if let title = Self.title(text), title.mayRepeat || !columns.contains(where: { $0.title == title }) {
        columns.append(Column(index: index, title: title, text: text.title.isEmpty ? text.group : text.title))
      } else {
        others.append((index, name))
      }
    }
    self.columns = columns
    self.others = others
    office = Self.box(["oficina productora", "oficina", "dependencia"], in: rows.prefix(best.last))
  }

  private static func title(_ text: (group: String, title: String)) -> InventoryTitle? {
    if text.group.isEmpty, text.title.isEmpty { return nil }
    return text.title.isEmpty || text.group.isEmpty
      ? InventoryTitle(text.group + text.title) : InventoryTitle(group: text.group, title: text.title)
  }

  /// Whether a row stands as the second row of titles below another, and does not describe a unit.
  private static func areSubtitles(_ titles: [String], below groups: [String]) -> Bool {
    var group = ""
    var (known, others) = (0, 0)
    for (index, cell) in titles.enumerated() {
      let own = index < groups.count ? CellText.tidied(groups[index]) : ""
      if !own.isEmpty { group = own }
      let title = CellText.tidied(cell)
      if title.isEmpty || title == own { continue }
      if Int(title) != nil { return false }
      if InventoryTitle(group: group, title: title) != nil, InventoryTitle.isPlain(title) {
        known += 1
      } else {
        others += 1
      }
    }
    return known >= 2 && known >= others
  }

  /// Two rows of titles, the first of which names groups over the columns to their right.
  private static func joined(_ groups: [String], _ titles: [String]) -> [(group: String, title: String)] {
    var group = ""
    return (0..<max(groups.count, titles.count)).map { index in
      let own = index < groups.count ? CellText.tidied(groups[index]) : ""
      let title = index < titles.count ? CellText.tidied(titles[index]) : ""
      if !own.isEmpty { group = own }
      return (own.isEmpty && title.isEmpty ? "" : title.isEmpty ? own : group, title == own ? "" : title)
    }
  }

  /// Whether titles are those of an inventory and of no table of the registry: a name, and where or how much it is.
  private static func isInventory(_ titles: [InventoryTitle]) -> Bool {
    let all = Set(titles)
    let names: Set<InventoryTitle> = [.name, .unit, .series]
    let units: Set<InventoryTitle> = [.box, .folder, .volume, .sheets, .sheetsLast, .count, .onPaper]
    return all.count >= 5 && !all.isDisjoint(with: names) && !all.isDisjoint(with: units)
      && (all.contains(.order) || all.contains(.first) || all.contains(.span))
  }

  /// Whether a row heads the table of elements itself, which is read as it is.
  private static func isOwnTable(_ row: GridRow) -> Bool {
    let keys = Set(row.cells.map(Header.key))
    return keys.isSuperset(of: ["seccion", "titulo", "estado"])
  }

  /// What stands behind or beside a label in the boxes above the titles.
  private static func box(_ labels: [String], in rows: some Sequence<GridRow>) -> String {
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        let text = CellText.tidied(cell)
        let key = Header.key(text)
        guard let label = labels.first(where: { key == $0 || key.hasPrefix($0 + " ") }) else { continue }
        if let colon = text.firstIndex(of: ":") {
          let value = CellText.tidied(String(text[text.index(after: colon)...]))
          if !value.isEmpty { return value }
        }
        guard key == label else { continue }
        let beside = row.cells[(index + 1)...].map(CellText.tidied).first { !$0.isEmpty && $0 != text }
        if let beside, !isLabel(beside) { return beside }
      }
    }
    return ""
  }

  /// Whether a text is one of the form's own words and not what somebody filled in.
  static func isLabel(_ text: String) -> Bool {
    let key = Header.key(text)
    return key == "objeto" || boxes.contains { key == $0 || key.hasPrefix($0 + " ") }
  }

  private static let boxes = [
    "entidad remitente", "entidad productora", "unidad administrativa", "oficina productora",
    "registro de entrada",
    "hoja no", "hoja n", "formato unico de inventario",
  ]
}

import HandoverModel
import HandoverTestSupport

/// A registry with text of the worst kind in every table; the same for the same seed.
struct RandomRegistry {
  private var random: SplitMix64
  private(set) var registry = Registry()
  private var keys: [Reference: [String]] = [:]

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    for type in Registry.recordTypes { try fill(type) }
  }

  private mutating func fill<Row: Record>(_ type: Row.Type) throws {
    let count = Row.table.key.isEmpty ? 1 : Int.random(in: 0...5, using: &random)
    var rows: [[String]: Row] = [:]
    for _ in 0..<count {
      guard let row = try soundRow(type) else { continue }
      rows[Row.table.keyTexts(of: row)] = row
    }
    registry[type] = Row.table.sorted(Array(rows.values))
    for column in Row.table.keyColumns where Row.table.key.count == 1 {
      keys[Reference(Row.table.name, column.name)] = registry[type].map(column.text)
    }
  }

  /// Tries until a row breaks no rule; nil when the rows that it must refer to are missing.
  private mutating func soundRow<Row: Record>(_ type: Row.Type) throws -> Row? {
    let mustExist = Row.table.columns.filter(\.isRequired).compactMap(\.reference)
    guard mustExist.allSatisfy({ !keys[$0, default: []].isEmpty }) else { return nil }
    for _ in 0..<400 {
      var row = Row()
      for column in Row.table.columns { try column.read(&row, text(for: column)) }
      let file = (row as? CaseFile) ?? registry.file ?? CaseFile()
      let problems = Row.table.problems(of: row, with: file, file: "x", number: nil)
      if problems.isEmpty { return row }
    }
    return nil
  }

  private mutating func text<Row>(for column: Column<Row>) -> String {
    if !column.isRequired, Int.random(in: 0...3, using: &random) == 0 { return "" }
    if let reference = column.reference { return keys[reference]?.randomElement(using: &random) ?? "" }
    switch column.kind {
    case .integer: return "\(Int.random(in: 1...4000, using: &random))"
    case .decimal: return FixedDecimal(tenThousandths: Int.random(in: 0...50_000, using: &random)).fieldText
    case .date: return date().description
    case .archivalDate: return archivalDate()
    case .yesNo: return Bool.random(using: &random).fieldText
    case .nit: return nit()
    case .choice(let words): return words.randomElement(using: &random) ?? ""
    case .text where column.name == "documento": return "\(Int.random(in: 1...99_999_999, using: &random))"
    case .text where column.name == "divipola": return "73547"
    case .text, .longText: return nastyText()
    }
  }

  private mutating func date() -> CalendarDate {
    CalendarDate(dayNumber: Int.random(in: 0...30_000, using: &random))
  }

  private mutating func archivalDate() -> String {
    let dates: [ArchivalDate] = [.undated, .year(2008), .month(year: 2009, month: 2), .day(date())]
    return dates.randomElement(using: &random)?.fieldText ?? ""
  }

  private mutating func nit() -> String {
    let number = "\(Int.random(in: 100_000...999_999_999, using: &random))"
    return "\(number)-\(NIT.checkDigit(of: number) ?? 0)"
  }

  private mutating func nastyText() -> String {
    let pieces = [
      "a", "Z", "ñ", "Á", "\"", "\"\"", ";", ",", "\t", "\n", "=1+1", "+", "-", "@", "🎓", "👩‍🏫", "'", " ", "  ",
      "%",
      "\\", "{{x}}", "<b>", "&amp;", "sep=;", "0012", "1,5", "31/12/2011", "NULL", "e\u{301}", "日本",
      "\u{200B}",
    ]
    let count = Int.random(in: 1...8, using: &random)
    let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    return CellText.tidied(text)
  }
}

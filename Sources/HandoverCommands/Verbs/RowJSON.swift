import HandoverModel

/// A row as JSON: column names and canonical texts.
struct RowJSON: Encodable {
  private let values: [String: String]

  init<Row: Record>(_ row: Row) {
    values = Dictionary(Row.table.columns.map { ($0.name, $0.text(row)) }) { first, _ in first }
  }

  func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}

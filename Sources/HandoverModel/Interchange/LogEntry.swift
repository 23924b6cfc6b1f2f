/// One line of the bitácora: something that was done to the expediente.
package struct LogEntry: Hashable, Sendable {
  /// Its place in the order of events, counted from 1.
  package let number: Int
  /// Who did it and when.
  package let stamp: Stamp
  /// What was done, one Spanish verb: `crear`, `agregar`, `modificar`, `anular`, `sellar`.
  package let action: String
  /// The table concerned; empty for the whole expediente.
  package let table: String
  /// The key of the row as people name it.
  package let key: String
  /// A JSON object: what the cells held before and after, and the file and row that it came from.
  package let detail: String

  package init(number: Int, stamp: Stamp, action: String, table: String, key: String, detail: String) {
    self.number = number
    self.stamp = stamp
    self.action = action
    self.table = table
    self.key = key
    self.detail = detail
  }

  /// The name of the table and of its CSV file.
  package static let tableName = "bitacora"

  /// Entries as a CSV file, for reading only, as a bitácora cannot be imported.
  package static func csv(_ entries: [LogEntry], style: CSVStyle = .canonical) -> String {
    let header = ["numero", "momento", "quien", "accion", "tabla", "clave", "detalle"]
    let rows = entries.map { entry in
      [
        "\(entry.number)", entry.stamp.moment, entry.stamp.who, entry.action, entry.table, entry.key,
        entry.detail,
      ]
    }
    return CSVWriter.text([header] + rows, style: style)
  }
}

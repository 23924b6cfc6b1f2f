/// An import that was stored, as the bitácora remembers it.
package struct ImportRecord: Hashable, Sendable {
  /// The number of its line in the bitácora.
  package let number: Int
  /// Who imported and when.
  package let stamp: Stamp
  /// The names of the files.
  package let files: String
  /// How many rows it added.
  package let added: Int
  /// How many rows it changed.
  package let updated: Int
  /// The lines of the bitácora about its rows.
  package let lines: ClosedRange<Int>
  /// Who undid it and when; nil while it stands.
  package let undone: Stamp?

  package init(
    number: Int, stamp: Stamp, files: String, added: Int, updated: Int, lines: ClosedRange<Int>,
    undone: Stamp?
  ) {
    self.number = number
    self.stamp = stamp
    self.files = files
    self.added = added
    self.updated = updated
    self.lines = lines
    self.undone = undone
  }
}

/// A row that undoing an import takes away or puts back.
package struct UndoneRow: Hashable, Sendable {
  /// The name of its table.
  package let table: String
  /// Its key as people name it.
  package let key: String
  /// The cells that get their earlier text again; none when the row is taken away.
  package let cells: [CellChange]

  package init(table: String, key: String, cells: [CellChange]) {
    self.table = table
    self.key = key
    self.cells = cells
  }
}

/// What undoing an import did, or would do.
package struct UndoReport: Hashable, Sendable {
  /// The import.
  package let record: ImportRecord
  /// Its rows, in the order in which it stored them.
  package let rows: [UndoneRow]
  /// Whether the registry was left as it was, because only a simulation was asked for.
  package let isSimulation: Bool

  package init(record: ImportRecord, rows: [UndoneRow], isSimulation: Bool) {
    self.record = record
    self.rows = rows
    self.isSimulation = isSimulation
  }

  /// How many rows are taken away.
  package var removed: Int { rows.count { $0.cells.isEmpty } }

  /// How many rows get earlier cells again.
  package var restored: Int { rows.count - removed }
}

extension ImportRecord: Encodable {
  private enum CodingKeys: String, CodingKey {
    case number = "numero"
    case moment = "momento"
    case who = "quien"
    case files = "archivos"
    case added = "nuevas"
    case updated = "actualizadas"
    case undone = "deshecha"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(stamp.moment, forKey: .moment)
    try container.encode(stamp.who, forKey: .who)
    try container.encode(files, forKey: .files)
    try container.encode(added, forKey: .added)
    try container.encode(updated, forKey: .updated)
    try container.encode(undone?.moment, forKey: .undone)
  }
}

extension UndoneRow: Encodable {
  private enum CodingKeys: String, CodingKey {
    case table = "tabla"
    case key = "clave"
    case cells = "cambios"
  }
}

extension UndoReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case record = "importacion"
    case rows = "filas"
    case isSimulation = "simulacion"
  }
}

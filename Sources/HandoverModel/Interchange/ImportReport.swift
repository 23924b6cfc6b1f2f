/// One file that is to be imported.
package struct ImportFile: Sendable {
  /// What the file holds.
  package enum Content: Sendable {
    /// The bytes of a CSV file.
    case csv([UInt8])
    /// A sheet that was read already, for example from a workbook.
    case grid(Grid)
    /// A file that cannot be read as rows, and why.
    case unreadable(GridProblem)
  }

  /// The name by which the report calls it; it also tells the table when nothing else does.
  package let name: String
  /// What it brings.
  package let content: Content
  /// The table that the user named; nil to go by the file's name or header.
  package let table: String?

  package init(name: String, content: Content, table: String? = nil) {
    self.name = name
    self.content = content
    self.table = table
  }
}

/// How files are imported.
package struct ImportOptions: Hashable, Sendable {
  /// Whether the good rows of a file with bad ones are stored.
  package var isPartial: Bool
  /// Whether nothing is stored: the report says what would happen.
  package var isSimulation: Bool
  /// Whether columns that a table does not know are left out instead of refused.
  package var leavesOutUnknownColumns: Bool

  package init(isPartial: Bool = false, isSimulation: Bool = false, leavesOutUnknownColumns: Bool = false) {
    self.isPartial = isPartial
    self.isSimulation = isSimulation
    self.leavesOutUnknownColumns = leavesOutUnknownColumns
  }
}

/// Who changes the registry and when: passed in, so that the same input gives the same bitácora.
package struct Stamp: Hashable, Sendable {
  /// The user's name.
  package let who: String
  /// The moment in UTC, `2011-12-12T15:04:05Z`.
  package let moment: String

  package init(who: String, moment: String) {
    self.who = who
    self.moment = moment
  }
}

/// A cell that changes.
package struct CellChange: Hashable, Sendable {
  /// The column's name.
  package let column: String
  /// The canonical text before.
  package let old: String
  /// The canonical text after.
  package let new: String

  package init(column: String, old: String, new: String) {
    self.column = column
    self.old = old
    self.new = new
  }
}

/// A stored row that changes.
package struct RowChange: Hashable, Sendable {
  /// The row's key as people name it.
  package let key: String
  /// The changed cells in column order.
  package let cells: [CellChange]

  package init(key: String, cells: [CellChange]) {
    self.key = key
    self.cells = cells
  }
}

/// What rows did to a table.
package struct TableChanges: Hashable, Sendable {
  /// The keys of rows that were not there, as people name them.
  package var added: [String] = []
  /// The rows that were there and changed.
  package var updated: [RowChange] = []
  /// How many rows were there already, just so.
  package var unchanged = 0

  package init() {}

  /// Whether the table is as it was.
  package var isEmpty: Bool { added.isEmpty && updated.isEmpty }
}

/// What becomes of one row of a file.
package struct RowOutcome: Hashable, Sendable {
  /// What a row does to the registry.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Encodable {
    case added = "nueva"
    case updated = "actualizada"
    case unchanged = "igual"
    case rejected = "rechazada"
  }

  /// The row's number in a spreadsheet program.
  package let number: Int
  /// The row's key as people name it; empty when it could not be read.
  package let key: String
  /// What it does, or would do if its file were taken.
  package let kind: Kind
  /// The cells that it changes, for an updated row.
  package let cells: [CellChange]

  package init(number: Int, key: String, kind: Kind, cells: [CellChange] = []) {
    self.number = number
    self.key = key
    self.kind = kind
    self.cells = cells
  }
}

/// What became of one file.
package struct FileReport: Hashable, Sendable {
  /// The name by which it was given.
  package let file: String
  /// The table that it is for; nil when that could not be told.
  package let table: String?
  /// How many rows it holds, the header and blank rows left out.
  package let rows: Int
  /// How many of them cannot be stored.
  package let rejected: Int
  /// Empty when nothing of the file is stored.
  package let changes: TableChanges
  /// Everything that is the matter, by row.
  package let problems: [RowProblem]
  /// Whether its good rows are stored, or would be in a simulation.
  package let isTaken: Bool
  /// Every row in the order of the file.
  package let outcomes: [RowOutcome]
  /// What someone should look at, although it keeps no row from being stored.
  package let notes: [RowProblem]

  package init(
    file: String, table: String?, rows: Int, rejected: Int, changes: TableChanges, problems: [RowProblem],
    isTaken: Bool, outcomes: [RowOutcome] = [], notes: [RowProblem] = []
  ) {
    self.file = file
    self.table = table
    self.rows = rows
    self.rejected = rejected
    self.changes = changes
    self.problems = problems
    self.isTaken = isTaken
    self.outcomes = outcomes
    self.notes = notes
  }

  /// How many rows are of a kind.
  package func count(_ kind: RowOutcome.Kind) -> Int { outcomes.count { $0.kind == kind } }
}

/// What became of all files, in the order in which they were given.
package struct ImportReport: Hashable, Sendable {
  /// One report for each file.
  package let files: [FileReport]
  /// Whether the registry was left as it was, because only a simulation was asked for.
  package let isSimulation: Bool

  package init(files: [FileReport], isSimulation: Bool) {
    self.files = files
    self.isSimulation = isSimulation
  }

  /// The problems of all files.
  package var problems: [RowProblem] { files.flatMap(\.problems) }

  /// What someone should look at in all files.
  package var notes: [RowProblem] { files.flatMap(\.notes) }

  /// Whether the registry stays as it was, whatever the files say.
  package var changesNothing: Bool { files.allSatisfy(\.changes.isEmpty) }

  /// How a command that imports ends.
  package var status: ExitStatus { problems.isEmpty ? .success : .data }
}

extension CellChange: Encodable {
  private enum CodingKeys: String, CodingKey {
    case column = "columna"
    case old = "antes"
    case new = "despues"
  }
}

extension RowChange: Encodable {
  private enum CodingKeys: String, CodingKey {
    case key = "clave"
    case cells = "cambios"
  }
}

extension TableChanges: Encodable {
  private enum CodingKeys: String, CodingKey {
    case added = "nuevas"
    case updated = "actualizadas"
    case unchanged = "sin_cambios"
  }
}

extension RowOutcome: Encodable {
  private enum CodingKeys: String, CodingKey {
    case number = "fila"
    case key = "clave"
    case kind = "resultado"
    case cells = "cambios"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(kind, forKey: .kind)
    if !key.isEmpty { try container.encode(key, forKey: .key) }
    if !cells.isEmpty { try container.encode(cells, forKey: .cells) }
  }
}

extension FileReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file = "archivo"
    case table = "tabla"
    case rows = "filas"
    case rejected = "rechazadas"
    case changes = "resultado"
    case problems = "problemas"
    case isTaken = "aceptado"
    case outcomes = "detalle"
    case notes = "avisos"
  }
}

extension ImportReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case files = "archivos"
    case isSimulation = "simulacion"
  }
}

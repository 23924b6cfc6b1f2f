import GRDB
import HandoverModel

/// One import within its transaction: files in the order of their tables.
struct ImportRun {
  private let db: Database
  private let options: ImportOptions
  private let stamp: Stamp
  private var caseFile: CaseFile
  /// Keys of good rows in files that were refused, by table and column, with the file.
  private var withheld: [Reference: [String: String]] = [:]

  init(_ db: Database, options: ImportOptions, stamp: Stamp) throws {
    self.db = db
    self.options = options
    self.stamp = stamp
    caseFile = try TableRows<CaseFile>(db).find([])?.entry ?? CaseFile()
  }

  /// Takes one file for the table of `type`.
  mutating func take<Entry: Record>(_ type: Entry.Type, _ grid: Grid, file: String) throws -> FileReport {
    let reading = TableReading<Entry>(
      grid, file: file, leavesOutUnknown: options.leavesOutUnknownColumns)
    var judgement = try Judgement(reading, withheld: withheld, caseFile: caseFile, db: db)
    try judgement.judgeAll()
    let lookalikes = try Lookalikes(judgement.good, reading, db).notes
    let isTaken = judgement.problems.isEmpty || options.isPartial
    var writing = RowWriting<Entry>(db, stamp)
    if isTaken {
      for plan in judgement.good { try writing.store(plan) }
    } else {
      withhold(judgement.good, file: file)
    }
    if isTaken, let file = judgement.good.last?.new as? CaseFile { caseFile = file }
    return FileReport(
      file: file, table: Entry.table.name, rows: reading.rowCount, rejected: judgement.rejected.count,
      changes: writing.changes, problems: judgement.problems, isTaken: isTaken,
      outcomes: judgement.outcomes, notes: reading.notes + judgement.doubts + lookalikes)
  }

  private mutating func withhold<Entry: Record>(_ rows: [PlannedRow<Entry>], file: String) {
    guard Entry.table.key.count == 1, let column = Entry.table.keyColumns.first else { return }
    let reference = Reference(Entry.table.name, column.name)
    for row in rows { withheld[reference, default: [:]][column.text(row.new)] = file }
  }
}

/// Decides row by row what of a file can be stored.
private struct Judgement<Entry: Record> {
  private let reading: TableReading<Entry>
  private let withheld: [Reference: [String: String]]
  private let caseFile: CaseFile
  private let rows: TableRows<Entry>
  private let references: References
  private let isFirst: Bool
  private(set) var problems: [RowProblem]
  private(set) var good: [PlannedRow<Entry>] = []
  /// Rows that cannot be read or stored, by number.
  private(set) var rejected: [(number: Int, key: String)] = []
  /// What is possible and yet asks for a second look.
  private(set) var doubts: [RowProblem] = []
  private var waiting: [String: Int] = [:]

  init(
    _ reading: TableReading<Entry>, withheld: [Reference: [String: String]], caseFile: CaseFile, db: Database
  ) throws {
    self.reading = reading
    self.withheld = withheld
    self.caseFile = caseFile
    rows = TableRows(db)
    references = References(db)
    isFirst = try rows.isEmpty()
    problems = reading.problems
    rejected = reading.rejected.map { ($0, "") }
  }

  /// Every row in the order of the file.
  var outcomes: [RowOutcome] {
    let taken = good.map { plan in
      RowOutcome(
        number: plan.origin?.row ?? 0, key: plan.key, kind: plan.kind, cells: plan.changes)
    }
    let others = rejected.map { RowOutcome(number: $0.number, key: $0.key, kind: .rejected) }
    return others.isEmpty ? taken : (taken + others).sorted { $0.number < $1.number }
  }

  mutating func judgeAll() throws {
    for line in reading.lines { try judge(line) }
    for (file, count) in waiting.sorted(by: { $0.key < $1.key }) {
      let subject = count == 1 ? "una fila depende" : "\(count) filas dependen"
      problems.append(
        RowProblem(
          file: reading.file, row: nil, column: nil, value: nil,
          FieldProblem(
            "\(subject) de filas de \(file) que no se guardaron", allowed: "corregir primero \(file)")))
    }
    problems = problems.enumerated()
      .sorted { ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset) }
      .map(\.element)
  }

  private mutating func judge(_ line: TableReading<Entry>.Line) throws {
    let existing = isFirst ? nil : try rows.find(line.key)
    let new = reading.applying(line, to: existing?.entry ?? Entry())
    let applied = new as? CaseFile ?? caseFile
    var found = Entry.table.rules.compactMap { rule in
      rule.problem(new, applied).map {
        reading.problem(
          $0, row: line.number, column: rule.column, value: Entry.table.column(rule.column)?.text(new))
      }
    }
    var isWaiting = false
    for (column, reference, text) in try references.missing(in: new) {
      if let file = withheld[reference]?[text] {
        if !isWaiting { waiting[file, default: 0] += 1 }
        isWaiting = true
      } else {
        let problem = try references.problem(of: text, at: reference)
        found.append(reading.problem(problem, row: line.number, column: column.name, value: text))
      }
    }
    problems += found
    guard found.isEmpty, !isWaiting else {
      rejected.append((line.number, line.key.filter { !$0.isEmpty }.joined(separator: " · ")))
      return
    }
    let plan = PlannedRow(
      id: existing?.id, old: existing?.entry, new: new, origin: (reading.file, line.number))
    good.append(plan)
    guard plan.kind != .unchanged else { return }
    doubts += DoubtfulDates.doubts(about: new, with: applied).map { column, problem in
      reading.problem(
        problem, row: line.number, column: column, value: Entry.table.column(column)?.text(new))
    }
  }
}

package import HandoverModel

extension Store {
  /// Brings files into the registry in one transaction.
  ///
  /// Files for several tables are taken in an order in which references resolve. Nothing of a file with problems is
  /// stored unless `options` say so; the other files are. Problems are reported, not thrown. With a `preview` that
  /// somebody has confirmed, nothing is stored that is not in it.
  package func importFiles(
    _ files: [ImportFile], options: ImportOptions, stamp: Stamp, confirming preview: ImportReport? = nil
  ) throws(StoreError) -> ImportReport {
    let arrivals = files.map(Arrival.init)
    let order = arrivals.indices.sorted { (arrivals[$0].rank, $0) < (arrivals[$1].rank, $1) }
    let path = path
    return try writing(keeping: !options.isSimulation) { db in
      let start = try LogBook.lastNumber(db)
      var run = try ImportRun(db, options: options, stamp: stamp)
      var reports: [Int: FileReport] = [:]
      for index in order {
        switch arrivals[index].reading {
        case .success(let sheet):
          reports[index] = try run.take(sheet.type, sheet.grid, file: files[index].name)
        case .failure(let problem): reports[index] = Self.refused(files[index].name, problem)
        }
      }
      let report = ImportReport(
        files: arrivals.indices.compactMap { reports[$0] }, isSimulation: options.isSimulation)
      if let preview, preview.files.map(\.changes) != report.files.map(\.changes) {
        throw StoreError.changedMeanwhile(path: path)
      }
      try ImportHistory(db).note(report, since: start, LogBook(db, stamp))
      return report
    }
  }

  private static func refused(_ file: String, _ problem: GridProblem) -> FileReport {
    FileReport(
      file: file, table: nil, rows: 0, rejected: 0, changes: TableChanges(), problems: [problem.inFile(file)],
      isTaken: false)
  }
}

/// A file whose sheet was read and whose table was found, or what prevented it.
private struct Arrival {
  let reading: Result<(type: any Record.Type, grid: Grid), GridProblem>
  /// Its table's place in the order of imports.
  let rank: Int

  init(_ file: ImportFile) {
    do throws(GridProblem) {
      let grid = try Self.grid(of: file)
      let type = try Self.type(of: file, grid)
      reading = .success((type, grid))
      rank = Registry.recordTypes.firstIndex { $0 == type } ?? 0
    } catch {
      reading = .failure(error)
      rank = 0
    }
  }

  private static func grid(of file: ImportFile) throws(GridProblem) -> Grid {
    switch file.content {
    case .csv(let bytes): try CSVReader.read(bytes)
    case .grid(let grid): grid
    case .unreadable(let problem): throw problem
    }
  }

  private static func type(of file: ImportFile, _ grid: Grid) throws(GridProblem) -> any Record.Type {
    if let name = file.table {
      guard let type = TableNaming.type(named: name) else {
        let meant =
          Likeness.nearest(to: name, among: TableNaming.importableNames)
          .map { "; ¿quiso decir «\($0)»?" } ?? ""
        throw GridProblem("no hay una tabla «\(name)»\(meant)", allowed: tableList)
      }
      return try importable(type)
    }
    if let type = TableNaming.type(forFileNamed: file.name) { return try importable(type) }
    if file.name.foldedForSearch.contains(LogEntry.tableName) { throw kept(LogEntry.tableName) }
    if grid.rows.allSatisfy(\.isBlank) {
      throw GridProblem("está vacío", allowed: "un encabezado y una fila por registro")
    }
    let fitting = TableNaming.types(forHeaderOf: grid)
    if fitting.count == 1 { return try importable(fitting[0]) }
    let names = fitting.map { $0.tableName }
    throw GridProblem(
      names.isEmpty
        ? "no se sabe para qué tabla es" : "puede ser para varias tablas: \(names.joined(separator: ", "))",
      allowed: "un archivo que se llame como su tabla, o la tabla indicada aparte: \(tableList)")
  }

  private static var tableList: String { TableNaming.importableNames.joined(separator: ", ") }

  private static func importable(_ type: any Record.Type) throws(GridProblem) -> any Record.Type {
    if role(of: type) == .kept { throw kept(type.tableName) }
    return type
  }

  private static func role<Entry: Record>(of type: Entry.Type) -> TableRole { Entry.table.role }

  private static func kept(_ table: String) -> GridProblem {
    GridProblem("la tabla \(table) la escribe solo la herramienta y no se importa", allowed: tableList)
  }
}

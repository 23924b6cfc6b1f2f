import HandoverModel
import Testing

struct `The definition of a table` {
  @Test(arguments: Registry.recordTypes.indices)
  func `is sound in itself and refers to tables before it`(index: Int) {
    check(Registry.recordTypes[index], earlier: Array(Registry.recordTypes[..<index]))
  }

  private func check<Row: Record>(_ type: Row.Type, earlier: [any Record.Type]) {
    let table = type.table
    let names = table.columns.map(\.name)
    let plain = table.name + names.joined()
    #expect(plain.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 })
    #expect(Set(names).count == names.count)
    #expect(Set(table.key).isSubset(of: names))
    #expect(table.keyColumns.allSatisfy { !$0.isOptional || $0.isRequired })
    #expect(Set(table.rules.map(\.column)).isSubset(of: names))
    for reference in table.columns.compactMap(\.reference) {
      let target = earlier.first { $0.tableName == reference.table }
      #expect(target.map { key(of: $0) } == [reference.column])
    }
  }

  private func key<Row: Record>(of type: Row.Type) -> [String] { type.table.key }

  @Test(arguments: Registry.recordTypes.indices)
  func `gives every header to one column`(index: Int) {
    checkHeaders(Registry.recordTypes[index])
  }

  private func checkHeaders<Row: Record>(_ type: Row.Type) {
    var owner: [String: String] = [:]
    for column in type.table.columns {
      for title in Set(([column.name, column.label] + column.synonyms).map(Header.key)) {
        #expect(owner[title] == nil, "\(type.tableName): «\(title)»")
        owner[title] = column.name
      }
    }
  }

  @Test func `is one of a kind`() {
    let names = Registry.recordTypes.map { $0.tableName }
    #expect(names.count == 29)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Registry.recordTypes.indices)
  func `has a place for its rows in the registry`(index: Int) {
    checkPlace(Registry.recordTypes[index])
  }

  private func checkPlace<Row: Record>(_ type: Row.Type) {
    var registry = Registry()
    registry[type] = [Row()]
    #expect(registry[type] == [Row()])
    #expect(registry != Registry())
  }

  @Test(arguments: Registry.recordTypes.indices)
  func `reaches every stored property of its rows by exactly one column`(index: Int) throws {
    try checkProperties(Registry.recordTypes[index])
  }

  /// Writes through one column at a time and looks which properties of an empty row have changed.
  private func checkProperties<Row: Record>(_ type: Row.Type) throws {
    let empty = values(Row())
    let reached = try type.table.columns.flatMap { column in
      var row = Row()
      let sample = samples(of: column.kind).first { $0 != column.text(row) }
      try column.read(&row, try #require(sample))
      return zip(empty, values(row)).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
    }
    #expect(reached.sorted() == Array(empty.indices), "\(type.tableName)")
  }

  private func values(_ row: some Record) -> [String] {
    Mirror(reflecting: row).children.map { String(reflecting: $0.value) }
  }

  private func samples(of kind: FieldKind) -> [String] {
    switch kind {
    case .text, .longText: ["muestra"]
    case .integer, .decimal: ["7"]
    case .date, .archivalDate: ["2011-12-28"]
    case .yesNo: ["sí", "no"]
    case .nit: ["800100136-4"]
    case .choice(let words): words
    }
  }
}

struct `The table of a file` {
  @Test(arguments: [
    ("personas.csv", "personas"), ("Personas (2).csv", "personas"), ("personas_2011.csv", "personas"),
    ("PERSONAS - copia.CSV", "personas"), ("carpeta/05_tablas/plan.csv", "plan"),
    ("Plan de acción.csv", "plan"),
    ("C:\\datos\\Trámites.csv", "tramites"), ("criterios-2011-06.csv", "criterios"),
    ("elementos v2.xlsx", "elementos"),
    ("versiones.csv", "versiones"), ("Sesiones de empalme.csv", "reuniones"), ("sesiones.csv", "sesiones"),
  ])
  func `is told by the file's name`(file: String, table: String) {
    #expect(TableNaming.type(forFileNamed: file)?.tableName == table)
  }

  @Test(arguments: ["datos.csv", "planilla.csv", "listado personas.csv", ".csv", "bitacora.csv"])
  func `is not guessed from another name`(file: String) {
    #expect(TableNaming.type(forFileNamed: file) == nil)
  }

  @Test(arguments: [
    ("Cédula;Nombre;Lado;Dependencia", ["personas"]), ("numero;nombre;fecha", ["incentivos", "normas"]),
    ("sesion;documento;asistencia", ["asistencias"]), ("x;y", []),
  ])
  func `is told by the header when only one fits`(header: String, tables: [String]) throws {
    let grid = try CSVReader.read(Array(header.utf8))
    #expect(TableNaming.types(forHeaderOf: grid).map { $0.tableName } == tables)
  }
}

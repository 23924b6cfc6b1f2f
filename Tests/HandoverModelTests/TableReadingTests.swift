import HandoverModel
import Testing

private func reading<Row: Record>(_ type: Row.Type, _ text: String) throws -> TableReading<Row> {
  TableReading<Row>(try CSVReader.read(Array(text.utf8)), file: "prueba.csv")
}

private func problems<Row: Record>(_ type: Row.Type, _ text: String) throws -> [String] {
  try reading(type, text).problems.map(\.sentence)
}

struct `The header of a table` {
  @Test(arguments: [
    "documento;nombre;lado;dependencia", "DOCUMENTO;Nombre;Lado;Dependencia",
    "Cédula;Nombres y Apellidos;lado;dependencia", "No. Documento:;NOMBRE*;Lado;DEPENDENCIA",
    "No.;cc;nombre;lado;dependencia", "documento;nombre;lado;dependencia;;;",
    "#;numero_de_documento;nombre;lado;dependencia;Firma",
  ])
  func `is matched by name, label and synonym`(header: String) throws {
    let count = header.split(separator: ";", omittingEmptySubsequences: false).count
    let first = header.hasPrefix("No.;") || header.hasPrefix("#") ? ["1"] : []
    let cells = first + ["5893001", "Luz Peña", "entrante", "Planeación"]
    let row = (cells + Array(repeating: "", count: count - cells.count)).joined(separator: ";")
    let reading = try reading(Person.self, "\(header)\n\(row)\n")

    #expect(reading.problems == [])
    #expect(reading.lines.first?.key == ["5893001"])
  }

  @Test func `names every required column that is missing`() throws {
    let found = try problems(Person.self, "nombre;cargo\nLuz;x\n")
    #expect(found.count == 3)
    #expect(
      found.first
        == "prueba.csv, fila 1, columna documento: falta la columna obligatoria «documento» (se admite: un encabezado «documento» o «Documento»)"
    )
  }

  @Test func `suggests what an unknown column may mean, and keeps its values from being lost`() throws {
    let found = try problems(
      Person.self, "documento;nombre;lado;dependensia;dependencia\n1;Luz;entrante;x;y\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("¿quiso decir «dependencia»?") == true)
  }

  @Test func `may hold unknown columns without values`() throws {
    #expect(try problems(Tool.self, "codigo;nombre;firma\nH-01;Sitio;\n") == [])
  }

  @Test func `may not bring a column twice`() throws {
    #expect(try problems(Tool.self, "codigo;Código;nombre\nH-01;H-02;Sitio\n").count == 1)
  }

  @Test func `is the first row that is not blank`() throws {
    let reading = try reading(Tool.self, "\n;;\ncodigo;nombre\nH-01;\n")
    #expect(reading.problems.map(\.row) == [4])
  }

  @Test(arguments: ["", "\n\n", ";;\n"])
  func `is missing in an empty file`(text: String) throws {
    #expect(try reading(Tool.self, text).problems.map(\.problem) == ["está vacío"])
  }
}

struct `The rows of a file` {
  @Test func `are all judged, and every bad cell is named with row, column, value and what is allowed`()
    throws
  {
    let text = """
      codigo;tipo;tema;fecha_inicio;estado;horas
      C-01;capacitación;Sitio;30/02/2011;realizada;4
      C-02;charla;Sitio;01/02/2011;realizada;muchas

      ;capacitación;;01/02/2011;hecha;4
      C-04;capacitación;Correo;2011-02-01;programada;2,5
      """
    let reading = try reading(TrainingSession.self, text)

    #expect(reading.rowCount == 4)
    #expect(reading.lines.map(\.number) == [6])
    #expect(
      reading.problems.map { "\($0.row ?? 0) \($0.column ?? "") \($0.value ?? "-")" } == [
        "2 fecha_inicio 30/02/2011", "3 tipo charla", "3 horas muchas", "5 codigo -", "5 tema -",
        "5 estado hecha",
      ])
    #expect(
      reading.problems[1].sentence
        == "prueba.csv, fila 3, columna tipo: «charla» no está entre los valores admitidos (se admite: inducción, reinducción, capacitación, entrenamiento)"
    )
  }

  @Test func `may be short, because Excel drops empty cells at the end`() throws {
    #expect(try problems(Tool.self, "codigo;nombre;descripcion;sistema\nH-01;Sitio\n") == [])
  }

  @Test func `may not be longer than the header`() throws {
    let found = try reading(Tool.self, "codigo;nombre\nH-01;Sitio\nH-02;Correo;sobra\n").problems
    #expect(found.map(\.row) == [3])
    #expect(found.first?.problem.contains("columna 3") == true)
  }

  @Test func `do not repeat a key`() throws {
    let found = try reading(Tool.self, "codigo;nombre\nH-01;Sitio\nH-02;Correo\nH-01;Otro\n").problems
    #expect(
      found.map(\.sentence) == [
        "prueba.csv, fila 4, columna codigo: «H-01» ya está en la fila 2 (se admite: cada codigo en una sola fila)"
      ])
  }

  @Test func `are trimmed, and accents are joined to their letters`() throws {
    let reading = try reading(
      Tool.self, "codigo;nombre;descripcion\n H-01 ;\u{A0}Min\u{303}o\u{301}n ;\" a\r\nb \"\n")
    let tool = reading.applying(try #require(reading.lines.first), to: Tool())

    #expect(tool.code == "H-01")
    #expect(Array(tool.name.utf8) == Array("Miñón".utf8))
    #expect(tool.description == "a\nb")
  }

  @Test func `change only the columns that the file brings`() throws {
    var person = Person()
    person.document = "1"
    person.name = "Luz"
    person.post = "Secretaria"
    person.link = .career
    let reading = try reading(
      Person.self, "documento;nombre;lado;dependencia;vinculacion\n1;Luz P.;entrante;Hacienda;\n")
    let changed = reading.applying(try #require(reading.lines.first), to: person)

    #expect(changed.name == "Luz P.")
    #expect(changed.post == "Secretaria")
    #expect(changed.link == nil)
  }

  @Test func `take document numbers with points and spaces`() throws {
    let reading = try reading(
      Person.self, "documento;nombre;lado;dependencia\n1.110.456 789;Luz;entrante;Hacienda\n")
    #expect(reading.lines.first?.key == ["1110456789"])
  }

  @Test(arguments: ["clave: Piedras2011", "usuario x, contraseña: tolima_2011"])
  func `are refused with a secret in them, which the message does not repeat`(secret: String) throws {
    for type in Registry.recordTypes { try expectRefusal(of: secret, in: type) }
  }

  private func expectRefusal<Row: Record>(of secret: String, in type: Row.Type) throws {
    let textColumns = type.table.columns.filter { $0.kind == .text || $0.kind == .longText }
    for column in textColumns {
      let reading = try reading(type, CSVWriter.text([[column.name, "otra"], [secret, ""]], style: .excel))
      let own = TableReading<Row>(
        Grid(rows: [
          GridRow(number: 1, cells: type.table.columns.map(\.name)),
          GridRow(number: 2, cells: type.table.columns.map { $0.name == column.name ? secret : "" }),
        ]), file: "prueba.csv")
      #expect(own.problems.contains { $0.column == column.name && $0.problem.contains("secreto") })
      #expect(!(reading.problems + own.problems).contains { $0.sentence.contains("2011") })
    }
  }

  @Test func `hold no control characters`() throws {
    #expect(try problems(Tool.self, "codigo;nombre\nH-01;Si\u{8}tio\n").count == 1)
  }
}

import Testing

@testable import HandoverModel

/// Inventories written as rows of cells between bars.
private enum Sheets {
  static func grid(_ text: String, worksheet: Bool = false) -> Grid {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      GridRow(
        number: index + 1,
        cells: line.split(separator: "|", omittingEmptySubsequences: false).map {
          CellText.tidied(String($0).replacing("¶", with: "\n"))
        })
    }
    var grid = Grid(rows: rows)
    grid.isWorksheet = worksheet
    return grid
  }

  /// The rows of the table of elements that a sheet becomes, each as its cells by column.
  static func rows(
    _ text: String, into elements: [Deliverable] = [], access: Deliverable.Access? = .open
  ) throws -> (rows: [[String: String]], grid: Grid) {
    let reading = try #require(InventoryReading(grid(text, worksheet: true)))
    var units = InventoryImport(into: elements, access: access)
    let grid = try units.grid(reading)
    let names = grid.rows[0].cells
    return (grid.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0.cells)) }, grid)
  }

  static let of2002 = """
    FORMATO ÚNICO DE INVENTARIO DOCUMENTAL
    ENTIDAD PRODUCTORA|Municipio de Prueba||HOJA No. 1 DE 2
    OFICINA PRODUCTORA|Secretaría General
    OBJETO|Inventarios individuales

    N.º DE ORDEN|CÓDIGO|NOMBRE DE LA SERIE, SUBSERIE O ASUNTOS|FECHAS EXTREMAS||UNIDAD DE CONSERVACIÓN||||NÚMERO DE FOLIOS|SOPORTE|FRECUENCIA DE CONSULTA|NOTAS
    |||Inicial|Final|Caja|Carpeta|Tomo|Otro||||
    1|110-2-05|Actas¶Actas del Comité¶Actas 1 a 8|03/10/2008|11 de diciembre de 2009|1|2|||96|Papel|alto|Falta el folio 47.
    2|110-7-01|Correspondencia 2008|2008||1|3|||50 folios|P||
    3|110-28-05|Discos con copias|s/f||4|||Disco compacto¶6||CD|bajo|
    TOTAL||||||||||||146
    Elaborado por: Ana Ruiz
    Cargo: Archivista
    """
}

struct `An inventory of somebody else` {
  @Test func `of 2002 is read with its heading, its groups and its three units`() throws {
    let (rows, grid) = try Sheets.rows(Sheets.of2002)

    #expect(rows.map { $0["codigo"] } == ["F-001", "F-002", "F-003"])
    #expect(
      rows.allSatisfy { $0["responsable_produccion"] == "Secretaría General" && $0["estado"] == "entregado" })
    let first = rows[0]
    #expect(
      first["serie"] == "Actas" && first["subserie"] == "Actas del Comité" && first["titulo"] == "Actas 1 a 8"
    )
    #expect(first["fecha_inicial"] == "2008-10-03" && first["fecha_final"] == "2009-12-11")
    #expect(first["caja"] == "1" && first["carpeta"] == "2" && first["folios"] == "96")
    #expect(first["soporte"] == "físico" && first["seccion"] == "archivo físico")
    #expect(first["notas"] == "Falta el folio 47. Frecuencia de consulta: alto.")
    #expect(rows[1]["fecha_final"] == "2008" && rows[1]["folios"] == "50" && rows[1]["serie"] == "")
    #expect(rows[2]["fecha_inicial"] == "s.f." && rows[2]["otro"] == "Disco compacto: 6")
    #expect(rows[2]["notas"] == "Frecuencia de consulta: bajo.")
    #expect(grid.rows.map(\.number) == [7, 8, 9, 10])
    #expect(grid.remarks.last?.text.contains("3 unidades; no se leen 3 filas de totales, firmas") == true)
  }

  @Test func `of a town of Tolima is read with its own columns`() throws {
    let (rows, grid) = try Sheets.rows(
      """
      ORDEN|CÓDIGO|SERIE|SUBSERIE|NOMBRE DEL EXPEDIENTE|FECHAS EXTREMAS||FOLIOS|||SOPORTE|UNIDAD DE CONSERVACIÓN||ESTANTE|BANDEJA|POSICIÓN|COLOR|OBSERVACIONES
      |||||INICIAL|FINAL|INICIAL|FINAL|TOTAL||CAJA|CARPETA||||||
      1|120-2-40|Contratos|De obra|Contrato 12|sep-2008|20-dic-2009|1|96|96|HÍBRIDO|1|1|4|2|7|Azul|Información reservada
      3|120-2-41|Contratos|De obra|Contrato 13|2010-2011||97|190|95|FÍSICO|1|2|4|2|8||
      """)

    #expect(
      rows[0]["titulo"] == "Contrato 12" && rows[0]["serie"] == "Contratos"
        && rows[0]["subserie"] == "De obra")
    #expect(rows[0]["fecha_inicial"] == "2008-09" && rows[0]["fecha_final"] == "2009-12-20")
    #expect(rows[0]["soporte"] == "híbrido" && rows[0]["ubicacion"] == "Estante 4, bandeja 2, posición 7")
    #expect(rows[0]["acceso"] == "reservada" && rows[1]["acceso"] == "pública")
    #expect(rows[0]["notas"] == "Información reservada. Folios 1 a 96. COLOR: Azul.")
    #expect(rows[1]["fecha_inicial"] == "2010" && rows[1]["fecha_final"] == "2011")
    let doubts = grid.doubts.map(\.problem.text)
    #expect(doubts.contains("la numeración salta de 1 a 3"))
    #expect(doubts.contains("los folios 97 a 190 son 94 y el total dice otra cosa"))
    #expect(grid.doubts.first { $0.problem.text.contains("salta") }?.letter == "A")
  }

  @Test func `of 2024 is read with both supports`() throws {
    let (rows, _) = try Sheets.rows(
      """
      IDENTIFICACIÓN||||FECHAS EXTREMAS||SOPORTE O FORMATO||FÍSICO||||ELECTRÓNICO||||NOTAS
      NÚMERO DE ORDEN|CÓDIGO|NOMBRE DE LA SERIE, SUBSERIE O ASUNTO|NOMBRE DE LA UNIDAD DOCUMENTAL|INICIAL|FINAL|FÍSICO|ELECTRÓNICO|CAJA|CARPETA|Tomo/legajo/libro|NÚMERO DE FOLIOS|TIPO|CANTIDAD|TAMAÑO|UBICACIÓN|
      1|110-2-05|Actas¶Actas del Comité|Acta 12|2010-12-17||X||1|1||6|||||
      2|110-2-05|Actas|Acta 13|2011-01-17|||X|||||PDF|3|1,5 MB|archivos/actas|
      3|110-2-05|Actas|Acta 14|2011-02-17||X|X|1|2||8|PDF|1|20 kB|Servidor de la alcaldía|
      """)

    #expect(rows.map { $0["soporte"] } == ["físico", "electrónico", "híbrido"])
    #expect(rows.map { $0["seccion"] } == ["archivo físico", "archivo electrónico", "archivo físico"])
    #expect(rows[1]["ruta"] == "archivos/actas" && rows[1]["notas"] == "")
    #expect(rows[2]["ruta"] == "")
    #expect(
      rows[2]["notas"]
        == "Ubicación electrónica: Servidor de la alcaldía. Electrónico: tipo PDF, cantidad 1, tamaño 20 kB.")
  }

  @Test func `keeps page heads, column numbers and sentences apart from units`() throws {
    let head =
      "No.|CÓDIGO|SERIE, SUBSERIE O ASUNTO|FECHA INICIAL|FECHA FINAL|CAJA|CARPETA|FOLIOS|SOPORTE|NOTAS"
    let (rows, grid) = try Sheets.rows(
      """
      \(head)
      1|2|3|4|5|6|7|8|9|10
      1|110-2-05|Actas|2008||1|1|9|Papel|
      OFICINA PRODUCTORA|Secretaría General
      \(head)
      2|110-2-05|Actas|2009||1|2|9|Papel|
      La caja 2 está en reparación
      3|110-2-05|Hoja de vida|2009||3|1|9|Papel|
      """)

    #expect(rows.map { $0["titulo"] } == ["Actas", "Actas", "Hoja de vida"])
    #expect(grid.doubts.map(\.value) == ["La caja 2 está en reparación"])
  }

  @Test func `names the usual errors row by row`() throws {
    let (rows, grid) = try Sheets.rows(
      """
      No. de orden|Código|Nombre de la serie, subserie o asunto|Fecha inicial|Fecha final|Caja|Carpeta|Folios|Soporte|Notas
      1|Actas|Actas|2008||1|1|9|Papel|
      1||Contratos|||1|2|9||
      4|110-2-05|Planos|20/09/08||||||
      |110-2-05|Mapas|s.f.||||9|Papel|
      """)
    let words = grid.doubts.map { "\($0.row) \($0.problem.text)" }

    #expect(rows.count == 4)
    for expected in [
      "2 no tiene la forma oficina-serie-subserie", "3 repite el número de orden anterior",
      "3 no tiene código",
      "3 no tiene fechas extremas", "3 no dice el soporte; se toma por físico",
      "4 la numeración salta de 1 a 4",
      "5 no tiene número de orden", "5 es físico y no dice en qué caja o carpeta está",
    ] {
      #expect(words.contains(expected), "\(expected): \(words)")
    }
    let troubles = grid.troubles.map { "\($0.key.row) \($0.value.text)" }.sorted()
    #expect(troubles == ["4 no dice en qué soporte está", "4 tiene un año de dos cifras"])
  }

  @Test func `asks for the level of access before anything that says none`() throws {
    let error = #expect(throws: GridProblem.self) { try Sheets.rows(Sheets.of2002, access: nil) }
    #expect(error?.problem.text.contains("3 unidades no dicen") == true)
    #expect(error?.problem.allowed.contains("--acceso") == true)
  }

  @Test func `updates what the registry has instead of adding it again`() throws {
    var known = Deliverable()
    (known.code, known.title, known.retentionCode, known.box, known.folder) =
      ("E-063", "Actas 1 a 8", "110-2-05", "1", "2")
    (known.kind, known.access, known.location) = (.record, .classified, "Estante 4")
    let (rows, _) = try Sheets.rows(Sheets.of2002, into: [known])

    #expect(rows.map { $0["codigo"] } == ["E-063", "F-002", "F-003"])
    #expect(rows[0]["acceso"] == "clasificada" && rows[0]["seccion"] == "registro")
    #expect(rows[0]["ubicacion"] == "Estante 4")
  }

  @Test func `gives the next free code when its number is taken by something else`() throws {
    var other = Deliverable()
    (other.code, other.title) = ("F-002", "Otra cosa")
    #expect(
      try Sheets.rows(Sheets.of2002, into: [other]).rows.map { $0["codigo"] } == ["F-001", "F-003", "F-004"])
  }

  @Test(arguments: [
    "codigo|seccion|titulo|fecha_inicial|fecha_final|caja|carpeta|folios|acceso|estado\nE-1|otro|A|||1|1|2|pública|entregado",
    "documento|nombre|lado|dependencia\n1|Ana|entrante|Salud", "a|b|c\n1|2|3", "",
  ])
  func `is not seen in a table of the registry`(text: String) {
    #expect(!InventoryReading.recognizes(Sheets.grid(text)))
  }

  @Test(arguments: 0..<200)
  func `never breaks on any heap of cells`(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = [
      "", "1", "2", "999999999999", "Orden", "Código", "Serie", "Subserie", "Fechas extremas", "Inicial",
      "Final",
      "Caja", "Carpeta", "Folios", "Soporte", "Físico", "Electrónico", "Notas", "s.f.", "2008", "Total",
      "Elaborado por",
      "110-2-05", "Actas: ¶a", ":", "Ubicación: x.", "Elemento E-1.", "\u{301}", "20/09/08",
    ]
    let rows = (0..<(3 + next(12))).map { number in
      GridRow(number: number + 1, cells: (0..<next(18)).map { _ in words[next(words.count)] })
    }
    guard let reading = InventoryReading(Grid(rows: rows)) else { return }
    var units = InventoryImport(into: [], access: .open)
    let grid = try units.grid(reading)
    #expect(Set(grid.rows.dropFirst().map { $0.cells[1] }).count == grid.rows.count - 1)
  }
}

struct `A date in an inventory` {
  @Test(arguments: [
    ("2008-09-20", "2008-09-20"), ("20/09/2008", "2008-09-20"), ("20-sep-2008", "2008-09-20"),
    ("20 de septiembre de 2008", "2008-09-20"), ("Septiembre 20 de 2008", "2008-09-20"),
    ("SEPT. 2008", "2008-09"),
    ("setiembre de 2008", "2008-09"), ("09/2008", "2008-09"), ("2008/09", "2008-09"),
    ("20080920", "2008-09-20"),
    ("2008", "2008"), ("s.f.", "s.f."), ("S/F", "s.f."), ("Sin fecha", "s.f."), ("s. f.", "s.f."),
    ("N/A", "s.f."),
  ])
  func `is read in every usual spelling`(text: String, date: String) {
    #expect(InventoryDate.canonical(text) == date)
  }

  @Test(arguments: [
    "31/02/2008", "20/09/08", "marzo", "abc 2008", "13/2008", "39711", "de 2008 2009 mayo", "",
  ])
  func `is not guessed`(text: String) {
    #expect(InventoryDate.canonical(text) == nil)
  }

  @Test(arguments: [
    ("2008-2011", "2008", "2011"), ("2008 a 2011", "2008", "2011"), ("2008 – 2011", "2008", "2011"),
  ])
  func `may stand for two years`(text: String, first: String, last: String) {
    let span = InventoryDate.span(text)
    #expect(span?.first == first && span?.last == last)
  }
}

import HandoverModel
import Testing

struct `The form of the inventory` {
  @Test func `of 2002 has thirteen columns in the official order`() {
    #expect(
      InventoryForm.of(.of2002).columns.map(\.title) == [
        "Número de orden", "Código", "Nombre de la serie, subserie o asuntos", "Inicial", "Final", "Caja",
        "Carpeta", "Tomo", "Otro", "Número de folios", "Soporte", "Frecuencia de consulta", "Notas",
      ])
  }

  @Test func `of 2024 has seventeen columns in six groups`() {
    let form = InventoryForm.of(.of2024)

    #expect(form.columns.count == 17)
    #expect(
      form.headings.map(\.title) == [
        "Identificación", "Fechas extremas (aaaa-mm-dd)", "Soporte o formato", "Físico", "Electrónico",
        "Notas",
      ])
    #expect(form.headings.map(\.columns.count) == [4, 2, 2, 4, 4, 1])
  }

  @Test(arguments: InventoryForm.Kind.allCases)
  func `has headings over every column and over none twice`(kind: InventoryForm.Kind) {
    let form = InventoryForm.of(kind)
    #expect(form.headings.flatMap { Array($0.columns) } == Array(form.columns.indices))
  }
}

struct `The filling rules of the inventory` {
  private static func element(_ cells: [String: String]) throws -> Deliverable {
    var element = Deliverable()
    for (name, text) in cells { try Deliverable.table.column(name)?.read(&element, text) }
    return element
  }

  @Test(arguments: [
    ("2008-08-04", "2008-09-20", "2008-08-04", "2008-09-20"), ("2011-02-18", "2011-02-18", "2011-02-18", ""),
    ("s.f.", "s.f.", "s.f.", ""), ("", "", "s.f.", ""), ("2008", "s.f.", "2008", "s.f."),
    ("", "2010", "s.f.", "2010"), ("2009-03", "2009-03", "2009-03", ""),
  ])
  func `write a single date once and no date as s.f.`(
    first: String, last: String, left: String, right: String
  ) throws {
    let dates = InventoryWords.dates(of: try Self.element(["fecha_inicial": first, "fecha_final": last]))
    #expect(dates.first == left && dates.last == right)
  }

  @Test(arguments: [
    ("físico", "", "Papel"), ("físico", "Disco compacto: 6", "CD"), ("físico", "Videocasete", "V"),
    ("físico", "DVD: 2", "DVD"), ("físico", "Rollo de microfilm: 1", "M"), ("físico", "Disquetes: 12", "DK"),
    ("físico", "Planos: 4", "Papel"), ("híbrido", "", "Papel y electrónico"),
    ("electrónico", "", "Electrónico"),
  ])
  func `name carriers by their letters`(support: String, other: String, letters: String) throws {
    #expect(InventoryWords.support(of: try Self.element(["soporte": support, "otro": other])) == letters)
  }

  @Test(arguments: [
    ("Disco compacto: 6", "Disco compacto\n6"), ("Planos", "Planos"), ("Caja: roja", "Caja: roja"), ("", ""),
  ])
  func `put the name of another unit on top and the quantity below`(text: String, cell: String) {
    #expect(InventoryWords.otherUnit(text) == cell)
    #expect(InventoryWords.registryUnit(cell) == text)
  }

  @Test(
    arguments: [
      ("Frecuencia de consulta: alto.", "alto", ""),
      ("Rayado. Frecuencia de consulta: bajo. Dos.", "bajo", "Rayado. Dos."),
      ("Frecuencia de consulta: alto", "alto", ""), ("Nada", nil, "Nada"),
      ("Frecuencia de consulta: ", nil, "Frecuencia de consulta: "),
    ] as [(String, String?, String)])
  func `find the frequency among the notes and leave the rest`(notes: String, value: String?, rest: String) {
    let found = InventoryWords.taking(.frequency, outOf: notes)
    #expect(found.value == value && found.rest == rest)
  }
}

struct `The inventories of the offices` {
  private static func element(
    _ code: String, office: String, box: String = "", folder: String = "", series: String = "",
    state: Deliverable.State = .delivered, kind: Deliverable.Kind = .physical
  ) -> Deliverable {
    var element = Deliverable()
    (element.code, element.producer, element.box, element.folder) = (code, office, box, folder)
    (element.retentionCode, element.state, element.kind, element.support) = (series, state, kind, .paper)
    return element
  }

  @Test func `number units without gaps, as they lie in the boxes and then by code`() {
    let inventories = OfficeInventory.all(
      of: [
        Self.element("E-5", office: "B", series: "110-10-1"),
        Self.element("E-4", office: "B", series: "110-2-1"),
        Self.element("E-3", office: "B", box: "10", folder: "1"),
        Self.element("E-2", office: "B", box: "2", folder: "11"),
        Self.element("E-1", office: "B", box: "2", folder: "3"), Self.element("E-6", office: ""),
        Self.element("E-7", office: "A"),
      ], holdings: [:])

    #expect(inventories.map(\.office) == ["A", "B", ""])
    #expect(inventories[1].units.map(\.element.code) == ["E-1", "E-2", "E-3", "E-4", "E-5"])
    #expect(inventories[1].units.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `list what is delivered, name what is not, and hold no systems`() {
    let inventories = OfficeInventory.all(
      of: [
        Self.element("E-1", office: "A"), Self.element("E-2", office: "A", state: .missing),
        Self.element("E-3", office: "A", state: .notApplicable),
        Self.element("E-4", office: "A", kind: .system),
        Self.element("E-10", office: "A", state: .inProgress),
        Self.element("E-9", office: "B", state: .missing),
      ], holdings: [:])

    #expect(inventories.map(\.office) == ["A"])
    #expect(inventories[0].units.map(\.element.code) == ["E-1"])
    #expect(inventories[0].open.map(\.code) == ["E-2", "E-10"])
  }
}

import HandoverModel
import Testing

private func element(
  _ code: String, _ title: String, _ access: Deliverable.Access = .open, path: String = "",
  personal: Deliverable.PersonalData = .none, state: Deliverable.State = .delivered
) -> Deliverable {
  var element = Deliverable()
  (element.code, element.title, element.access, element.path) = (code, title, access, path)
  (element.personalData, element.state) = (personal, state)
  (element.producer, element.custodian) = ("Secretaría General", "Archivo")
  return element
}

struct `The instruments of public information` {
  private static var registry: Registry {
    var registry = Registry()
    registry.deliverables = [
      element("E-1", "Guía", path: "material/Guía.PDF"), element("E-2", "Actas", path: "archivos/actas"),
      element("E-3", "TITULO-RESERVADO", .reserved, path: "archivos/plano.png"),
      element("E-4", "TITULO-PERSONAL", path: "registros/lista.csv", personal: .personal),
      element("E-5", "Video", state: .missing),
    ]
    registry.deliverables[1].series = "Actas"
    registry.deliverables[1].subseries = "Comité"
    registry.deliverables[1].description = "Doce actas."
    registry.deliverables[2].ground = "Constitución Política"
    registry.deliverables[2].extent = .total
    var channel = Channel()
    (channel.name, channel.frequency, channel.source) = ("Noticias", "4 veces al mes", "Todas")
    var hidden = Channel()
    (hidden.name, hidden.isPublished) = ("Sin publicar", false)
    registry.channels = [channel, hidden]
    var person = Person()
    (person.name, person.document) = ("SECRETO", "1000000001")
    registry.people = [person]
    return registry
  }

  private static func table(_ kind: InformationInstrument.Kind) throws -> InformationInstrument {
    try #require(InformationInstrument.all(of: registry).first { $0.kind == kind })
  }

  @Test func `have their official columns in order`() throws {
    #expect(
      try Self.table(.restrictedIndex).columns.map(\.title) == [
        "Nombre o título de la categoría de información", "Nombre o título de la información", "Idioma",
        "Medio de conservación y/o soporte", "Fecha de generación de la información",
        "Nombre del responsable de la producción de la información",
        "Nombre del responsable de la información", "Objetivo legítimo de la excepción",
        "Fundamento constitucional o legal", "Fundamento jurídico de la excepción",
        "Excepción total o parcial", "Fecha de la calificación", "Plazo de la clasificación o reserva",
      ])
    #expect(
      try Self.table(.assets).columns.map(\.title) == [
        "Nombre o título de la categoría de información",
        "Descripción del contenido de la categoría de información", "Idioma",
        "Medio de conservación y/o soporte", "Formato", "Información publicada o disponible",
      ])
    #expect(
      try Self.table(.scheme).columns.map(\.title) == [
        "Nombre o título de la información", "Idioma", "Medio de conservación y/o soporte", "Formato",
        "Fecha de generación de la información", "Frecuencia de actualización", "Lugar de consulta",
        "Nombre del responsable de la producción de la información",
        "Nombre del responsable de la información",
      ])
  }

  @Test(arguments: InformationInstrument.Kind.allCases)
  func `have a cell for every column in every row`(kind: InformationInstrument.Kind) throws {
    let table = try Self.table(kind)

    #expect(!table.rows.isEmpty)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test func `name what is withheld in the index alone, with its ground`() throws {
    let index = try Self.table(.restrictedIndex).rows
    #expect(index.map { $0[1] } == ["TITULO-RESERVADO", "TITULO-PERSONAL"])
    #expect(
      index[0][8...10] == [
        "Constitución Política", "Información pública reservada, Ley 1712 de 2014", "Total",
      ])
    #expect(index[1][8] == "Ley 1581 de 2012")

    for kind in [InformationInstrument.Kind.assets, .scheme] {
      let cells = try Self.table(kind).rows.joined().joined(separator: "\n")
      for secret in ["TITULO", "plano", "lista.csv", "PNG"] { #expect(!cells.contains(secret)) }
    }
  }

  @Test(arguments: InformationInstrument.Kind.allCases)
  func `hold no personal data`(kind: InformationInstrument.Kind) throws {
    let cells = try Self.table(kind).rows.joined().joined(separator: "\n")

    #expect(!cells.contains("SECRETO") && !cells.contains("1000000001"))
  }

  @Test func `list as assets what is there, by category, with its format`() throws {
    #expect(
      try Self.table(.assets).rows == [
        ["Actas — Comité", "Actas. Doce actas.", "Español", "Electrónico", "Varios archivos", "Disponible"],
        ["Archivo electrónico", "Guía", "Español", "Electrónico", "PDF", "Disponible"],
      ])
  }

  @Test func `publish the channels of the site, then the elements`() throws {
    #expect(try Self.table(.scheme).rows.map { $0[0] } == ["Noticias", "Guía", "Actas"])
    #expect(try Self.table(.scheme).rows[0][5] == "4 veces al mes")
  }

  @Test(arguments: InformationInstrument.Kind.allCases)
  func `say in a sentence that there is nothing`(kind: InformationInstrument.Kind) throws {
    let empty = InformationInstrument.all(of: Registry()).first { $0.kind == kind }

    #expect(empty?.rows == [] && empty?.emptyNote.hasPrefix("Sin registros") == true)
  }

  @Test(arguments: ["=1+1", "+57 310", "-5+1", "@x", "\tx"])
  func `are written as CSV in which no cell computes`(value: String) {
    let text = CSVWriter.text([["a", value], ["b", "x\(value)"]], style: .published)

    #expect(text == "a,'\(value)\nb,x\(value)\n")
    #expect(CSVWriter.text([["a", "-5"]], style: .published) == "a,-5\n")
  }
}

import HandoverModel
import Testing

struct `Text that people wrote freely` {
  private static var registry: Registry {
    var registry = Registry()
    var file = CaseFile()
    file.incomingName = "Ana Ruiz Peña"
    registry.file = file
    var member = TeamMember()
    member.name = "Luis Gil Mora"
    registry.team = [member]
    registry.people = ["Ana Ruiz Peña", "Luis Gil Mora", "Eva Páez Díaz", "Eva"].map { name in
      var person = Person()
      person.name = name
      return person
    }
    return registry
  }

  @Test(arguments: [
    "Falta la cédula 1.020.333.444 de la hoja", "Falta la cédula 28555123.", "Llame al 310 555 1234",
    "Escriba a ana@example.com", "(ana@example.com)", "Falta el certificado de EVA PAEZ DIAZ",
    "CC 1020333444, folio 3",
  ])
  func `is withheld when it holds a number, an address or a name of somebody`(text: String) {
    #expect(PersonalText(of: Self.registry).isIn(text))
  }

  @Test(arguments: [
    "", "Falta el folio 47 de la carpeta 3", "Ley 1712 de 2014, art. 18", "Del 2011-12-28 al 28/12/2011",
    "Lo firma Ana Ruiz Peña y responde Luis Gil Mora", "Cuesta $ 12.500.000", "La hoja de Eva", "Sección @ 3",
    "E-1001",
  ])
  func `is shown when it does not`(text: String) {
    #expect(!PersonalText(of: Self.registry).isIn(text))
  }
}

struct `What a public edition tells of a reception` {
  private static var registry: Registry {
    var registry = Registry()
    var open = Deliverable()
    (open.code, open.title) = ("E-1", "Abierto")
    var hidden = Deliverable()
    (hidden.code, hidden.access) = ("E-2", .reserved)
    registry.deliverables = [open, hidden]
    registry.observations = [
      ("E-1", "Falta el anexo"), ("E-2", "Falta el secreto"), ("E-1; E-2", "Faltan los dos"),
      ("05_tablas", "Falta una fila"), ("", "Véase E-2"), ("02_archivos/oculto.txt", "Sin catalogar"),
    ].enumerated().map { index, said in
      var observation = Observation()
      (observation.number, observation.deliverables, observation.text) = (index + 1, said.0, said.1)
      (observation.answer, observation.state) = ("Respuesta", .answered)
      return observation
    }
    var receipt = Receipt()
    (receipt.digest, receipt.sello, receipt.total, receipt.missing) = ("aa", "bb", 2, 1)
    var published = receipt
    (published.digest, published.edition) = ("cc", .public)
    registry.receipts = [receipt, published]
    return registry
  }

  @Test func `names no hidden element, not even in a question about several`() {
    let shown = Visibility(.public).filter(Self.registry).observations
    let withheld = Visibility.withheldReference

    #expect(
      shown.map(\.text) == ["Falta el anexo", withheld, withheld, "Falta una fila", withheld, withheld])
    #expect(shown.map(\.deliverables) == ["E-1", withheld, withheld, "05_tablas", "", withheld])
    #expect(shown.map(\.answer) == ["Respuesta", withheld, withheld, "Respuesta", "Respuesta", withheld])
    #expect(Visibility(.integral).filter(Self.registry) == Self.registry)
  }

  @Test func `gives the sello and the counts of the public bundle only`() {
    let receipts = Visibility(.public).filter(Self.registry).receipts
    #expect(receipts.map(\.sello) == ["", "bb"])
    #expect(receipts.map(\.total) == [nil, 2] && receipts.map(\.missing) == [nil, 1])
  }
}

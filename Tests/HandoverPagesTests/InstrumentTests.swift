import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The legal instruments` {
  private static let pages = [
    "acta-informe-gestion.html", "acta-de-entrega.html", "indice-informacion-clasificada-reservada.html",
    "registro-activos-informacion.html", "esquema-publicacion-informacion.html",
  ]

  @Test(arguments: ["acta-informe-gestion.html", "acta-de-entrega.html", "plazos.ics"])
  func `read as they were recorded`(name: String) throws {
    try expectGolden(InstrumentSample.text(name), named: "instrumentos-\(name)")
  }

  @Test func `are these, and the actas alone are not for publication`() throws {
    let files = try InstrumentSample.files()

    #expect(
      files.map(\.name) == [
        "acta-informe-gestion.html", "acta-de-entrega.html",
        "indice-informacion-clasificada-reservada.html", "indice-informacion-clasificada-reservada.csv",
        "indice-informacion-clasificada-reservada.xlsx", "registro-activos-informacion.html",
        "registro-activos-informacion.csv", "registro-activos-informacion.xlsx",
        "esquema-publicacion-informacion.html", "esquema-publicacion-informacion.csv",
        "esquema-publicacion-informacion.xlsx", "plazos.ics",
      ])
    #expect(
      files.filter { !$0.isPublic }.map(\.name) == ["acta-informe-gestion.html", "acta-de-entrega.html"])
  }

  @Test(arguments: pages, [Sample.registry, Registry()])
  func `run nothing, ask for nothing and give every id once`(name: String, registry: Registry) throws {
    for isSealed in [true, false] {
      let page = try InstrumentSample.text(name, of: InstrumentSample.input(of: registry, isSealed: isSealed))
      let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
      let targets = page.matches(of: #/ (?:href="#|aria-labelledby=")([^"]+)"/#).map { String($0.output.1) }

      #expect(page.contains("<html lang=\"es-CO\">") && page.contains("sha256-huella"))
      #expect(page.matches(of: #/<h1[ >]/#).count == 1)
      #expect(!page.contains("<script") && !page.contains(" style=\"") && !page.contains(" src=\""))
      #expect(Set(ids).count == ids.count)
      #expect(Set(targets).subtracting(ids) == [])
      #expect(!page.contains("{{"))
    }
  }

  @Test(arguments: pages)
  func `show hostile text as text, wherever it stands`(name: String) throws {
    let page = try InstrumentSample.text(name, of: InstrumentSample.input(of: Sample.poisoned))

    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("<script") && !page.contains("onload='") && !page.contains("href=\"javascript"))
    #expect(!page.unicodeScalars.contains("\u{0}"))
  }

  @Test(arguments: pages)
  func `are the same, byte for byte, for the same input`(name: String) throws {
    #expect(try InstrumentSample.text(name) == InstrumentSample.text(name))
  }

  @Test(arguments: ["Persona Inventada", "9900", "Jaime Lozano", "Rosa Elvira Páez", "Arquímedes"])
  func `hold no person where they are for publication`(secret: String) throws {
    for file in try InstrumentSample.files() where file.isPublic {
      switch file.content {
      case .text(let text): #expect(!text.contains(secret), "\(file.name)")
      case .forms(let forms): #expect(!"\(forms)".contains(secret), "\(file.name)")
      case .sheet(let sheet): #expect(!sheet.rows.joined().joined().contains(secret), "\(file.name)")
      case .bytes(let bytes):
        #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(file.name)")
      }
    }
  }

  @Test func `take their terms from the table of the municipality`() throws {
    let table =
      LegalTermTable.headers.joined(separator: ",")
      + "\nvisita,Visita,Personería,retiro,1,hábiles,Acuerdo 5,,no\n"
    let calendar = try InstrumentSample.text(
      "plazos.ics", overrides: ["instrumentos/plazos.csv": table])

    #expect(calendar.contains("SUMMARY:Visita") && calendar.contains("por verificar"))
    #expect(!calendar.contains("requerimiento"))
  }

  @Test func `name the file and row when that table is wrong`() throws {
    let table =
      LegalTermTable.headers.joined(separator: ",")
      + "\nvisita,Visita,Personería,retiro,uno,hábiles,Acuerdo 5,,no\n"
    let error = #expect(throws: TemplateError.self) {
      try InstrumentSample.text("plazos.ics", overrides: ["instrumentos/plazos.csv": table])
    }

    #expect(error?.message.contains("«instrumentos/plazos.csv», línea 2") == true)
  }
}

struct `The acta de informe de gestión` {
  private static func headings(_ page: String) -> [String] {
    page.matches(of: #/<h2[^>]*>([^<]+)<\/h2>/#).map { String($0.output.1) }
  }

  /// Resolución Orgánica 5674 de 2005 fixes 1 to 6; behind them stands what practice adds.
  @Test(arguments: [Sample.registry, Registry()])
  func `follows the order of the form of Resolución 5674 de 2005`(registry: Registry) throws {
    let page = try InstrumentSample.text(
      "acta-informe-gestion.html", of: InstrumentSample.input(of: registry))

    #expect(
      Self.headings(page) == [
        "1. Datos generales", "2. Informe resumido o ejecutivo de la gestión", "3. Situación de los recursos",
        "4. Planta de personal", "5. Programas, estudios y proyectos", "6. Obras públicas",
        "7. Ejecuciones presupuestales", "8. Contratación", "9. Reglamentos y manuales",
        "10. Concepto general", "11. Firmas",
      ])
    let letters = page.matches(of: #/<dt>([A-G])\. /#).map { String($0.output.1) }
    #expect(letters == ["A", "B", "C", "D", "E", "F", "G"])
    #expect(
      page.matches(of: #/<h3>([^<]+)<\/h3>/#).map { String($0.output.1) } == [
        "a) Recursos financieros", "b) Bienes muebles e inmuebles",
      ])
  }

  @Test func `fills in what the registry knows`() throws {
    let page = try InstrumentSample.text("acta-informe-gestion.html")

    for known in [
      "Arquímedes Ávila Rondón", "Alcalde municipal 2008-2011", "1 de enero de 2008",
      "31 de diciembre de 2011",
      "El municipio adoptó la estrategia en 2008", "☒</span> Retiro", "☐</span> Ratificación",
      "<th scope=\"col\">2008</th><th scope=\"col\">2009</th><th scope=\"col\">2010</th><th scope=\"col\">2011</th>",
      "Resolución 289 del 20 de septiembre de 2008",
    ] { #expect(page.contains(known), "\(known)") }
  }

  @Test func `marks what nobody registered as to be filled in`() throws {
    let known = try InstrumentSample.text("acta-informe-gestion.html")
    let empty = try InstrumentSample.text(
      "acta-informe-gestion.html", of: InstrumentSample.input(of: Registry()))
    let blank = "<span class=\"blanco\"><span class=\"blanco-rotulo\">por diligenciar</span></span>"

    // Six fields of the first section have no blank once the ficha is full; the boxes carry a mark of their own.
    let first = { (page: String) in page.components(separatedBy: "id=\"s-2\"")[0] }
    #expect(first(known).components(separatedBy: blank).count == 1)
    #expect(first(empty).components(separatedBy: blank).count == 8)
    #expect(empty.components(separatedBy: "class=\"marca\"").count > 10)
    #expect(empty.contains("Entidad sin registrar"))
  }

  @Test func `warns of a summary that is longer than two sheets`() throws {
    var registry = Sample.registry
    #expect(
      try !InstrumentSample.text("acta-informe-gestion.html", of: InstrumentSample.input(of: registry))
        .contains("recórtelo"))
    registry.file?.summary = String(repeating: "Se hizo mucho. ", count: 600)
    #expect(
      try InstrumentSample.text("acta-informe-gestion.html", of: InstrumentSample.input(of: registry))
        .contains("recórtelo"))
  }

  @Test(arguments: [(1, 1), (4, 4), (20, 8)])
  func `has a column for each of the last eight years at most`(years: Int, columns: Int) throws {
    var registry = Registry()
    var file = CaseFile()
    file.termStart = CalendarDate(year: 2012 - years, month: 1, day: 1)
    file.termEnd = CalendarDate(year: 2011, month: 12, day: 31)
    registry.file = file
    let page = try InstrumentSample.text(
      "acta-informe-gestion.html", of: InstrumentSample.input(of: registry))
    let head = try #require(page.firstMatch(of: #/<thead><tr><th scope="col">Concepto<\/th>(.*)<\/tr>/#))

    #expect(head.output.1.matches(of: #/<th scope="col">\d{4}<\/th>/#).count == columns)
  }
}

struct `The acta de entrega` {
  @Test func `prints the sello in full, in groups of four, short and as a QR code`() throws {
    let page = try InstrumentSample.text("acta-de-entrega.html")
    let sello = try #require(Sample.sello)
    let lines = page.matches(of: #/<span>((?:[0-9A-F]{4}-){3}[0-9A-F]{4})<\/span>/#).map {
      String($0.output.1)
    }

    #expect(lines.joined(separator: "-") == sello.grouped)
    #expect(page.contains("<p class=\"sello-corto\">\(sello.short)</p>"))
    #expect(page.contains("id=\"qr-sello-titulo\"") && page.contains("class=\"qr-tinta\""))
  }

  @Test func `counts what is handed over and names what is not`() throws {
    let page = try InstrumentSample.text("acta-de-entrega.html")

    #expect(page.contains("<th scope=\"row\">Total</th><td>1.212</td>"))
    #expect(page.contains("empalme_piedras_v0002.zip") && page.contains("1,2\u{A0}MB"))
    #expect(page.contains("Lo que no se entrega todavía"))
    #expect(page.contains("Motivo de la versión: Se incorporan las actas de noviembre. Elaboró"))
  }

  @Test func `tells of the version that was sealed and not of what came later`() throws {
    let sealed = InstrumentSample.input
    var later = Sample.registry
    later.deliverables = []
    later.pending = []
    let page = try InstrumentSample.text(
      "acta-de-entrega.html",
      of: InstrumentInput(registry: later, date: sealed.date, version: sealed.version, absent: []))

    #expect(try page == InstrumentSample.text("acta-de-entrega.html"))
  }

  @Test func `has a place to sign for both sides, control interno and each witness`() throws {
    let roles = { (page: String) in
      page.matches(of: #/<p class="firma-papel">([^<]+)<\/p>/#).map { String($0.output.1) }
    }

    #expect(
      roles(try InstrumentSample.text("acta-de-entrega.html")) == [
        "Entrega", "Recibe", "Control interno", "Testigo",
      ])
    #expect(
      roles(try InstrumentSample.text("acta-de-entrega.html", of: InstrumentSample.input(of: Registry())))
        == [
          "Entrega", "Recibe", "Control interno", "Testigo", "Testigo",
        ])
  }

  @Test func `says without a sealed version that there is none, and leaves its data blank`() throws {
    let page = try InstrumentSample.text(
      "acta-de-entrega.html", of: InstrumentSample.input(of: Sample.registry, isSealed: false))

    #expect(page.contains("Todavía no hay una versión sellada"))
    #expect(!page.contains("qr-sello") && page.contains("class=\"blanco\""))
  }

  @Test func `shows a term that was not read in a source as to be checked`() throws {
    let page = try InstrumentSample.text("acta-de-entrega.html")

    #expect(page.components(separatedBy: "Plazo por verificar en el texto oficial").count == 2)
  }
}

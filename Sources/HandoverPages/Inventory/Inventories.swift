import HandoverModel

/// The inventories of a handover as pages, as one workbook with a sheet for each office, and as one CSV.
package enum Inventories {
  /// A page for one office and the name of its file, without ending.
  package struct Page: Sendable {
    /// The office; empty when the registry does not say.
    package let office: String
    /// The page, which stands on its own.
    package let html: String
  }

  /// A page for each office; the same input and templates give the same texts.
  ///
  /// `styleHash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the pages' content security policy.
  package static func pages(
    _ input: InventoryInput, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> [Page] {
    let style = try PageParts.style(of: templates, [styleSheet])
    let parts = PageParts(style: style, styleHash: styleHash(style))
    var pages: [Page] = []
    for inventory in input.inventories {
      let html = try templates.render(
        template, scope(inventory, input, parts), specimen: scope(.specimen, .specimen, .specimen))
      pages.append(Page(office: inventory.office, html: html))
    }
    return pages
  }

  /// The workbook: the official form, a sheet for each office.
  package static func workbook(_ input: InventoryInput) -> [FormSheet] {
    input.inventories.map { InventorySheet(input, $0).sheet }
  }

  /// All rows as a CSV for other programs, the office in front of the form's columns.
  package static func csv(_ input: InventoryInput) -> String {
    let header =
      ["Oficina productora"]
      + input.form.columns.map { column in
        column.group.isEmpty ? column.title : "\(column.group): \(column.title)"
      }
    let rows = input.inventories.flatMap { inventory in
      inventory.units.map {
        [inventory.office] + InventoryRow(unit: $0, form: input.form).cells.map(CellText.tidied)
      }
    }
    return CSVWriter.text([header] + rows, style: .excelReport)
  }

  static let template = "inventario/fuid"
  static let styleSheet = "inventario/estilo.css"

  static func scope(_ inventory: OfficeInventory, _ input: InventoryInput, _ parts: PageParts)
    -> Scope
  {
    let form = input.form
    let entity = input.file.entity.isEmpty ? "Entidad sin registrar" : input.file.entity
    let place = inventory.office.isEmpty ? "" : " — \(inventory.office)"
    return Scope([
      "titulo": .text("Formato Único de Inventario Documental\(place)"), "hoja_de_estilo": parts.styleElement,
      "politica": .text(parts.policy), "ficha": .scope(Scope(["nombre": .text(entity)])),
      "norma": .text(form.norm), "forma": .text(form.kind.rawValue),
      "casillas": .list(input.boxes(inventory).map { pair($0.label, $0.value) }),
      "registro": .list(input.entry.map { pair($0.label, $0.value) }),
      "grupos": .list(form.headings.map { group($0, form) }),
      "encabezados": .list(form.headings.map(heading)),
      "subtitulos": .list(
        form.columns.filter { !$0.group.isEmpty }.map { Scope(["titulo": .text($0.title)]) }),
      "filas": .list(inventory.units.map { row($0, form) }),
      "cuantas": .text(Wording.count(inventory.units.count, "unidad", "unidades")),
      "omisiones": .text(input.omissions(inventory)),
      "firmas": .list(
        input.signers.map {
          Scope([
            "papel": .text($0.role), "nombre": .text($0.name), "cargo": .text($0.post),
            "lugar": .text($0.place),
          ])
        }),
    ])
  }

  private static func pair(_ label: String, _ value: String) -> Scope {
    Scope(["rotulo": .text(label), "valor": .text(value)])
  }

  private static func heading(_ heading: InventoryForm.Heading) -> Scope {
    Scope([
      "titulo": .text(heading.title), "es_grupo": .flag(heading.isGroup),
      "columnas": .text("\(heading.columns.count)"),
    ])
  }

  private static func group(_ heading: InventoryForm.Heading, _ form: InventoryForm) -> Scope {
    Scope([
      "columnas": .list(form.columns[heading.columns].map { Scope(["clase": .text($0.field.rawValue)]) })
    ])
  }

  /// A row whose heading is the name of the unit: in the form of 2024 the unit, in that of 2002 the series.
  private static func row(_ unit: InventoryUnit, _ form: InventoryForm) -> Scope {
    let title: InventoryForm.Field = form.kind == .of2002 ? .name : .unit
    return Scope([
      "celdas": .list(
        zip(InventoryRow(unit: unit, form: form).cells, form.columns).map { text, column in
          Scope([
            "texto": .text(text), "clase": .text(column.field.rawValue),
            "es_titulo": .flag(column.field == title),
          ])
        })
    ])
  }
}

extension InventoryInput {
  /// An inventory in which every list has an element, to hold the template against.
  static let specimen = InventoryInput(
    InventoryHeading(form: .of2024, purpose: .individual), Registry(), [.specimen],
    date: CalendarDate(dayNumber: 0))
}

extension OfficeInventory {
  /// An inventory of one unit.
  static let specimen = OfficeInventory(
    office: "", units: OfficeInventory.all(of: [Deliverable()], holdings: [:]).flatMap(\.units), open: [])
}

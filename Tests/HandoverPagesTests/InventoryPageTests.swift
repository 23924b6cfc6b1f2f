import Foundation
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

/// The inventories of a small registry.
private enum InventorySample {
  static func input(_ form: InventoryForm.Kind, of registry: Registry) -> InventoryInput {
    InventoryInput(
      InventoryHeading(form: form, purpose: .individual), registry,
      OfficeInventory.all(
        of: registry.deliverables,
        holdings: ["E-002": ElectronicHolding(types: ["PDF", "ODT"], files: 12, bytes: 3_456_789)]),
      date: CalendarDate(dayNumber: 15_336))
  }

  static func registry(_ poison: String = "") -> Registry {
    var registry = Registry()
    var file = CaseFile()
    (file.entity, file.municipality) = ("Municipio de Prueba" + poison, "Prueba")
    (file.outgoingName, file.outgoingPost) = ("Ana Ruiz (persona inventada)", "Alcaldesa")
    registry.file = file
    var paper = Deliverable()
    (paper.code, paper.title, paper.support) = ("E-001", "Actas 1 a 8" + poison, .paper)
    (paper.series, paper.subseries, paper.retentionCode) = ("Actas", "Actas del Comité", "110-2-05")
    (paper.box, paper.folder, paper.sheets, paper.location) = ("1", "2", 96, "Estante 4, bandeja 2")
    (paper.otherUnit, paper.producer) = ("Disco compacto: 6", "Secretaría General" + poison)
    (paper.firstDate, paper.lastDate) = (.year(2008), .year(2009))
    (paper.access, paper.ground, paper.personalData) = (.classified, "Ley 1712 de 2014, art. 18", .personal)
    paper.notes = "Falta el folio 47. Frecuencia de consulta: alto." + poison
    var files = Deliverable()
    (files.code, files.title, files.path) = ("E-002", "Informes", "informes/2011")
    (files.producer, files.retentionCode) = (paper.producer, "110-15-06")
    var missing = Deliverable()
    (missing.code, missing.producer, missing.state) = ("E-003", paper.producer, .missing)
    registry.deliverables = [paper, files, missing]
    return registry
  }

  static func page(_ form: InventoryForm.Kind, _ poison: String = "") throws -> String {
    let pages = try Inventories.pages(
      input(form, of: registry(poison)), templates: Templates(overrides: nil), styleHash: { _ in "huella" })
    return pages.map(\.html).joined()
  }
}

struct `The page of an inventory` {
  @Test(arguments: InventoryForm.Kind.allCases)
  func `reads as it was recorded`(form: InventoryForm.Kind) throws {
    let page = try InventorySample.page(form)
    let body = page.firstRange(of: "<body").map { String(page[$0.lowerBound...]) } ?? ""
    try expectGolden(body, named: "inventario-\(form.rawValue).html")
  }

  @Test(arguments: InventoryForm.Kind.allCases)
  func `runs nothing that an element is called`(form: InventoryForm.Kind) throws {
    let page = try InventorySample.page(form, "<script>alert(1)</script>\"'")
    #expect(!page.contains("<script"))
  }
}

struct `The sheet of an inventory` {
  @Test(arguments: InventoryForm.Kind.allCases)
  func `has no cell twice and none beyond the form`(form: InventoryForm.Kind) throws {
    let input = InventorySample.input(form, of: InventorySample.registry())
    let sheet = try #require(Inventories.workbook(input).first)
    var seen: Set<[Int]> = []

    for cell in sheet.cells {
      for row in cell.rows {
        for column in cell.columns {
          #expect(seen.insert([row, column]).inserted, "\(row), \(column): \(cell.text)")
          #expect(column < input.form.columns.count)
        }
      }
    }
  }

  @Test func `gives every office a tab of its own`() {
    var registry = InventorySample.registry()
    let names = [
      "Secretaría de Planeación, Obras e Infraestructura A",
      "Secretaría de Planeación, Obras e Infraestructura B",
    ]
    registry.deliverables = names.enumerated().map { index, name in
      var element = Deliverable()
      (element.code, element.producer) = ("E-\(index)", name)
      return element
    }
    let tabs = Inventories.workbook(InventorySample.input(.of2024, of: registry)).tabNames

    #expect(Set(tabs).count == 2 && tabs.allSatisfy { $0.utf16.count <= 31 })
  }

  @Test(arguments: InventoryForm.Kind.allCases)
  func `is the same, byte for byte, for the same input`(form: InventoryForm.Kind) throws {
    try ScratchFolder.use { scratch in
      let input = InventorySample.input(form, of: InventorySample.registry("=1+1\u{1}"))
      let files = ["a.xlsx", "b.xlsx"].map { scratch.file($0) }
      for file in files {
        try Workbook.write(Inventories.workbook(input), to: file.path(percentEncoded: false))
      }
      #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    }
  }
}

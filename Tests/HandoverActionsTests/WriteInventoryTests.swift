import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `The written inventories` {
  private static let day = CalendarDate(dayNumber: 15_336)

  private func write(
    _ sample: SampleCase, _ form: InventoryForm.Kind = .of2002, office: String? = nil, isPublic: Bool = false,
    only support: Deliverable.Support? = nil, to target: URL? = nil
  ) async throws -> WriteInventory.Outcome {
    try await WriteInventory(
      sample.folder,
      .init(
        heading: InventoryHeading(form: form, purpose: .individual), office: office, support: support,
        isPublic: isPublic, date: Self.day, target: target), printing: nil
    ).run()
  }

  private static let shelf = """
    codigo,seccion,titulo,soporte,caja,carpeta,folios,responsable_produccion,acceso,estado
    E-010,archivo físico,Actas,físico,1,1,40,Archivo central,pública,entregado
    """

  @Test func `lie in the expediente, a page for each office beside a workbook and a CSV`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables(["elementos": Self.shelf])
      let outcome = try await write(sample)

      #expect(outcome.folder.lastPathComponent == "inventarios")
      #expect(
        outcome.files.map(\.url.lastPathComponent) == [
          "fuid-042.xlsx", "fuid-042.csv", "fuid-042-archivo-central.html", "fuid-042-comite.html",
        ])
      #expect(outcome.inventories.map(\.units.count) == [1, 5])
      #expect(outcome.inventories[1].open.map(\.code) == ["E-006"])
    }
  }

  @Test func `take sizes and counts from the files themselves`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("material/guías/otra.PDF", String(repeating: "x", count: 1000))
      let outcome = try await write(sample, .of2024)
      let guide = try #require(outcome.inventories[0].units.first { $0.element.code == "E-001" }?.holding)
      let size = try Data(
        contentsOf: sample.folder.url.appending(path: "material/guías/Guía del editor (versión ñ).md")
      ).count

      #expect(guide == ElectronicHolding(types: ["MD", "PDF"], files: 2, bytes: size + 1000))
    }
  }

  @Test func `are the same in two runs, and stay when somebody filled one in`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let first = try await write(sample)
      let before = try first.files.map { try Data(contentsOf: $0.url) }
      let second = try await write(sample)
      #expect(try second.files.map { try Data(contentsOf: $0.url) } == before)

      try Data("firmado".utf8).write(to: first.files[2].url)
      await #expect(throws: InstrumentError.self) { try await write(sample) }
      #expect(try Data(contentsOf: first.files[2].url) == Data("firmado".utf8))
    }
  }

  @Test func `show nothing restricted when they are for publication`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let outcome = try await write(sample, isPublic: true)

      #expect(outcome.inventories[0].units.map(\.element.code) == ["E-001", "E-002", "E-004"])
      for file in outcome.files where file.url.pathExtension != "xlsx" {
        #expect(try !String(contentsOf: file.url, encoding: .utf8).contains("TITULO-RESTRINGIDO"))
      }
    }
  }

  @Test func `are for one office or one support when that is asked for`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables(["elementos": Self.shelf])

      #expect(try await write(sample, office: "central").inventories.map(\.office) == ["Archivo central"])
      #expect(
        try await write(sample, only: .paper, to: scratch.file("x")).inventories.map(\.units.count) == [1])
      let error = await #expect(throws: InventoryError.self) { try await write(sample, office: "Hacienda") }
      #expect(error?.hint == "las oficinas son: Archivo central; Comité")
    }
  }

  @Test func `are refused when nothing is delivered`() async throws {
    try await ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("vacio"))
      _ = try CreateCase(folder, from: nil, SampleCase.surroundings).run()
      let action = WriteInventory(
        folder,
        .init(
          heading: InventoryHeading(form: .of2002, purpose: .individual), office: nil, support: nil,
          isPublic: false, date: Self.day, target: nil), printing: nil)

      await #expect(throws: InventoryError.noUnits) { try await action.run() }
    }
  }
}

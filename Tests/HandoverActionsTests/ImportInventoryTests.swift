import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `Importing an inventory` {
  /// The worked example with its inventories beside it.
  private static func withExample(_ body: (CaseFolder, ScratchFolder) async throws -> Void) async throws {
    try await ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("piedras"))
      _ = try CreateCase(
        folder, from: projectFolder.appending(path: "Archive/piedras-2011"), SampleCase.surroundings
      ).run()
      try await body(folder, scratch)
    }
  }

  private static func write(
    _ folder: CaseFolder, _ form: InventoryForm.Kind, to target: URL
  ) async throws -> WriteInventory.Outcome {
    try await WriteInventory(
      folder,
      .init(
        heading: InventoryHeading(form: form, purpose: .individual), office: nil, support: nil,
        isPublic: false,
        date: SampleCase.surroundings.today, target: target), printing: nil
    ).run()
  }

  @Test(arguments: InventoryForm.Kind.allCases, ["csv", "xlsx"])
  func `that we wrote changes nothing`(form: InventoryForm.Kind, ending: String) async throws {
    try await Self.withExample { folder, scratch in
      let outcome = try await Self.write(folder, form, to: scratch.file("fuid"))
      let file = scratch.file("fuid/fuid-\(form.rawValue).\(ending)")
      let report = try ImportTables(TableFiles([file]), into: folder, SampleCase.surroundings).preview(
        ImportOptions())

      #expect(report.problems.map(\.sentence) == [])
      #expect(report.changesNothing)
      #expect(
        report.files.reduce(0) { $0 + $1.count(.unchanged) }
          == outcome.inventories.reduce(0) { $0 + $1.units.count })
    }
  }

  @Test(arguments: ["csv", "xlsx"])
  func `of the archive finds the units that the registry has`(ending: String) async throws {
    try await Self.withExample { folder, _ in
      let file = folder.url.appending(
        path: "archivos/Gestión documental/FUID - Inventario documental GEL-T.\(ending)")
      let report = try ImportTables(TableFiles([file]), into: folder, SampleCase.surroundings).preview(
        ImportOptions())

      #expect(report.problems.map(\.sentence) == [])
      #expect(report.files[0].count(.updated) == 12 && report.files[0].count(.added) == 0)
    }
  }

  private static let inventory = """
    No. de orden;Código;Nombre de la serie, subserie o asunto;Fecha inicial;Fecha final;Caja;Carpeta;Folios;Soporte;Notas
    1;110-2-05;Actas;2008;;1;1;40;Papel;
    2;110-2-05;Planos;31/02/2008;;1;2;12;Papel;
    3;110-2-05;Mapas;s.f.;;1;3;cien;Papel;

    """

  @Test func `keeps bad rows apart, adds the good ones once and takes them back exactly`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let file = try scratch.write(Self.inventory, to: "inventario viejo.csv")
      func action() throws -> ImportTables {
        try ImportTables(TableFiles([file]), into: sample.folder, access: .open, SampleCase.surroundings)
      }
      let first = try action().run(ImportOptions(isPartial: true))
      #expect(first.files[0].table == "elementos")
      #expect(first.files[0].changes.added == ["F-001"])
      #expect(first.problems.map(\.row) == [3, 4])
      #expect(first.problems.map(\.column) == ["fecha_inicial", "folios"])

      let rejected = try action().writeRejected(first, to: scratch.file("malas.csv"))
      let text = try String(contentsOf: rejected[0], encoding: .utf8)
      #expect(text.contains("31/02/2008") && text.contains("cien") && !text.contains("Actas"))

      #expect(try action().run(ImportOptions(isPartial: true)).files[0].count(.unchanged) == 1)
      let undone = try UndoImport.run(sample.folder, simulating: false, SampleCase.surroundings)
      #expect(undone.removed == 1)
      #expect(try action().preview(ImportOptions(isPartial: true)).files[0].changes.added == ["F-001"])
    }
  }

  @Test func `does not guess the level of access`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let file = try scratch.write(Self.inventory, to: "inventario.csv")
      let report = try ImportTables(TableFiles([file]), into: sample.folder, SampleCase.surroundings).preview(
        ImportOptions(isPartial: true))

      #expect(report.changesNothing && report.problems.count == 1)
      #expect(report.problems[0].sentence.contains("--acceso"))
    }
  }
}

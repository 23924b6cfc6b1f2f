import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `Training records in a sealed version` {
  private func sealed(_ change: (SampleCase) throws -> Void = { _ in }) async throws -> [BundleText] {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try change(sample)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return [] }
      return try editions.map { try BundleText($0) }
    }
  }

  /// The texts of one edition.
  private struct BundleText {
    let texts: [String: String]
    let document: String

    init(_ edition: SealedEdition) throws {
      let zip = try BundleEntries.open(edition.zip.path(percentEncoded: false))
      var texts: [String: String] = [:]
      for name in zip.names where !name.hasSuffix("/") {
        texts[name] = String(decoding: try zip.bytes(of: name, limit: 64 << 20), as: UTF8.self)
      }
      self.texts = texts
      document = try String(contentsOf: edition.document, encoding: .utf8)
    }
  }

  @Test func `stand whole in the integral edition, as tables and as a page`() async throws {
    let editions = try await sealed { sample in
      _ = try AnnulRecord(sample.folder, SampleCase.surroundings).annul(
        .evaluation, key: ["C-01", "1000000001", "1"], reason: "Hoja cambiada")
    }
    let page = try #require(editions.first?.texts["data/registros-capacitacion.html"])
    for text in ["C-01", "SECRETO-NOMBRE-1", "1000000001", "asistió", "77", "anulada: Hoja cambiada"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("SECRETO-NOMBRE-2"))
    #expect(editions.first?.texts["data/05_tablas/evaluaciones.csv"]?.contains("Hoja cambiada") == true)
    #expect(editions.first?.texts["data/empalme.json"]?.contains("registros-capacitacion.html") == true)
  }

  @Test func `leave the public edition as counts only`() async throws {
    let editions = try await sealed { sample in
      try sample.importTables([
        "requisitos": "herramienta,lado,persona\nH-01,entrante,1000000001\n",
        "sesiones":
          "codigo,tipo,herramienta,tema,fecha_inicio,estado,material,huella_material,anulacion\n"
          + "C-02,capacitación,H-01,Otro,2011-11-02,realizada,E-003,\(String(repeating: "ab", count: 32)),\n"
          + "C-03,capacitación,H-01,TEMA-ANULADO,2011-11-02,realizada,,,MOTIVO-ANULACION\n",
      ])
    }
    let published = try #require(editions.last)
    #expect(published.texts["data/registros-capacitacion.html"] == nil)
    let all = published.texts.values.joined() + published.document
    for secret in ["1000000001", "SECRETO", "MOTIVO-ANULACION", "TEMA-ANULADO", "abababab"] {
      #expect(!all.contains(secret), "\(secret)")
    }
    #expect(
      published.texts["data/05_tablas/requisitos.csv"]
        == "herramienta,lado,dependencia,cargo,notas\nH-01,entrante,,,\n")
    #expect(published.texts["data/05_tablas/sesiones.csv"]?.contains("C-02") == true)
  }

  @Test func `do not make a new version when only the page would differ`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let templates = sample.folder.url.appending(path: "plantillas/capacitacion")
      try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
      try Data("body { color: black; }\n".utf8).write(to: templates.appending(path: "estilo.css"))
      guard case .unchanged(since: 1) = try await sample.seal() else {
        Issue.record("a second version was made")
        return
      }
    }
  }

  @Test func `give the same numbers in the document, in estado, in the coverage and in the tables`()
    async throws
  {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "herramientas": "codigo,nombre,vigencia_meses\nH-01,Correo,\nH-02,SUIT,6\n",
        "requisitos":
          "herramienta,lado,dependencia,persona\nH-02,entrante,Planeación,\nH-01,entrante,,1000000009\n",
        "personas": "documento,nombre,lado,dependencia\n"
          + (3...9).map {
            "100000000\($0),PERSONA \($0),\($0 == 9 ? "saliente" : "entrante"),\($0 < 6 ? "Planeación" : "Hacienda")\n"
          }
          .joined(),
        "sesiones":
          "codigo,tipo,herramienta,tema,fecha_inicio,estado\nC-02,capacitación,H-02,SUIT,2011-01-10,realizada\n"
          + "C-03,capacitación,H-02,SUIT,2011-10-10,realizada\nC-04,capacitación,H-01,Correo,2012-01-10,realizada\n",
        "asistencias": "sesion,documento,asistencia\nC-02,1000000001,asistió\nC-03,1000000003,asistió\n"
          + "C-03,1000000004,retirado\nC-04,1000000006,asistió\nC-01,1000000003,asistió\n",
        "evaluaciones": "sesion,documento,intento,nota\nC-01,1000000003,1,88\nC-01,1000000004,1,10\n",
      ])
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      let text = try BundleText(editions[0])
      let outcome = try CoverTraining.run(sample.folder, TrainingScope(), on: nil)
      let status = try CaseStatus(of: sample.folder, SampleCase.surroundings)

      #expect(outcome.coverage.totals.map(\.text) == ["2 de 8", "1 de 5"])
      let training = try #require(status.indicators.first { $0.kind == .training })
      #expect((training.part, training.total) == (outcome.coverage.fullyTrained, outcome.coverage.people))
      #expect((training.part, training.total) == (1, 8))
      for cell in outcome.coverage.rows.flatMap(\.cells) + outcome.coverage.totals where cell.needed > 0 {
        #expect(text.document.contains("<td>\(cell.text)"), "\(cell.text)")
      }
      let grid = try CSVReader.read(
        Array((text.texts["data/05_tablas/cobertura_capacitacion.csv"] ?? "").utf8))
      for (line, row) in zip(grid.rows.dropFirst(), outcome.coverage.rows) {
        #expect(
          line.cells == [row.office, "\(row.people)", "\(row.fullyTrained)"]
            + row.cells.flatMap { ["\($0.needed)", "\($0.trained)"] })
      }
      let table = outcome.table(byPerson: false).rows.filter { $0[0] == CoverageTable.total }
      #expect(table.map { "\($0[4]) de \($0[3])" } == outcome.coverage.totals.map(\.text))
      let missing = outcome.coverage.rows.flatMap(\.cells).reduce(0) { $0 + $1.missing.count }
      let findings = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).filter {
        $0.code.id == "R108"
      }
      #expect(findings.count == missing)
    }
  }
}

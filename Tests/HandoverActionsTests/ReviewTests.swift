import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `The review` {
  /// A change to the sample and the one finding that it must add.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (SampleCase) throws -> Void
    let code: String
    let place: String

    init(
      _ name: String, _ code: String, at place: String,
      _ change: @escaping @Sendable (SampleCase) throws -> Void
    ) {
      testDescription = name
      self.code = code
      self.place = place
      self.change = change
    }
  }

  static let cases = [
    Case("a file without element", "R101", at: "archivos/suelto.txt") {
      try $0.put("archivos/suelto.txt", "x")
    },
    Case("a delivered element whose file is gone", "R002", at: "archivos/acta 1.txt") { sample in
      try FileManager.default.removeItem(at: sample.folder.url.appending(path: "archivos/acta 1.txt"))
    },
    Case("an empty section", "R102", at: "registros/") { sample in
      try FileManager.default.removeItem(at: sample.folder.url.appending(path: "registros/asistencia.csv"))
    },
    Case("an indicator without value", "R103", at: "plan · 2.1") { sample in
      try sample.importTables(["plan": "codigo,area,accion,indicador\n2.1,B,Hacer,Cosas hechas\n"])
    },
    Case("a report older than its cut-off", "R104", at: "informes/fase 1.md") { sample in
      try sample.importTables([
        "elementos": "codigo,seccion,titulo,ruta,fecha_final,acceso,estado\n"
          + "E-004,informe,Informe,informes/fase 1.md,2011-12-31,pública,entregado\n"
      ])
    },
    Case("scores without a report", "R105", at: "criterios · 2011-12-15") { sample in
      try sample.importTables([
        "fases": "marco,fase,nombre\nm,1,Información\n",
        "criterios": "marco,fase,corte,codigo,criterio,respuesta\nm,1,2011-12-15,I-01,Publica,S\n",
      ])
    },
    Case("an element without responsible", "R106", at: "elementos · E-009") { sample in
      try sample.importTables([
        "elementos":
          "codigo,seccion,titulo,acceso,estado,ubicacion\nE-009,otro,Algo,pública,entregado,Estante 1\n"
      ])
    },
    Case("a restricted element without ground", "R005", at: "elementos · E-009") { sample in
      try sample.importTables([
        "elementos":
          "codigo,seccion,titulo,acceso,estado,ubicacion\nE-009,otro,Algo,reservada,entregado,Estante 1\n"
      ])
    },
    Case("a missing element without reason", "R110", at: "elementos · E-009") { sample in
      try sample.importTables([
        "elementos": "codigo,seccion,titulo,acceso,estado\nE-009,otro,Algo,pública,faltante\n"
      ])
    },
    Case("a junk file", "R201", at: "material/Thumbs.db") { try $0.put("material/Thumbs.db", "x") },
    Case("an empty file", "R109", at: "material/guías/vacío.txt") {
      try $0.put("material/guías/vacío.txt", "")
    },
    Case("evidence that does not exist", "R112", at: "plan · 1.1") { sample in
      try sample.importTables(["plan": "codigo,area,accion,indicador,evidencia\n1.1,A,Hacer,Cosas,E-777\n"])
    },
    Case("a system without transfer", "R114", at: "sistemas · S-01") { sample in
      try sample.importTables(["sistemas": "codigo,nombre\nS-01,Correo\n"])
    },
    Case("a phase without score", "R115", at: "fases · m · 2") { sample in
      try sample.importTables(["fases": "marco,fase,nombre\nm,2,Interacción\n"])
    },
    Case("a name that Windows cannot hold", "R202", at: "material/guías/¿qué?.txt") { sample in
      try sample.put("material/guías/¿qué?.txt", "x")
    },
    Case("a symbolic link", "R003", at: "archivos/enlace") { sample in
      try FileManager.default.createSymbolicLink(
        at: sample.folder.url.appending(path: "archivos/enlace"),
        withDestinationURL: URL(filePath: "/etc/hostname"))
    },
  ]

  @Test(arguments: cases) func `finds`(_ given: Case) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let before = Set(try ReviewCase.run(sample.folder).map { "\($0.code.id) \($0.place)" })
      try given.change(sample)

      let findings = try ReviewCase.run(sample.folder)

      let found = "\(given.code) \(given.place)"
      #expect(!before.contains(found))
      #expect(
        findings.contains { "\($0.code.id) \($0.place)" == found },
        "\(findings.map { "\($0.code.id) \($0.place)" })")
      for finding in findings {
        #expect(!(finding.sentence + finding.remedy).contains("{"), "unfilled: \(finding.sentence)")
      }
    }
  }

  @Test func `names the person who needs a tool and has no passing record, and not the one who passed`()
    throws
  {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let people = try ReviewCase.run(sample.folder).filter { $0.code.id == "R108" }.map(\.place)
      #expect(people == ["personas · SECRETO-NOMBRE-2"])
    }
  }

  @Test func `says that an element with personal data is not published`() throws {
    try ScratchFolder.use { scratch in
      let findings = try ReviewCase.run(SampleCase(in: scratch).folder)
      #expect(findings.filter { $0.code.id == "R006" }.map(\.place) == ["elementos · E-005"])
    }
  }

  @Test func `has a different id for every rule`() {
    let ids = FindingCode.allReviewCodes.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}

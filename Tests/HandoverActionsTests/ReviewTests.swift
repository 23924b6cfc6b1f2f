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
    Case("a grade outside the scale", "R007", at: "evaluaciones · C-01 · 1000000001 · 1") { sample in
      try sample.importTables(["ficha": Self.file("escala_notas", "0-5")])
    },
    Case("attendance in a cancelled session", "R117", at: "sesiones · C-01") { sample in
      try sample.importTables([
        "sesiones": "codigo,tipo,tema,fecha_inicio,estado\nC-01,capacitación,Correo,2011-11-01,cancelada\n"
      ])
    },
    Case("attendance in a planned session", "R117", at: "sesiones · C-01") { sample in
      try sample.importTables([
        "sesiones": "codigo,tipo,tema,fecha_inicio,estado\nC-01,capacitación,Correo,2011-11-01,programada\n"
      ])
    },
    Case("a session after the handover", "R118", at: "sesiones · C-01") { sample in
      try sample.importTables([
        "sesiones": "codigo,tipo,tema,fecha_inicio,estado\nC-01,capacitación,Correo,2012-01-02,realizada\n"
      ])
    },
    Case("an evaluation after the handover", "R118", at: "evaluaciones · C-01 · 1000000001 · 2") { sample in
      try sample.importTables([
        "evaluaciones": "sesion,documento,intento,nota,fecha\nC-01,1000000001,2,80,2012-01-02\n"
      ])
    },
    Case("an excuse without reason", "R119", at: "asistencias · C-01 · 1000000002") { sample in
      try sample.importTables(["asistencias": "sesion,documento,asistencia\nC-01,1000000002,excusado\n"])
    },
    Case("a grade of somebody who was not there", "R120", at: "evaluaciones · C-01 · 1000000002 · 1") {
      sample in
      try sample.importTables([
        "asistencias": "sesion,documento,asistencia,motivo\nC-01,1000000002,excusado,Cita\n",
        "evaluaciones": "sesion,documento,intento,nota\nC-01,1000000002,1,90\n",
      ])
    },
    Case("a held session without attendance", "R121", at: "sesiones · C-02") { sample in
      try sample.importTables([
        "sesiones": "codigo,tipo,tema,fecha_inicio,estado\nC-02,capacitación,Correo,2011-11-02,realizada\n"
      ])
    },
    Case("a person whom nobody trains", "R122", at: "personas · Nueva") { sample in
      try sample.importTables(["personas": "documento,nombre,lado,dependencia\n3,Nueva,entrante,Planeación\n"]
      )
    },
    Case("a tool that nobody needs", "R123", at: "herramientas · H-02") { sample in
      try sample.importTables(["herramientas": "codigo,nombre\nH-02,SUIT\n"])
    },
    Case("a need that reaches nobody", "R124", at: "requisitos · H-01 · entrante · Planeasión") { sample in
      try sample.importTables(["requisitos": "herramienta,lado,dependencia\nH-01,entrante,Planeasión\n"])
    },
    Case("a need of a person who is not there", "R124", at: "requisitos · H-01 · entrante · 77") { sample in
      try sample.importTables(["requisitos": "herramienta,lado,persona\nH-01,entrante,77\n"])
    },
    Case("a person who needs nothing", "R204", at: "personas · Nueva") { sample in
      try sample.importTables([
        "requisitos": "herramienta,lado,anulacion\nH-01,entrante,De más\n",
        "personas": "documento,nombre,lado,dependencia\n3,Nueva,entrante,Planeación\n",
      ])
    },
    Case("material whose hash was not taken", "R205", at: "sesiones · C-01") { sample in
      try sample.importTables([
        "sesiones":
          "codigo,tipo,tema,fecha_inicio,estado,material\nC-01,capacitación,Correo,2011-11-01,realizada,E-001\n"
      ])
    },
    Case("material that changed after the session", "R125", at: "sesiones · C-01") { sample in
      _ = try RecordSession(sample.folder, SampleCase.surroundings).run(
        "C-01", ["material=E-001", "estado=realizada"])
      try sample.put("material/guías/Guía del editor (versión ñ).md", "# Otra guía\n")
    },
    Case("a symbolic link", "R003", at: "archivos/enlace") { sample in
      try FileManager.default.createSymbolicLink(
        at: sample.folder.url.appending(path: "archivos/enlace"),
        withDestinationURL: URL(filePath: "/etc/hostname"))
    },
  ]

  /// The sample's ficha with one more value.
  private static func file(_ column: String, _ value: String) -> String {
    let lines = (SampleCase.tables["ficha"] ?? "").split(separator: "\n")
    return "\(lines[0]),\(column)\n\(lines[1]),\(value)\n"
  }

  @Test(arguments: cases) func `finds`(_ given: Case) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let before = Set(
        try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).map {
          "\($0.code.id) \($0.place)"
        })
      try given.change(sample)

      let findings = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today)

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
      let people = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).filter {
        $0.code.id == "R108"
      }.map(\.place)
      #expect(people == ["personas · SECRETO-NOMBRE-2"])
    }
  }

  @Test func `says that an element with personal data is not published`() throws {
    try ScratchFolder.use { scratch in
      let findings = try ReviewCase.run(SampleCase(in: scratch).folder, on: SampleCase.surroundings.today)
      #expect(findings.filter { $0.code.id == "R006" }.map(\.place) == ["elementos · E-005"])
    }
  }

  @Test func `has a different id for every rule`() {
    let ids = FindingCode.allReviewCodes.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}

import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `The review of phases and accounts` {
  typealias Case = `The review`.Case

  private static let phases = "marco,fase,nombre,plazo\nm,1,Información,2011-11-01\n"
  private static let header = "marco,fase,corte,codigo,criterio,peso,respuesta,evidencia\n"

  /// A case with one phase and the rows of its criteria.
  private static func criteria(_ name: String, _ code: String, at place: String, _ rows: String...) -> Case {
    Case(name, code, at: place) { sample in
      try sample.importTables(["fases": phases, "criterios": header + rows.joined(separator: "\n") + "\n"])
    }
  }

  /// The sample's ficha with a framework, and with rows in other tables.
  private static func framework(
    _ framework: String, _ tables: [String: String] = [:], _ sample: SampleCase
  ) throws {
    let lines = (SampleCase.tables["ficha"] ?? "").split(separator: "\n")
    try sample.importTables(["ficha": "\(lines[0]),marco\n\(lines[1]),\(framework)\n"])
    if !tables.isEmpty { try sample.importTables(tables) }
  }

  private static let key = "criterios · m · 1 · 2011-12-15"

  static let cases = [
    criteria("a criterion met without evidence", "R431", at: "\(key) · I-01", "m,1,2011-12-15,I-01,P,1,S,"),
    criteria(
      "evidence that is a file which is not there", "R432", at: "\(key) · I-01",
      "m,1,2011-12-15,I-01,P,1,S,informes/no está.pdf"),
    criteria(
      "evidence that is an element which is missing", "R432", at: "\(key) · I-01",
      "m,1,2011-12-15,I-01,P,1,S,Véase E-006"),
    criteria(
      "evidence that nobody could find", "R433", at: "\(key) · I-01", "m,1,2011-12-15,I-01,P,1,S,En el sitio"),
    Case("a code that the framework does not have", "R434", at: "criterios · gel-1151-2008 · 1") { sample in
      try framework(
        "gel-1151-2008", ["criterios": header + "gel-1151-2008,1,2011-12-15,F1-01,P,1,S,\n"], sample)
    },
    Case("a phase that the framework does not have", "R434", at: "criterios · gel-1151-2008 · 9") { sample in
      try framework(
        "gel-1151-2008", ["criterios": header + "gel-1151-2008,9,2011-12-15,X-01,P,1,S,\n"], sample)
    },
    criteria(
      "a cut-off date after the handover", "R435", at: "criterios · 2012-01-15", "m,1,2012-01-15,I-01,P,1,S,"),
    criteria(
      "a term that was over with criteria open", "R436", at: "fases · m · 1", "m,1,2011-12-15,I-01,P,1,N,"),
    Case("a framework that does not exist", "R437", at: "ficha") { try framework("gel-9999", [:], $0) },
    Case("answers to another framework", "R438", at: "criterios · m") { sample in
      try framework("gel-1151-2008", ["criterios": header + "m,1,2011-12-15,I-01,P,1,S,\n"], sample)
    },
    criteria(
      "criteria that nobody answered", "R439", at: key, "m,1,2011-12-15,I-01,P,1,S,E-002",
      "m,1,2011-12-15,I-02,Q,1,,"),
    account("an account without way back in", "R441", ",,reinicio de clave,,"),
    account("an account that ends on the day of the handover", "R442", "x,2011-12-28,,,"),
    account("an account that ends ninety days after it", "R442", "x,2012-03-27,,,"),
    account("an account that had ended", "R443", "x,2011-12-27,,,"),
    account("a transfer without proof", "R444", "x,,baja,2011-12-20,"),
    account("a transfer without date", "R444", "x,,baja,,Oficio 4"),
    account("a transfer that is yet to be", "R445", "x,,reinicio de clave,,"),
    account("a transfer after the handover", "R445", "x,,reinicio de clave,2012-01-02,Oficio 4"),
    account("an account without method", "R114", "x,,,,"),
    account("an account without holder", "R446", "x,,,,", holder: ""),
    account("a proof that names no element", "R112", "x,,baja,2011-12-20,E-777"),
  ]

  private static func account(
    _ name: String, _ code: String, _ cells: String, holder: String = "Técnico"
  ) -> Case {
    Case(name, code, at: "sistemas · S-01") { sample in
      try sample.importTables([
        "sistemas": "codigo,nombre,titular_saliente,canal_recuperacion,vence,transferencia,"
          + "fecha_transferencia,prueba\nS-01,Correo,\(holder),\(cells)\n"
      ])
    }
  }

  @Test(arguments: cases) func `finds`(_ given: Case) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try given.change(sample)

      let findings = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today)

      let found = findings.filter { $0.code.id == given.code && $0.place == given.place }
      #expect(found.count == 1, "\(findings.map { "\($0.code.id) \($0.place)" })")
      for finding in findings {
        #expect(!(finding.sentence + finding.remedy).contains("{"), "unfilled: \(finding.sentence)")
      }
    }
  }

  @Test(arguments: [
    "E-002", "archivos/acta 1.txt", "informes", "https://piedras.example/pagina", "Canal Trámites, página 2",
    "tabla sistemas", "E-001; archivos/acta 1.txt",
  ])
  func `is content with evidence that can be looked up`(evidence: String) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "fases": Self.phases, "canales": "codigo,canal\n4.1,Trámites y servicios\n",
        "criterios": Self.header
          + "m,1,2011-12-15,I-01,P,1,S,\"\(evidence == "informes" ? "informes/fase 1.md" : evidence)\"\n",
      ])
      let ids = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).map(\.code.id).filter {
        $0.hasPrefix("R43")
      }
      #expect(ids == [])
    }
  }

  @Test func `says nothing of an account that has passed on as it should`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "sistemas": "codigo,nombre,titular_saliente,canal_recuperacion,vence,transferencia,"
          + "fecha_transferencia,prueba\nS-01,Correo,Técnico,Mesa de ayuda,2012-03-28,cambio de titular,2011-12-28,E-002\n"
          + "S-02,Foro,Técnico,,2011-01-01,baja,2011-12-01,Oficio 3\n"
      ])
      #expect(
        try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).filter {
          $0.place.hasPrefix("sistemas")
        } == [])
    }
  }

  @Test func `speaks of the last cut-off date and not of those before`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "fases": Self.phases,
        "criterios": Self.header
          + "m,1,2010-12-15,I-01,P,1,S,\nm,1,2010-12-15,I-02,Q,1,,\nm,1,2011-12-15,I-01,P,1,S,E-002\n",
      ])
      let ids = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).map(\.code.id).filter {
        $0.hasPrefix("R43")
      }
      #expect(ids == [])
    }
  }

  @Test func `reads the municipality's own framework in place of the one that is built in`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try Self.framework(
        "gel-1151-2008", ["criterios": Self.header + "gel-1151-2008,1,2011-12-15,F1-01,P,1,S,E-002\n"], sample
      )
      #expect(
        try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).contains { $0.code.id == "R434" }
      )
      let folder = sample.folder.templates.appending(path: "marcos")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(Self.ownFramework.utf8).write(to: folder.appending(path: "gel-1151-2008.yaml"))
      #expect(
        try !ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).contains {
          $0.code.id == "R434"
        })
    }
  }

  static let ownFramework = """
    marco: gel-1151-2008
    titulo: {valor: Propio, fuente: m, verificado: sí}
    norma: {valor: Decreto 1151 de 2008, fuente: m, verificado: sí}
    fuentes: {m: Matriz propia}
    componentes:
      - numero: 1
        nombre: {valor: Información, fuente: m, verificado: sí}
        plazos: {territorial: {valor: 2008-11-01, fuente: m, verificado: no}}
        criterios:
          - codigo: F1-01
            texto: {valor: Publica, fuente: m, verificado: sí}
            peso: {valor: 7, fuente: m, verificado: indirecto}
            regla: {valor: está en el sitio, fuente: m, verificado: sí}
      - numero: 2
        nombre: {valor: Interacción, fuente: m, verificado: sí}
        sin_criterios: {valor: No se conocen, fuente: m, verificado: no}
    """
}

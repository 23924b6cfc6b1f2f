import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `A cut-off date` {
  private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(fieldText: text) }

  private static func registry(_ sample: SampleCase) throws -> Registry {
    try Store.open(at: sample.folder.registryPath, for: .reading).registry()
  }

  private static func fill(_ sample: SampleCase, _ cutoff: String) throws -> FillFramework.Outcome {
    try FillFramework(sample.folder, SampleCase.surroundings)
      .fill("gel-1151-2008", on: try day(cutoff), for: .territorial)
  }

  @Test func `gets the phases and criteria of a framework, unanswered, and twice the same nothing`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let first = try Self.fill(sample, "2011-12-15")
      let registry = try Self.registry(sample)

      #expect(registry.phases.map(\.number) == [1, 2, 3, 4, 5])
      #expect(registry.phases[0].due?.description == "2008-11-01")
      #expect(registry.phases[0].source.hasSuffix("(por verificar)"))
      #expect(registry.criteria.count == 22 && registry.criteria.allSatisfy { !$0.isAnswered })
      #expect(first.withoutCriteria.map(\.number) == [2, 4, 5])
      #expect(PhaseProgress.all(of: registry).flatMap(\.points) == [])

      let again = try Self.fill(sample, "2011-12-15")
      #expect(again.rows.criteria.isEmpty && again.rows.phases.isEmpty && again.rows.kept == 22)
      #expect(try Self.registry(sample) == registry)
    }
  }

  @Test func `keeps every answer, text, weight and term that is there`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "fases":
          "marco,fase,nombre,plazo,descripcion,fuente\ngel-1151-2008,1,Mi fase,2009-02-02,Lo mío,Acta 3\n",
        "criterios":
          "marco,fase,corte,codigo,criterio,peso,respuesta\ngel-1151-2008,1,2011-12-15,I-01,Mi texto,9,S\n",
      ])
      let before = try Self.registry(sample)
      let outcome = try Self.fill(sample, "2011-12-15")
      let after = try Self.registry(sample)

      #expect(outcome.rows.kept == 1 && outcome.rows.criteria.count == 21)
      #expect(after.criteria.first { $0.code == "I-01" } == before.criteria[0])
      #expect(after.phases[0] == before.phases[0])
    }
  }

  @Test func `is copied with its answers to a later day, over which nothing is written`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let header = "marco,fase,corte,codigo,criterio,peso,respuesta,evidencia,pendiente\n"
      try sample.importTables([
        "criterios": header + "m,1,2011-06-30,A,Uno,2,S,E-002,Nada\nm,1,2011-06-30,B,Dos,3,N,,Hacerlo\n"
          + "m,1,2011-12-15,B,Dos,3,S,E-001,\n"
      ])
      let action = FillFramework(sample.folder, SampleCase.surroundings)
      let (from, to) = (try Self.day("2011-06-30"), try Self.day("2011-12-15"))
      let never = try Self.day("2011-01-01")
      let outcome = try action.copy(from: from, to: to, of: "m")
      let rows = try Self.registry(sample).criteria.filter { $0.cutoff == to }

      #expect(outcome.rows.kept == 1 && outcome.rows.criteria.map(\.code) == ["A"])
      #expect(rows.map(\.answer) == [.yes, .yes] && rows.map(\.evidence) == ["E-002", "E-001"])
      #expect(throws: PhaseError.notLater(from: to, to: from)) {
        try action.copy(from: to, to: from, of: "m")
      }
      #expect(throws: PhaseError.unknownCutoff(never, known: [from, to])) {
        try action.copy(from: never, to: to, of: "m")
      }
      #expect(throws: PhaseError.noFramework) { try action.copy(from: from, to: to, of: nil) }
    }
  }

  @Test func `is told until that day`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "fases": "marco,fase,nombre\nm,1,Información\n",
        "criterios": "marco,fase,corte,codigo,criterio,peso,respuesta\n"
          + "m,1,2010-12-31,A,Uno,2,N\nm,1,2011-06-30,A,Uno,2,S\nm,1,2011-12-15,A,Uno,2,NA\n",
      ])
      let told = try TellProgress(of: sample.folder, until: try Self.day("2011-06-30"))
      #expect(told.cutoffs.count == 2 && told.phases[0].changes.map(\.kind) == [.met])
      let whole = try TellProgress(of: sample.folder)
      #expect(
        whole.phases[0].latest?.percent == nil && whole.phases[0].changes.map(\.kind) == [.notApplicable])
      #expect(whole.table.count == 4 && whole.table[3][7] == "")
    }
  }
}

struct `The transfer of an account` {
  private static func record(
    _ sample: SampleCase, _ code: String, _ method: SystemAccount.Transfer?, proof: String
  ) throws -> SystemAccount {
    try RecordTransfer(sample.folder, SampleCase.surroundings)
      .run(code, method: method, on: CalendarDate(dayNumber: 15_336), proof: proof)
  }

  @Test func `is recorded with its day and proof and takes the risk away`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables([
        "sistemas": "codigo,nombre,titular_saliente,canal_recuperacion\nS-01,Correo,Técnico,Mesa de ayuda\n"
      ])
      #expect(throws: AccountError.noMethod(code: "S-01")) {
        try Self.record(sample, "S-01", nil, proof: "Oficio 4")
      }
      #expect(throws: AccountError.unknownElement(code: "E-999")) {
        try Self.record(sample, "S-01", .reset, proof: "E-999")
      }
      #expect(throws: AccountError.unknown(code: "S-9", known: ["S-01"])) {
        try Self.record(sample, "S-9", .reset, proof: "Oficio 4")
      }
      #expect(try ListAccounts.run(sample.folder).map { $0.reasons.count } == [1])
      let account = try Self.record(sample, "s-01", .reset, proof: "E-002")
      #expect(account.transfer == .reset && account.proof == "E-002")
      #expect(try ListAccounts.run(sample.folder).flatMap(\.reasons) == [])
    }
  }

  @Test func `takes no secret for a proof`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.importTables(["sistemas": "codigo,nombre\nS-01,Correo\n"])
      #expect(throws: StoreError.self) {
        try Self.record(sample, "S-01", .reset, proof: "clave: Piedras2011")
      }
    }
  }
}

struct `The request for administrators` {
  private static func write(_ sample: SampleCase, _ change: (inout AccessRequest) -> Void) async throws
    -> (text: String, written: [WriteAccessRequest.Written])
  {
    var request = AccessRequest(date: CalendarDate(dayNumber: 15_336))
    change(&request)
    let written = try await WriteAccessRequest(sample.folder, request, to: nil, printing: nil).run()
    return (try String(contentsOf: written[0].url, encoding: .utf8), written)
  }

  @Test func `holds what the user gives, and the registry keeps none of it`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let (text, written) = try await Self.write(sample) { request in
        (request.document, request.mobile) = ("1000000077", "3009998877")
        request.privateEmail = "rep@example.com"
        request.users = [.init(name: "Ana <Ruiz>", post: "Técnica", email: "", role: .administrator)]
      }
      #expect(text.contains("1000000077") && text.contains("3009998877") && text.contains("rep@example.com"))
      #expect(text.contains("Ana &lt;Ruiz&gt;") && text.contains("2. Solicitud administración de usuarios"))
      #expect(
        written[0].blanks > 0 && written[0].url.lastPathComponent == "solicitud-administracion-usuarios.html")
      let tables = try Store.open(at: sample.folder.registryPath, for: .reading).csvFiles()
      for secret in ["1000000077", "3009998877", "rep@example.com"] {
        #expect(!tables.contains { $0.text.contains(secret) })
      }
    }
  }

  @Test func `stays as somebody filled it in, and is not touched by the other instruments`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let (text, written) = try await Self.write(sample) { $0.document = "1000000077" }
      _ = try WriteInstruments(
        sample.folder, .init(date: CalendarDate(dayNumber: 15_336), version: nil, target: nil)
      ).run()
      #expect(try String(contentsOf: written[0].url, encoding: .utf8) == text)
      try Data("a mano".utf8).write(to: written[0].url)
      await #expect(throws: InstrumentError.self) { try await Self.write(sample) { _ in } }
    }
  }
}

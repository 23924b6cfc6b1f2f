import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

private func withSample<Result>(_ body: (SampleCase) throws -> Result) throws -> Result {
  try ScratchFolder.use { (scratch: ScratchFolder) throws -> Result in try body(SampleCase(in: scratch)) }
}

extension SampleCase {
  fileprivate var registry: Registry {
    get throws { try Store.open(at: folder.registryPath, for: .reading).registry() }
  }

  fileprivate func attendance(
    _ state: Attendance.State, _ people: [String], in session: String = "C-01", reason: String = "",
    hours: Int? = nil
  ) throws -> RecordAttendance.Outcome {
    try RecordAttendance(folder, Self.surroundings).run(
      .init(
        session: session, states: [(state: state, people: people)], reason: reason,
        hours: hours.map { FixedDecimal($0) }))
  }

  fileprivate func grades(_ grades: [String], attempt: Int? = nil) throws -> RecordEvaluation.Outcome {
    try RecordEvaluation(folder, Self.surroundings).run(
      .init(session: "C-01", grades: grades, date: nil, notes: "", attempt: attempt))
  }
}

struct `Recording a session` {
  @Test func `plans a new one under the next code`() throws {
    try withSample { sample in
      let outcome = try RecordSession(sample.folder, SampleCase.surroundings).run(
        nil, ["tema=SUIT", "fecha_inicio=20/12/2011", "herramienta=H-01", "horas=2,5"])
      #expect(outcome.session.code == "C-02" && outcome.isNew)
      #expect(outcome.session.state == .planned)
      #expect(outcome.session.hours?.fieldText == "2.5")
    }
  }

  @Test func `takes the hash of the material once it is held, also of a folder`() throws {
    try withSample { sample in
      let action = RecordSession(sample.folder, SampleCase.surroundings)
      let planned = try action.run("C-09", ["tema=x", "fecha_inicio=2011-12-01", "material=E-001"])
      #expect(planned.session.materialDigest == "")
      let held = try action.run("C-09", ["estado=realizada"])
      let file = try Data(
        contentsOf: sample.folder.url.appending(path: "material/guías/Guía del editor (versión ñ).md"))
      let line = "\(Hashing.sha256(Array(file)).hex)  Guía del editor (versión ñ).md\n"
      #expect(held.session.materialDigest == Hashing.sha256(Array(line.utf8)).hex)
      #expect(!held.isMaterialMissing)
      #expect(try !action.run("C-09", ["estado=realizada"]).isChanged)
      #expect(try action.run("C-09", ["material=E-006"]).isMaterialMissing)
    }
  }

  @Test(arguments: [
    (["tema"], "«tema» no tiene la forma dato=valor"), (["tena=x"], "la sesión no tiene el dato «tena»"),
    (["codigo=C-02"], "codigo identifica la sesión y no se cambia"),
    (["anulacion=x"], "el dato «anulacion» lo escribe el programa"),
    (["horas=dos"], "Horas: «dos» no es un número"),
    (["fecha_inicio="], "la sesión necesita fecha de inicio"),
    (["herramienta=H-77"], "no existe en la tabla"),
  ])
  func `refuses what cannot be, and the registry stays as it was`(values: [String], message: String) throws {
    try withSample { sample in
      let before = try sample.registry
      let error = #expect(throws: (any Error).self) {
        try RecordSession(sample.folder, SampleCase.surroundings).run("C-01", values)
      }
      #expect((error as? any Explained)?.message.contains(message) == true, "\(String(describing: error))")
      #expect(try sample.registry == before)
    }
  }
}

struct `Recording attendance` {
  @Test func `takes several people by document or by name`() throws {
    try withSample { sample in
      let outcome = try sample.attendance(.late, ["1.000.000.002", "secreto-nombre-1"])
      #expect(outcome.changed == 2)
      #expect(outcome.rows.map(\.attendance.state) == [.late, .late])
    }
  }

  @Test func `keeps the reason of an excuse and the hours of a leaving`() throws {
    try withSample { sample in
      _ = try sample.attendance(.excused, ["1000000001"], reason: "Cita")
      let rows = try sample.attendance(.left, ["1000000002"], reason: "Calamidad", hours: 1).rows
      #expect(rows.map(\.attendance.reason) == ["Cita", "Calamidad"])
      #expect(rows.map { $0.attendance.hours } == [FixedDecimal(0), FixedDecimal(1)])
    }
  }

  @Test func `records nobody when one of them cannot be recorded`() throws {
    try withSample { sample in
      let before = try sample.registry
      #expect(throws: TrainingError.unknownPerson("99", meant: nil)) {
        try sample.attendance(.attended, ["1000000002", "99"])
      }
      #expect(throws: TrainingError.repeatedPerson("SECRETO-NOMBRE-2")) {
        try sample.attendance(.attended, ["1000000002", "SECRETO-NOMBRE-2"])
      }
      #expect(throws: TrainingError.withoutReason(state: "excusado")) {
        try sample.attendance(.excused, ["1000000002"])
      }
      #expect(throws: TrainingError.withoutHours) {
        try sample.attendance(.left, ["1000000002"], reason: "x")
      }
      #expect(throws: TrainingError.unknownSession("C-1", meant: "C-01")) {
        try sample.attendance(.attended, ["1000000002"], in: "C-1")
      }
      #expect(try sample.registry == before)
    }
  }

  @Test(arguments: ["programada", "cancelada"])
  func `is refused in a session that was not held`(state: String) throws {
    try withSample { sample in
      _ = try RecordSession(sample.folder, SampleCase.surroundings).run("C-01", ["estado=\(state)"])
      #expect(throws: TrainingError.notHeld(session: "C-01", state: state)) {
        try sample.attendance(.attended, ["1000000002"])
      }
    }
  }
}

struct `Recording grades` {
  @Test func `counts the attempts and applies the rule of the ficha`() throws {
    try withSample { sample in
      let second = try sample.grades(["1000000001=40", "1000000002=90,5"])
      #expect(second.rows.map { $0.attempts.map(\.attempt) } == [[1, 2], [1]])
      #expect(second.rows.map(\.counting) == [FixedDecimal(77), try FixedDecimal(fieldText: "90.5")])
      #expect(second.rows.map(\.isPassing) == [true, true])
      #expect(second.rows.map(\.wasThere) == [true, false])
      _ = try DescribeCase(sample.folder, SampleCase.surroundings).set(["regla_notas=última"])
      let last = try RecordEvaluation(sample.folder, SampleCase.surroundings).list("c-01")
      #expect(last.rows.map(\.isPassing) == [false, true])
    }
  }

  @Test func `corrects one attempt when it is named`() throws {
    try withSample { sample in
      let outcome = try sample.grades(["1000000001=67"], attempt: 1)
      #expect(outcome.rows.map { $0.attempts.map(\.grade) } == [[FixedDecimal(67)]])
      let log = try Store.open(at: sample.folder.registryPath).log().last
      #expect(log?.action == "modificar" && log?.detail.contains("\"nota\":\"77\"") == true)
      #expect(throws: TrainingError.self) { try sample.grades(["1000000001=67"], attempt: 5) }
    }
  }

  @Test(arguments: ["1000000001=101", "1000000001=-1", "1000000001=", "1000000001", "1000000001=alta"])
  func `refuses one that is none, and keeps none of the others`(grade: String) throws {
    try withSample { sample in
      let before = try sample.registry
      #expect(throws: (any Error).self) { try sample.grades(["1000000002=90", grade]) }
      #expect(try sample.registry == before)
    }
  }
}

struct `An annulled record` {
  @Test(
    arguments: [
      (.attendance, ["C-01", "1000000001"]), (.evaluation, ["c-01", "1000000001", "1"]), (.session, ["C-01"]),
    ] as [(AnnulRecord.Kind, [String])])
  func `stays, counts nowhere, and can be restored`(kind: AnnulRecord.Kind, key: [String]) throws {
    try withSample { sample in
      _ = try sample.grades(["1000000001=20"], attempt: 1)
      try sample.importTables(["evaluaciones": "sesion,documento,intento,nota\nC-01,1000000001,1,77\n"])
      let before = try sample.registry
      let action = AnnulRecord(sample.folder, SampleCase.surroundings)

      let outcome = try action.annul(kind, key: key, reason: "  Era otra persona ")

      let log = try Store.open(at: sample.folder.registryPath).log().last
      #expect(log?.action == "anular" && log?.stamp.who == "prueba" && log?.key == outcome.key)
      #expect(log?.detail.contains("Era otra persona") == true)
      let marked = try sample.registry
      #expect(marked.attendances.count == before.attendances.count)
      #expect(marked.evaluations.count == before.evaluations.count)
      #expect(
        [
          marked.sessions.map(\.annulment), marked.attendances.map(\.annulment),
          marked.evaluations.map(\.annulment),
        ]
        .joined().filter { !$0.isEmpty } == ["Era otra persona"])
      if kind == .session {
        #expect((outcome.dependents.attendances, outcome.dependents.evaluations) == (1, 1))
      }
      #expect(throws: TrainingError.self) { try action.annul(kind, key: key, reason: "otra vez") }

      _ = try action.restore(kind, key: key, reason: "Sí era")

      #expect(try sample.registry == before)
      #expect(try Store.open(at: sample.folder.registryPath).log().last?.action == "restablecer")
      #expect(throws: TrainingError.self) { try action.restore(kind, key: key, reason: "otra vez") }
    }
  }

  @Test func `is not written over`() throws {
    try withSample { sample in
      let action = AnnulRecord(sample.folder, SampleCase.surroundings)
      _ = try action.annul(.attendance, key: ["C-01", "1000000001"], reason: "Era otra")
      #expect(throws: TrainingError.annulled(row: "la asistencia", key: "C-01 · 1000000001")) {
        try sample.attendance(.attended, ["1000000001"])
      }
      _ = try action.annul(.session, key: ["C-01"], reason: "Repetida")
      #expect(throws: TrainingError.annulled(row: "la sesión", key: "C-01")) {
        try sample.grades(["1000000002=9"])
      }
      #expect(throws: TrainingError.annulled(row: "la sesión", key: "C-01")) {
        try RecordSession(sample.folder, SampleCase.surroundings).run("C-01", ["tema=x"])
      }
    }
  }

  @Test func `needs a reason and a key that is there`() throws {
    try withSample { sample in
      let action = AnnulRecord(sample.folder, SampleCase.surroundings)
      #expect(throws: TrainingError.withoutReason(state: "anular")) {
        try action.annul(.session, key: ["C-01"], reason: " ")
      }
      #expect(
        throws: TrainingError.noRow(row: "la asistencia", key: "C-01 · 9", known: ["C-01 · 1000000001"])
      ) {
        try action.annul(.attendance, key: ["C-01", "9"], reason: "x")
      }
    }
  }
}

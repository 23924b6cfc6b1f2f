import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

private let needs = "herramienta;lado;cargo\nH-01;entrante;Secretaria\n"
private let tools = "codigo;nombre\nH-01;Sitio web\n"

struct `An undone import` {
  @Test func `leaves every table as it was, for one file and for several, one import after another`() throws {
    try withStore { store, _ in
      var states = [try store.tables().map(\.1)]
      for files in [
        [("personas.csv", peopleFile), ("sesiones.csv", sessionsFile), ("asistencias.csv", attendanceFile)],
        [("herramientas.csv", tools), ("requisitos.csv", needs)],
        [
          (
            "personas.csv",
            "documento;nombre;lado;dependencia;cargo\n1001;Luz P.;saliente;Salud;\n1009;Eva;entrante;X;\n"
          )
        ],
        [("requisitos.csv", needs.replacing("Secretaria", with: "Tesorero"))],
      ] {
        try store.take(files)
        states.append(try store.tables().map(\.1))
      }

      for state in states.dropLast().reversed() {
        _ = try store.undoLastImport(simulating: false, stamp: stamp)
        #expect(try store.tables().map(\.1) == state)
      }
      #expect(throws: StoreError.nothingToUndo) { try store.undoLastImport(simulating: false, stamp: stamp) }
    }
  }

  @Test func `is shown first, and a simulation changes nothing`() throws {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile)])
      let before = try store.csvFiles().map(\.text)

      let report = try store.undoLastImport(simulating: true, stamp: stamp)

      #expect(report.rows.map(\.key) == ["1001", "1002"])
      #expect((report.removed, report.restored) == (2, 0))
      #expect(try store.csvFiles().map(\.text) == before)
    }
  }

  @Test func `stays in the bitácora, with what was taken away`() throws {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile)])
      _ = try store.undoLastImport(simulating: false, stamp: stamp)

      #expect(
        try store.log().map(\.action) == [
          "crear", "agregar", "agregar", "importar", "quitar", "quitar", "deshacer",
        ])
      #expect(try store.log()[5].detail.contains("Luz Peña"))
      #expect(try store.imports().map(\.undone) == [stamp])
    }
  }

  @Test func `can be imported again and undone again`() throws {
    try withStore { store, _ in
      for _ in 0..<3 {
        try store.take([("personas.csv", peopleFile)])
        _ = try store.undoLastImport(simulating: false, stamp: stamp)
      }
      #expect(try store.rows(of: Person.self).isEmpty)
    }
  }

  @Test func `is refused when one of its rows was changed since, and everything stays`() throws {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile)])
      var person = try #require(try store.rows(of: Person.self).first)
      person.notes = "llega en enero"
      try store.upsert([person], stamp: Stamp(who: "Eva", moment: "2011-12-13T10:00:00Z"))

      let error = #expect(throws: StoreError.self) {
        try store.undoLastImport(simulating: false, stamp: stamp)
      }

      #expect(error?.message.contains("personas · 1001: Eva la cambió después (2011-12-13 10:00)") == true)
      #expect(try store.rows(of: Person.self).count == 2)
    }
  }

  @Test func `is refused when a row that would go is needed by a later one`() throws {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile), ("sesiones.csv", sessionsFile)])
      var attendance = Attendance()
      (attendance.session, attendance.document) = ("C-01", "1002")
      try store.upsert([attendance], stamp: stamp)

      let error = #expect(throws: StoreError.self) {
        try store.undoLastImport(simulating: false, stamp: stamp)
      }

      #expect(error?.message.contains("personas · 1002 ya se usa en asistencias") == true)
      #expect(try store.rows(of: TrainingSession.self).count == 1)
    }
  }

  @Test func `is not stored when the registry changed after the preview`() throws {
    try withStore { store, _ in
      let file = ImportFile(name: "personas.csv", content: .csv(Array(peopleFile.utf8)))
      let preview = try store.importFiles([file], options: ImportOptions(isSimulation: true), stamp: stamp)
      try store.take([("personas.csv", "documento;nombre;lado;dependencia\n1001;Otra;entrante;X\n")])

      #expect(throws: StoreError.self) {
        try store.importFiles([file], options: ImportOptions(), stamp: stamp, confirming: preview)
      }
      #expect(try store.rows(of: Person.self).map(\.name) == ["Otra"])
    }
  }
}

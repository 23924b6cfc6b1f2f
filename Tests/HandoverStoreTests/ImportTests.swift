import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `An import` {
  @Test func `takes several files in the order that their references need`() throws {
    try withStore { store, _ in
      let report = try store.take([
        ("asistencias.csv", attendanceFile), ("sesiones.csv", sessionsFile), ("personas.csv", peopleFile),
      ])

      #expect(report.problems.map(\.sentence) == [])
      #expect(report.files.map(\.table) == ["asistencias", "sesiones", "personas"])
      #expect(
        report.files.map(\.changes.added) == [["C-01 · 1001", "C-01 · 1002"], ["C-01"], ["1001", "1002"]])
      #expect(report.status == .success)
      #expect(try store.rows(of: Attendance.self).map(\.state) == [.attended, .absent])
    }
  }

  @Test func `changes nothing the second time, and leaves no trace in the bitácora`() throws {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile)])
      let before = try store.log().count
      let report = try store.take([("personas.csv", peopleFile)])

      #expect(report.files[0].changes.isEmpty)
      #expect(report.files[0].changes.unchanged == 2)
      #expect(try store.log().count == before)
    }
  }

  @Test func `reports and logs each changed cell, old and new, and keeps columns that the file lacks`() throws
  {
    try withStore { store, _ in
      try store.take([("personas.csv", peopleFile)])
      let report = try store.take([
        ("personas.csv", "cedula,nombre,lado,dependencia\n1.001,Luz Peña,entrante,Gobierno\n")
      ])
      let change = RowChange(
        key: "1001", cells: [CellChange(column: "dependencia", old: "Planeación", new: "Gobierno")])

      #expect(report.files[0].changes.updated == [change])
      #expect(try store.rows(of: Person.self).map(\.post) == ["Secretaria", "Tesorero"])
      let last = try #require(try store.log().last { $0.action == "modificar" })
      #expect(last.key == "1001")
      #expect(last.stamp == stamp)
      #expect(
        last.detail
          == #"{"antes":{"dependencia":"Planeación"},"archivo":"personas.csv","despues":{"dependencia":"Gobierno"},"fila":2}"#
      )
    }
  }

  @Test func `stores nothing of a file with bad rows and lists them all`() throws {
    try withStore { store, _ in
      let bad = peopleFile + "1003;;arriba;Salud;x\n1001;Otra;entrante;Salud;x\n"
      let report = try store.take([("personas.csv", bad), ("sesiones.csv", sessionsFile)])
      let people = report.files[0]

      #expect(people.problems.map(\.row) == [4, 4, 5])
      #expect(people.problems.map(\.column) == ["nombre", "lado", "documento"])
      #expect((people.rows, people.rejected, people.isTaken) == (4, 2, false))
      #expect(people.changes == TableChanges())
      #expect(report.status == .data)
      #expect(try store.rows(of: Person.self).isEmpty)
      #expect(try store.rows(of: TrainingSession.self).count == 1)
    }
  }

  @Test func `stores the good rows of such a file when asked to`() throws {
    try withStore { store, _ in
      let bad = peopleFile + "1003;;arriba;Salud;x\n"
      let report = try store.take([("personas.csv", bad)], ImportOptions(isPartial: true))

      #expect(report.files[0].changes.added == ["1001", "1002"])
      #expect((report.files[0].rejected, report.files[0].isTaken) == (1, true))
      #expect(try store.rows(of: Person.self).count == 2)
    }
  }

  @Test func `says what would happen and leaves everything as it was when simulated`() throws {
    try withStore { store, _ in
      let before = try store.csvFiles().map(\.text)
      let report = try store.take(
        [("personas.csv", peopleFile), ("sesiones.csv", sessionsFile), ("asistencias.csv", attendanceFile)],
        ImportOptions(isSimulation: true))

      #expect(report.isSimulation)
      #expect(report.files.map(\.changes.added.count) == [2, 1, 2])
      #expect(try store.csvFiles().map(\.text) == before)
    }
  }

  @Test func `names the missing code and its table, and what it may mean`() throws {
    try withStore { store, _ in
      try store.take([("sesiones.csv", sessionsFile), ("personas.csv", peopleFile)])
      let report = try store.take([("asistencias.csv", "sesion;documento;asistencia\nC-1;9999;asistió\n")])

      #expect(
        report.problems.map(\.sentence) == [
          "asistencias.csv, fila 2, columna sesion: «C-1» no existe en la tabla sesiones; ¿quiso decir «C-01»? (se admite: un valor de la columna codigo de la tabla sesiones)",
          "asistencias.csv, fila 2, columna documento: «9999» no existe en la tabla personas (se admite: un valor de la columna documento de la tabla personas)",
        ])
    }
  }

  @Test func `does not drown a bad row in the rows that depend on its file`() throws {
    try withStore { store, _ in
      let report = try store.take([
        ("personas.csv", peopleFile + "1003;;entrante;Salud;x\n"), ("sesiones.csv", sessionsFile),
        ("asistencias.csv", attendanceFile),
      ])

      #expect(
        report.files[2].problems.map(\.problem) == [
          "2 filas dependen de filas de personas.csv que no se guardaron"
        ])
      #expect(report.files[2].rejected == 2)
      #expect(try store.rows(of: Attendance.self).isEmpty)
    }
  }

  @Test func `holds grades against the scale of the ficha, also one in the same import`() throws {
    try withStore { store, _ in
      var file = try sampleFile()
      file.gradeScale = .five
      let grades = "sesion;documento;intento;nota\nC-01;1001;1;4,5\nC-01;1002;1;45\n"
      let report = try store.take([
        ("evaluaciones.csv", grades), ("personas.csv", peopleFile), ("sesiones.csv", sessionsFile),
        ("ficha.csv", CaseFile.table.csv([file])),
      ])

      #expect(
        report.problems.map(\.sentence) == [
          "evaluaciones.csv, fila 3, columna nota: «45» está fuera de los límites (se admite: un número de 0 a 5)"
        ])
    }
  }

  @Test func `replaces the one row of the ficha`() throws {
    try withStore { store, _ in
      var file = try sampleFile()
      try store.upsert([file], stamp: stamp)
      file.municipality = "Venadillo"
      let report = try store.take([("ficha.csv", CaseFile.table.csv([file]))])

      #expect(report.files[0].changes.updated.map(\.key) == ["ficha del empalme"])
      #expect(try store.registry().file == file)
      let twice = CaseFile.table.csv([file, file])
      #expect(try store.take([("ficha.csv", twice)]).problems.map(\.row) == [3])
    }
  }

  @Test(arguments: ["versiones.csv", "bitacora.csv", "bitácora (1).csv"])
  func `leaves alone what only the tool writes`(file: String) throws {
    try withStore { store, _ in
      try store.record(try sampleVersion(1), stamp: stamp)
      let text = SealedVersion.table.csv([try sampleVersion(2)])
      let report = try store.take([(file, text)])

      #expect(report.problems.first?.problem.contains("no se importa") == true)
      #expect(try store.rows(of: SealedVersion.self).count == 1)
    }
  }

  @Test func `finds the table by name, by request or by header`() throws {
    try withStore { store, _ in
      let bytes = Array(peopleFile.utf8)
      let files = [
        ImportFile(name: "datos.csv", content: .csv(bytes)),
        ImportFile(name: "x.csv", content: .csv(bytes), table: "Personas"),
        ImportFile(name: "y.csv", content: .csv(bytes), table: "persona"),
        ImportFile(name: "z.csv", content: .csv(Array("numero;nombre\n1;x\n".utf8))),
        ImportFile(name: "w.csv", content: .csv(Array("que;sera\n1;x\n".utf8))),
      ]
      let report = try store.importFiles(files, options: ImportOptions(), stamp: stamp)

      #expect(report.files.map(\.table) == ["personas", "personas", nil, nil, nil])
      #expect(
        report.problems.map(\.problem) == [
          "no hay una tabla «persona»; ¿quiso decir «personas»?",
          "puede ser para varias tablas: incentivos, normas",
          "no se sabe para qué tabla es",
        ])
    }
  }

  @Test func `reads what Colombian Excel writes in Windows-1252`() throws {
    try withStore { store, _ in
      let text =
        "Código;Asunto;Prioridad;Plazo\r\nP-01;Dise\u{F1}o \u{93}web\u{94};ALTA;31/01/2012 12:00:00 a. m.\r\n;;;\r\n"
      let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      let report = try store.importFiles(
        [ImportFile(name: "Pendientes.csv", content: .csv(bytes))], options: ImportOptions(), stamp: stamp)
      let matter = try #require(try store.rows(of: PendingMatter.self).first)

      #expect(report.problems.map(\.sentence) == [])
      #expect(matter.subject == "Diseño “web”")
      #expect(matter.priority == .high)
      #expect(matter.due?.description == "2012-01-31")
    }
  }
}

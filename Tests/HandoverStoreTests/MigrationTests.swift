import Foundation
import GRDB
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverStore

struct `A registry of an earlier release` {
  /// Makes the file that the program of schema 1 would have left, with one row in each table of the training.
  private func oldRegistry(_ folder: ScratchFolder) throws {
    let database = try DatabaseQueue(path: folder.registryPath)
    try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
    try Migrations.apply(to: database, upTo: 1)
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO herramientas (codigo, nombre, descripcion) VALUES ('H-01', 'Correo', '');
          INSERT INTO requisitos (id, herramienta, lado, dependencia, cargo, notas)
            VALUES (7, 'H-01', 'entrante', 'Hacienda', '', 'nota');
          INSERT INTO personas VALUES (1, '1001', 'CC', 'Luz Peña', 'entrante', 'Hacienda', '', NULL, '', '');
          INSERT INTO sesiones (codigo, tipo, herramienta, tema, facilitador, entidad_facilitadora, lugar,
            fecha_inicio, estado)
            VALUES ('C-01', 'capacitación', 'H-01', 'Correo', '', '', '', '2011-11-01', 'realizada');
          INSERT INTO asistencias (sesion, documento, asistencia, motivo) VALUES ('C-01', '1001', 'asistió', '');
          INSERT INTO evaluaciones (sesion, documento, intento, nota, observacion)
            VALUES ('C-01', '1001', 1, '87', '');
          INSERT INTO bitacora (momento, quien, accion, tabla, clave, detalle)
            VALUES ('2011-11-01T00:00:00Z', 'Ana', 'crear', '', '', '{}');
          """)
    }
    try database.close()
  }

  @Test(arguments: [Store.Purpose.reading, .writing])
  func `is brought up to date, and every row is kept`(purpose: Store.Purpose) throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      try oldRegistry(folder)

      let store = try Store.open(at: folder.registryPath, for: purpose)
      let registry = try store.registry()

      #expect(registry.requirements.map(Requirement.table.keyName) == ["H-01 · entrante · Hacienda"])
      #expect(registry.requirements.first?.notes == "nota")
      #expect(registry.tools.map(\.validMonths) == [nil])
      #expect(registry.sessions.map(\.materialDigest) == [""])
      #expect(registry.attendances.map(\.isAnnulled) == [false])
      #expect(registry.evaluations.map(\.grade) == [FixedDecimal(87)])
      #expect(try store.log().map(\.action) == ["crear"])
      #expect(try store.integrityProblems() == [])
      #expect(TrainingNeeds(registry).status(of: registry.people[0], with: "H-01") == .trained)
    }
  }

  @Test func `keeps what was received and asked before actas de recibo were known`() throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      let database = try DatabaseQueue(path: folder.registryPath)
      try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
      try Migrations.apply(to: database, upTo: 3)
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO versiones VALUES (1, 1, '2011-12-28', '', '', 'p', 'a', 'b', 'c', 1, 1);
            INSERT INTO elementos (codigo, seccion, titulo, descripcion, ruta, serie, subserie, codigo_trd, soporte,
              caja, carpeta, tomo, otro, ubicacion, idioma, licencia, herramienta, publico, nivel, responsable_produccion,
              responsable_informacion, acceso, fundamento, objetivo_legitimo, plazo, datos_personales, estado, motivo,
              notas)
              VALUES ('E-1', 'otro', 'Uno', '', '', '', '', '', 'electrónico', '', '', '', '', '', 'es', '', '', '', '', '',
              '', 'pública', '', '', '', 'no', 'entregado', '', '');
            INSERT INTO recepciones VALUES (4, 1, 'E-1', 'recibido', 'Ana', 'Alcaldesa', '2012-01-10', 'nota', NULL, '');
            INSERT INTO observaciones VALUES (6, 2, 1, '2012-01-10', '¿Y?', '2012-01-17', 'Así', '2012-01-11',
              'respondida', 2);
            """)
      }
      try database.close()

      let store = try Store.open(at: folder.registryPath)
      let registry = try store.registry()

      let reception = try #require(registry.receptions.first)
      #expect((reception.name, reception.observation, reception.integrity) == ("Ana", "nota", nil))
      let observation = try #require(registry.observations.first)
      #expect((observation.number, observation.answer, observation.answeringVersion) == (2, "Así", 2))
      #expect(observation.deliverables.isEmpty && registry.receipts.isEmpty)
      #expect(try store.integrityProblems() == [])
    }
  }

  @Test func `takes what the new columns hold`() throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      try oldRegistry(folder)
      let store = try Store.open(at: folder.registryPath)
      let report = try store.take([
        ("requisitos.csv", "herramienta,lado,persona\nH-01,entrante,1001\n"),
        ("herramientas.csv", "codigo,nombre,vigencia_meses\nH-01,Correo,12\n"),
        ("asistencias.csv", "sesion,documento,asistencia,anulacion\nC-01,1001,asistió,Era otra\n"),
      ])
      #expect(report.problems.map(\.sentence) == [])
      #expect(try store.rows(of: Requirement.self).count == 2)
      #expect(try store.rows(of: Attendance.self).map(\.isAnnulled) == [true])
      #expect(try store.rows(of: Tool.self).map(\.validMonths) == [12])
    }
  }

  @Test func `gets to the same schema as a new one`() throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      try oldRegistry(folder)
      let old = try Store.open(at: folder.registryPath)
      try withStore { new, _ in
        let columns =
          "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p ORDER BY 1, p.cid"
        let both = try [old, new].map { store in
          try store.database.read { db in try Row.fetchAll(db, sql: columns).map { "\($0)" } }
        }
        #expect(both[0] == both[1])
      }
    }
  }

  @Test func `that cannot be brought up to date is not read`() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "empalme-prueba-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appending(path: Store.fileName).path(percentEncoded: false)
      let database = try DatabaseQueue(path: path)
      try Migrations.apply(to: database, upTo: 1)
      try database.close()
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      if geteuid() == 0 { _ = setuid(65_534) }
      #expect(throws: StoreError.olderSchema(path: path)) { try Store.open(at: path, for: .reading) }
    }
  }
}

struct `Rows in key order` {
  @Test func `come from SQLite as the definitions sort them`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let random = try RandomRegistry(seed: seed).registry
      try withStore { store, _ in
        let report = try store.take(
          random.csvFiles().filter { TableNaming.importableNames.contains(String($0.name.dropLast(4))) })
        guard report.problems.isEmpty else { return }
        let read = try store.registry()
        #expect(read.requirements == Requirement.table.sorted(read.requirements))
        #expect(read.criteria == Criterion.table.sorted(read.criteria))
        #expect(read.evaluations == Evaluation.table.sorted(read.evaluations))
        #expect(read.people == Person.table.sorted(read.people))
      }
    }
  }
}

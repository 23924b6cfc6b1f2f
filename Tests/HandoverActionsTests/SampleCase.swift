import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport

/// The tables of a test are bad.
struct ImportTrouble: Error {
  let problems: [String]

  init(_ problems: [String]) { self.problems = problems }
}

/// A small expediente that a test makes for itself: one file per section, one restricted element, two people.
struct SampleCase {
  let folder: CaseFolder

  static let surroundings = Surroundings(
    today: CalendarDate(dayNumber: 15_336), moment: "2011-12-28T15:00:00Z", user: "prueba", workers: 2)

  /// Makes the expediente in `scratch`.
  init(in scratch: ScratchFolder, named name: String = "caso") throws {
    folder = CaseFolder(scratch.file(name))
    _ = try CreateCase(folder, from: nil, Self.surroundings).run()
    try put(
      "material/guías/Guía del editor (versión ñ).md",
      "# Guía\n\n" + String(repeating: "Publicar. ", count: 400))
    try put("archivos/acta 1.txt", "Acta de la reunión\n")
    try put("archivos/privado/cédulas.csv", "nombre,documento\nSECRETO-A,1000000001\n")
    try put("informes/fase 1.md", "Avance de la fase 1\n")
    try put("registros/asistencia.csv", "sesion,nombre\nC-01,SECRETO-B\n")
    let problems = try importTables(Self.tables).problems.map(\.sentence)
    guard problems.isEmpty else { throw ImportTrouble(problems) }
  }

  /// Writes a file of the expediente, dated the day of the handover.
  func put(_ path: String, _ text: String) throws {
    let url = folder.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_325_000_000)],
      ofItemAtPath: url.path(percentEncoded: false))
  }

  /// Imports CSV texts by table.
  @discardableResult
  func importTables(_ tables: [String: String]) throws -> ImportReport {
    try Store.open(at: folder.registryPath).importFiles(
      tables.sorted { $0.key < $1.key }.map { name, text in
        ImportFile(name: "\(name).csv", content: .csv(Array(text.utf8)))
      },
      options: ImportOptions(), stamp: Stamp(who: "prueba", moment: "2011-12-28T15:00:00Z"))
  }

  /// Seals the next version.
  func seal(_ reason: String = "Entrega") async throws -> SealOutcome {
    try await SealVersion(
      folder,
      .init(date: CalendarDate(dayNumber: 15_336), reason: reason, author: "Comité de prueba"),
      Self.surroundings
    ).run()
  }

  static let tables = [
    "ficha": """
    entidad,nit,departamento,municipio,periodo_desde,periodo_hasta,saliente_nombre,saliente_cargo,fecha_retiro,fecha_entrega,correo
    Municipio de Prueba,800100136-4,Tolima,Prueba,2008-01-01,2011-12-31,Persona inventada,Alcaldía,2011-12-31,2011-12-28,correo@example.com
    """,
    "elementos": """
    codigo,seccion,titulo,ruta,responsable_informacion,acceso,fundamento,objetivo_legitimo,excepcion,fecha_calificacion,plazo,datos_personales,estado,motivo
    E-001,material,Guía del editor,material/guías,Comité,pública,,,,,,no,entregado,
    E-002,archivo electrónico,Acta 1,archivos/acta 1.txt,Comité,pública,,,,,,no,entregado,
    E-003,archivo electrónico,TITULO-RESTRINGIDO,archivos/privado,Comité,clasificada,Ley 1581 de 2012,Intimidad,total,2011-12-01,15 años,sí,entregado,
    E-004,informe,Informe de la fase 1,informes/fase 1.md,Comité,pública,,,,,,no,entregado,
    E-005,registro,Lista de asistencia,registros/asistencia.csv,Comité,pública,,,,,,sí,entregado,
    E-006,material,Video de inducción,,Comité,pública,,,,,,no,faltante,No se grabó
    """,
    "plan": """
    codigo,area,accion,indicador,meta,avance,evidencia,calculo
    1.1,Sitio web,Actualizar el sitio,Canales publicados,100%,80,E-003,
    6.1,Empalme,Entregar,Material disponible,100%,,,material disponible
    """,
    "herramientas": "codigo,nombre\nH-01,Correo\n",
    "requisitos": "herramienta,lado\nH-01,entrante\n",
    "personas": """
    documento,nombre,lado,dependencia
    1000000001,SECRETO-NOMBRE-1,entrante,Planeación
    1000000002,SECRETO-NOMBRE-2,entrante,Planeación
    """,
    "sesiones":
      "codigo,tipo,herramienta,tema,fecha_inicio,estado\nC-01,capacitación,H-01,Correo,2011-11-01,realizada\n",
    "asistencias": "sesion,documento,asistencia\nC-01,1000000001,asistió\n",
    "evaluaciones": "sesion,documento,intento,nota\nC-01,1000000001,1,77\n",
  ]
}

/// What the records and the names of the files tell, without what stands in the files.
enum ReviewCase {
  static func run(_ folder: CaseFolder, on today: CalendarDate) throws -> [Finding] {
    let store = try Store.open(at: folder.registryPath, for: .reading)
    return try Review.of(try store.registry(), in: store, MaterialScan(folder), in: folder, on: today)
      .findings
  }
}

import Foundation
import HandoverModel
import HandoverStore
import HandoverTestSupport

/// The hand that writes in these tests.
let stamp = Stamp(who: "Ana Prueba", moment: "2011-12-12T15:04:05Z")

/// Runs `body` with a fresh registry in a folder of its own.
func withStore<Result>(_ body: (Store, ScratchFolder) throws -> Result) throws -> Result {
  try ScratchFolder.use { (folder: ScratchFolder) throws -> Result in
    let store = try Store.create(at: folder.registryPath, stamp: stamp)
    return try body(store, folder)
  }
}

extension ScratchFolder {
  /// Where the registry of a test is.
  var registryPath: String { file(Store.fileName).path(percentEncoded: false) }
}

extension Store {
  /// Imports CSV texts by file name.
  @discardableResult
  func take(_ files: [(String, String)], _ options: ImportOptions = ImportOptions()) throws -> ImportReport {
    let files = files.map { ImportFile(name: $0.0, content: .csv(Array($0.1.utf8))) }
    return try importFiles(files, options: options, stamp: stamp)
  }

  /// Every table as canonical CSV, without the bitácora.
  func tables(style: CSVStyle = .canonical) throws -> [(String, String)] {
    try csvFiles(style: style).filter { $0.name != "bitacora.csv" }.map { ($0.name, $0.text) }
  }
}

/// A small ficha that may be stored.
func sampleFile() throws -> CaseFile {
  var file = CaseFile()
  file.entity = "Municipio de Piedras"
  file.nit = try NIT(fieldText: "800100136-4")
  file.department = "Tolima"
  file.municipality = "Piedras"
  file.termStart = try CalendarDate(fieldText: "2008-01-01")
  file.termEnd = try CalendarDate(fieldText: "2011-12-31")
  return file
}

/// A version that may be recorded.
func sampleVersion(_ number: Int) throws -> SealedVersion {
  var version = SealedVersion()
  version.number = number
  version.date = try CalendarDate(fieldText: "2011-12-20")
  version.name = "empalme_piedras_2011-12-20_v\(number)"
  version.integralSello = String(repeating: "a", count: 64)
  version.publicSello = String(repeating: "b", count: 64)
  version.fingerprint = String(repeating: "c", count: 64)
  return version
}

let peopleFile = """
  documento;nombre;lado;dependencia;cargo
  1001;Luz Peña;entrante;Planeación;Secretaria
  1002;Raúl Ñáñez;entrante;Hacienda;Tesorero

  """
let sessionsFile = "codigo;tipo;tema;fecha_inicio;estado\nC-01;capacitación;Sitio web;01/11/2011;realizada\n"
let attendanceFile = "sesion;documento;asistencia\nC-01;1001;asistió\nC-01;1002;no asistió\n"

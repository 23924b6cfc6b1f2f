import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `The review of the archives` {
  /// Rows that are added to the sample and the one finding that they must add.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rows: [String]
    let code: String
    let place: String
  }

  private static let header =
    "codigo,seccion,titulo,soporte,caja,carpeta,tomo,otro,folios,codigo_trd,fecha_inicial,fecha_final,ubicacion,responsable_produccion,acceso,estado,notas\n"

  /// A physical unit in good order, with some of its cells changed.
  private static func row(_ code: String, _ changes: [String: String] = [:]) -> String {
    let usual = [
      "codigo": code, "seccion": "archivo físico", "titulo": "Carpeta de \(code.filter(\.isLetter))",
      "soporte": "físico", "caja": "1", "carpeta": String(code.suffix(1)), "folios": "10",
      "codigo_trd": "110-2-05", "responsable_produccion": "Archivo", "acceso": "pública",
      "estado": "entregado",
    ]
    let cells = usual.merging(changes) { $1 }
    return header.dropLast().split(separator: ",").map { cells[String($0)] ?? "" }.joined(separator: ",")
  }

  static let cases = [
    Case(
      testDescription: "a jump in the order", rows: [row("F-1"), row("F-4", ["carpeta": "2"])], code: "R411",
      place: "elementos · F-4"),
    Case(
      testDescription: "a number in two spellings", rows: [row("F-1"), row("F-01", ["carpeta": "2"])],
      code: "R412", place: "elementos · F-01"),
    Case(
      testDescription: "dates against the order of the folders",
      rows: [
        row("F-1", ["titulo": "Actas 9 a 19", "fecha_inicial": "2010-02-12", "fecha_final": "2011-12-16"]),
        row("F-2", ["titulo": "Actas 1 a 8", "fecha_inicial": "2008-10-03", "fecha_final": "2009-12-11"]),
      ], code: "R413", place: "elementos · F-2"),
    Case(
      testDescription: "dates that overlap",
      rows: [
        row("F-1", ["titulo": "Actas 1 a 8", "fecha_inicial": "2008-10-03", "fecha_final": "2010-03-01"]),
        row("F-2", ["titulo": "Actas 9 a 19", "fecha_inicial": "2010-02-12", "fecha_final": "2011-12-16"]),
      ], code: "R414", place: "elementos · F-2"),
    Case(
      testDescription: "a series between others", rows: [row("F-1"), row("F-2", ["codigo_trd": "110-5-01"])],
      code: "R415", place: "elementos · oficina 110"),
    Case(
      testDescription: "sheets that do not add up", rows: [row("F-1", ["notas": "Folios 1 a 12."])],
      code: "R416",
      place: "elementos · F-1"),
    Case(
      testDescription: "a box between others", rows: [row("F-1"), row("F-2", ["caja": "3"])], code: "R417",
      place: "elementos · caja 3"),
    Case(
      testDescription: "a folder between others", rows: [row("F-1"), row("F-2", ["carpeta": "3"])],
      code: "R418",
      place: "elementos · caja 1, carpeta 3"),
    Case(
      testDescription: "a folder twice", rows: [row("F-1"), row("F-2", ["carpeta": "1"])], code: "R419",
      place: "elementos · F-1"),
    Case(
      testDescription: "electronic support in a box", rows: [row("F-1", ["soporte": "electrónico"])],
      code: "R420", place: "elementos · F-1"),
    Case(
      testDescription: "a hybrid unit without file", rows: [row("F-1", ["soporte": "híbrido"])], code: "R421",
      place: "elementos · F-1"),
    Case(
      testDescription: "a shelf without box", rows: [row("F-1", ["caja": "", "ubicacion": "Estante 4"])],
      code: "R422", place: "elementos · F-1"),
    Case(
      testDescription: "a box without folder", rows: [row("F-1", ["carpeta": ""])], code: "R422",
      place: "elementos · F-1"),
    Case(
      testDescription: "no sheets", rows: [row("F-1", ["folios": ""])], code: "R423", place: "elementos · F-1"
    ),
    Case(
      testDescription: "a code that is none", rows: [row("F-1", ["codigo_trd": "Actas"])], code: "R424",
      place: "elementos · F-1"),
    Case(
      testDescription: "no code and no series", rows: [row("F-1", ["codigo_trd": ""])], code: "R425",
      place: "elementos · F-1"),
  ]

  private static func added(_ rows: [String]) throws -> [Finding] {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let before = try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today)
      let report = try sample.importTables(["elementos": header + rows.joined(separator: "\n") + "\n"])
      #expect(report.problems.map(\.sentence) == [])
      return try ReviewCase.run(sample.folder, on: SampleCase.surroundings.today).filter {
        !before.contains($0)
      }
    }
  }

  @Test(arguments: cases)
  func `names the one thing that is wrong`(_ example: Case) throws {
    let findings = try Self.added(example.rows)
    #expect(findings.map(\.code.id) == [example.code])
    #expect(findings.map(\.place) == [example.place])
    #expect(findings.allSatisfy { !$0.sentence.contains("{") })
  }

  @Test(arguments: [
    [row("F-1"), row("F-2"), row("F-3")],
    // Two offices share a box; a volume and discs need no folder; parts that meet on a day do not overlap.
    [row("F-1"), row("F-2", ["responsable_produccion": "Otra"]), row("F-3")],
    [row("F-1", ["caja": "", "carpeta": "", "tomo": "1", "ubicacion": "Estante 1"])],
    [row("F-1", ["carpeta": "", "folios": "", "otro": "Disco compacto: 6"])],
    [
      row("F-1", ["titulo": "Actas 1", "fecha_inicial": "2008", "fecha_final": "2009"]),
      row("F-2", ["titulo": "Actas 2", "fecha_inicial": "2009", "fecha_final": "2010"]),
    ],
    [row("F-1", ["notas": "Folios 1 a 10."])], [row("F-1", ["estado": "faltante", "carpeta": ""])],
  ])
  func `finds nothing in good order`(_ rows: [String]) throws {
    #expect(try Self.added(rows).map(\.code.id).filter { $0.hasPrefix("R4") } == [])
  }

  @Test func `finds nothing but notes in the worked example`() throws {
    try ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("piedras"))
      _ = try CreateCase(
        folder, from: projectFolder.appending(path: "Archive/piedras-2011"), SampleCase.surroundings
      ).run()
      let found = try ReviewCase.run(folder, on: SampleCase.surroundings.today).filter {
        $0.code.id.hasPrefix("R41") || $0.code.id.hasPrefix("R42")
      }
      #expect(Set(found.map(\.code.id)) == ["R415"])
    }
  }
}

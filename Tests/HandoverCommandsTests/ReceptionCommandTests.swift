import Foundation
import HandoverCommands
import HandoverTestSupport
import Testing

/// A sealed version of a small expediente, as the receiver gets it: `paquete` in the folder of the test.
private func withBundle(_ body: (ScratchFolder) async throws -> Void) async throws {
  try await ScratchFolder.use { folder in
    try folder.write("Guía\n", to: "origen/material/guia.txt")
    try folder.write("Acta\n", to: "origen/archivos/acta.txt")
    try folder.write(
      """
      codigo,seccion,titulo,ruta,serie,soporte,caja,folios,acceso,datos_personales,estado,motivo
      E-001,material,Guía,material/guia.txt,Guías,electrónico,,,pública,no,entregado,
      E-002,archivo electrónico,Acta,archivos/acta.txt,Actas,electrónico,,,pública,no,entregado,
      E-003,archivo físico,Actas viejas,,Actas,físico,1-2,80,pública,no,entregado,
      E-004,material,Video,,,electrónico,,,pública,no,faltante,No se grabó

      """, to: "origen/tablas/elementos.csv")
    #expect(await Transcript.of(["crear", "caso", "--desde", "origen"], in: folder.url).status == 0)
    let facts = [
      "entidad=Municipio de Prueba", "nit=800100136-4", "departamento=Tolima", "municipio=Prueba",
      "periodo_desde=2008-01-01", "periodo_hasta=2011-12-31", "fecha_entrega=2011-12-28",
    ]
    let words = ["ficha", "caso"] + facts.flatMap { ["--definir", $0] }
    #expect(await Transcript.of(words, in: folder.url).status == 0)
    let sealed = await Transcript.of(["construir", "caso", "--motivo", "Entrega"], in: folder.url)
    #expect(sealed.status == 0, "\(sealed.talk)")
    let name = try #require(try folder.files().first { $0.hasSuffix("v0001.zip") })
    try FileManager.default.copyItem(at: folder.file(name), to: folder.file("paquete.zip"))
    try await body(folder)
  }
}

private func run(_ line: String, _ folder: ScratchFolder, answer: String? = nil) async -> Transcript {
  let keyboard: (@Sendable () -> String?)? = answer.map { text in { @Sendable () -> String? in text } }
  // Words in apostrophes may hold spaces.
  let words = line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
    index, part in
    index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
  }
  return await Transcript.of(["recibir"] + words, in: folder.url, answer: keyboard)
}

private let me = "--nombre 'Ana Ruiz (persona inventada)' --cargo Alcaldesa"
private let parties =
  "--lugar Prueba --recibe 'Ana Ruiz (persona inventada)' --entrega 'Luis Gil (persona inventada)'"

struct `The commands of recibir` {
  @Test func `play a reception through, from the bundle to the signature`() async throws {
    try await withBundle { folder in
      var told = ""
      for line in [
        "abrir paquete.zip", "estado recepcion.json",
        "anotar recepcion.json --estado recibido --serie Actas --solo-integros \(me)",
        "anotar recepcion.json E-003 --estado recibido --cajas 2 --folios 79",
        "anotar recepcion.json E-003 --estado 'con observaciones' --observacion 'Falta un folio' --plazo-dias 5 --responsable Archivo --cajas 2 --folios 79",
        "anotar recepcion.json --todos --estado recibido", "deshacer recepcion.json",
        "anotar recepcion.json --todos --estado recibido --confirmar", "estado recepcion.json --por-revisar",
        "anotar recepcion.json E-004 --estado faltante", "estado recepcion.json --items",
        "firmar recepcion.json \(parties) --testigo 'Eva Paz (persona inventada), Personera'",
        "anotar recepcion.json E-001 --estado faltante", "comprobar recepcion.json paquete.zip",
      ] {
        let ended = await run(line, folder)
        told += "$ empalme recibir \(line)\n\(ended.output)\(ended.talk)[\(ended.status)]\n\n"
      }
      // What follows from the sello and from where the test ran.
      let place = folder.url.path(percentEncoded: false)
      let text = told.replacing(place, with: "/carpeta/")
        .replacing(#/[0-9a-f]{64}/#, with: "…").replacing(#/([0-9A-F]{4}-){3}[0-9A-F]{4}/#, with: "…")
        .replacing(#/\d+ archivos, [\d.,]+ kB/#, with: "… archivos")
      try expectGolden(text, named: "recibir.txt")
    }
  }

  @Test(arguments: [("s", Int32(0)), ("", 3), ("no", 3)])
  func `close nothing without a plain yes where somebody can be asked`(
    answer: String, status: Int32
  ) async throws {
    try await withBundle { folder in
      _ = await run("abrir paquete.zip", folder)
      let before = try folder.text(of: "recepcion.json")
      let ended = await run("firmar recepcion.json \(parties)", folder, answer: answer)

      #expect(ended.status == status)
      #expect((try folder.text(of: "recepcion.json") == before) == (status == 3))
    }
  }

  @Test func `decide about the others only after a plain yes`() async throws {
    try await withBundle { folder in
      _ = await run("abrir paquete.zip", folder)
      let line = "anotar recepcion.json --todos --estado recibido \(me)"
      #expect(await run(line, folder, answer: "no").status == 3)
      let done = await run(line, folder, answer: "sí")
      #expect(done.status == 0)
      #expect(done.talk.contains("E-004"))
      #expect(done.output.contains("Revisado 5 de 6 · 1 por revisar"))
    }
  }

  @Test func `end with the status that says why, and change nothing then`() async throws {
    try await withBundle { folder in
      _ = await run("abrir paquete.zip", folder)
      try folder.write("{\"formato\": 1}", to: "mala.json")
      let before = try folder.text(of: "recepcion.json")
      let endings: [(line: String, status: Int32)] = [
        ("abrir no.zip --salida otra.json", 66), ("abrir paquete.zip", 73), ("estado no.json", 66),
        ("estado mala.json", 65), ("comprobar mala.json", 1), ("comprobar recepcion.json paquete.zip", 0),
        ("anotar recepcion.json --estado recibido", 64), ("anotar recepcion.json E-9 --estado recibido", 64),
        ("anotar recepcion.json E-001 --estado bueno", 64),
        ("anotar recepcion.json E-001 --estado recibido", 64),
        ("anotar recepcion.json --todos --estado faltante --plazo-dias 0", 64),
        ("deshacer recepcion.json", 64), ("firmar recepcion.json --lugar X --recibe Y", 64),
        ("firmar recepcion.json --lugar ' ' --recibe Y --entrega Z", 64),
      ]
      for (line, status) in endings {
        let ended = await run(line, folder)
        #expect(ended.status == status, "\(line)\n\(ended.talk)")
        #expect(try folder.text(of: "recepcion.json") == before)
      }
    }
  }

  @Test func `tell other programs how it stands`() async throws {
    try await withBundle { folder in
      let opened = await run("abrir paquete.zip --json", folder)
      struct Told: Decodable {
        struct Progress: Decodable {
          let total: Int
          let pending: Int

          enum CodingKeys: String, CodingKey {
            case total
            case pending = "por_revisar"
          }
        }
        struct Item: Decodable { let codigo: String, estado: String, integridad: String }
        let avance: Progress
        let items: [Item]
        let sello: String
      }
      let told = try JSONDecoder().decode(Told.self, from: Data(opened.output.utf8))
      #expect(told.avance.total == 6)
      #expect(told.avance.pending == 6)
      #expect(told.items.first?.codigo == "E-004")

      _ = await run("anotar recepcion.json E-001 --estado recibido \(me)", folder)
      let pending = await run("estado recepcion.json --por-revisar --json", folder)
      let left = try JSONDecoder().decode(Told.self, from: Data(pending.output.utf8))
      #expect(!left.items.contains { $0.codigo == "E-001" })
      #expect(left.items.allSatisfy { $0.estado == "por revisar" })
    }
  }
}

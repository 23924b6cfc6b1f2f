import Foundation
import HandoverCommands
import HandoverTestSupport
import Testing

/// Runs command lines in a folder with an expediente `caso` that has a ficha.
private func withCase(_ body: (ScratchFolder) async throws -> Void) async throws {
  try await ScratchFolder.use { folder in
    #expect(await Transcript.of(["crear", "caso"], in: folder.url).status == 0)
    try folder.write(
      "entidad,nit,departamento,municipio,periodo_desde,periodo_hasta,fecha_entrega,marco\n"
        + "Municipio,800100136-4,Tolima,Piedras,2008-01-01,2011-12-31,2011-12-28,gel-1151-2008\n",
      to: "ficha.csv")
    #expect(await run("importar ficha.csv --confirmar", folder).status == 0)
    try await body(folder)
  }
}

private func run(_ line: String, _ folder: ScratchFolder) async -> Transcript {
  let words = line.split(separator: " ").map { String($0).replacing("_", with: " ") } + ["--carpeta", "caso"]
  return await Transcript.of(words, in: folder.url)
}

struct `The command marco` {
  @Test func `lists the frameworks, also where there is no expediente`() async throws {
    try await ScratchFolder.use { folder in
      let list = await Transcript.of(["marco"], in: folder.url)
      #expect(list.status == 0)
      for id in ["gel-1151-2008", "gel-2693-2012", "gel-2573-2014", "gd-1008-2018", "gd-767-2022"] {
        #expect(list.output.contains(id))
      }
      #expect(await Transcript.of(["marco", "ver", "gel-0"], in: folder.url).status == 66)
    }
  }

  @Test func `shows one as it was recorded, with what is to be verified`() async throws {
    try await ScratchFolder.use { folder in
      let shown = await Transcript.of(["marco", "ver", "gel-1151-2008"], in: folder.url)
      try expectGolden(shown.output, named: "marco-ver.txt")
      let bare = await Transcript.of(["marco", "ver", "gel-2573-2014"], in: folder.url)
      #expect(bare.output.contains("Sin criterios: ") && bare.output.contains("por verificar"))
    }
  }

  @Test func `fills a cut-off date, takes answers, copies it and tells what changed`() async throws {
    try await withCase { folder in
      #expect(await run("marco avance", folder).output.contains("Ninguna fase se ha calificado"))
      let filled = await run("marco llenar --corte 2011-06-30", folder)
      #expect(filled.status == 0 && filled.output.contains("22 criterios nuevos, 5 fases nuevas"))
      #expect(filled.talk.contains("No se ha encontrado la lista de criterios"))
      try folder.write(answers("2011-06-30", "N", "4"), to: "criterios.csv")
      #expect(await run("importar criterios.csv --confirmar", folder).status == 0)
      let copied = await run("marco copiar --de 2011-06-30 --a 2011-12-15", folder)
      #expect(copied.status == 0 && copied.output.contains("22 criterios nuevos"))
      try folder.write(answers("2011-12-15", "S", "4"), to: "criterios.csv")
      #expect(await run("importar criterios.csv --confirmar", folder).status == 0)
      try expectGolden(await run("marco avance", folder).output, named: "marco-avance.txt")
      let csv = await run("marco avance --csv -", folder)
      #expect(csv.output.hasPrefix("marco,fase,nombre,plazo,corte,"))
      #expect(await run("marco avance --json", folder).output.contains("\"ahora cumple\""))
      #expect(await run("marco avance --corte 2010-01-01", folder).status == 66)
      #expect(await run("marco copiar --de 2011-12-15 --a 2011-06-30", folder).status == 64)
    }
  }

  private func answers(_ cutoff: String, _ first: String, _ weight: String) -> String {
    "marco,fase,corte,codigo,criterio,peso,respuesta\n"
      + "gel-1151-2008,3,\(cutoff),T-01,Acceso vía móvil,\(weight),\(first)\n"
      + "gel-1151-2008,3,\(cutoff),T-03,Otros idiomas,4,NA\n"
      + "gel-1151-2008,3,\(cutoff),T-06,Trámites y servicios,8,S\n"
  }
}

struct `The command cuentas` {
  @Test func `lists by expiry, records a transfer and writes the request`() async throws {
    try await withCase { folder in
      #expect(await run("cuentas", folder).talk.contains("No hay sistemas"))
      try folder.write(
        "codigo,nombre,titular_saliente,canal_recuperacion,vence,transferencia\n"
          + "S-01,Correo,Técnico,Mesa de ayuda,,reinicio de clave\n"
          + "S-02,Internet,Hacienda,,2011-12-31,cambio de titular\n",
        to: "sistemas.csv")
      #expect(await run("importar sistemas.csv --confirmar", folder).status == 0)
      try expectGolden(await run("cuentas", folder).output, named: "cuentas.txt")
      #expect(await run("estado", folder).output.contains("Cuentas en riesgo"))
      #expect(await run("cuentas transferir S-01 --fecha 2011-12-27 --prueba Oficio_44", folder).status == 0)
      #expect(await run("cuentas", folder).output.contains("✓ S-01"))
      #expect(await run("cuentas transferir S-01 --fecha 2011-12-27 --prueba _", folder).status == 64)
      let request = await run(
        "cuentas solicitud --usuario Ana_Ruiz;Técnica;;editor --fecha 2012-01-02", folder)
      #expect(request.status == 0 && request.output.contains("solicitud-administracion-usuarios.html"))
      #expect(await run("cuentas solicitud --usuario Ana_Ruiz;Técnica;;jefe", folder).status == 64)
    }
  }
}

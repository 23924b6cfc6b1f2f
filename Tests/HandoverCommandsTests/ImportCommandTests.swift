import Foundation
import HandoverCommands
import HandoverTestSupport
import Testing

private let people = "documento;nombre;lado;dependencia\n1001;Luz Peña;entrante;Planeación\n"

/// Runs command lines in a folder with an expediente `caso` and a file `personas.csv`.
private func withCase(_ body: (ScratchFolder) async throws -> Void) async throws {
  try await ScratchFolder.use { folder in
    try folder.write(people, to: "personas.csv")
    #expect(await Transcript.of(["crear", "caso"], in: folder.url).status == 0)
    try await body(folder)
  }
}

private func run(_ line: String, _ folder: ScratchFolder, answer: String? = nil) async -> Transcript {
  let words = line.split(separator: " ").map(String.init) + ["--carpeta", "caso"]
  let keyboard: (@Sendable () -> String?)? = answer.map { text in { @Sendable () -> String? in text } }
  return await Transcript.of(words, in: folder.url, answer: keyboard)
}

struct `The command importar` {
  @Test func `stores nothing where nobody can be asked, and says so`() async throws {
    try await withCase { folder in
      let first = await run("importar personas.csv", folder)
      #expect(first.status == 3)
      #expect(first.output.contains("Se guardaría 1 fila. Aún no se guardó nada."))
      #expect(await run("importar personas.csv --simular", folder).status == 0)
      #expect(
        await run("importar personas.csv --confirmar", folder).output.contains("Quedó guardada 1 fila."))
      #expect(await run("importar personas.csv", folder).output.contains("Sin cambios"))
    }
  }

  @Test(arguments: [("s", Int32(0)), ("SÍ", 0), ("", 3), ("no", 3), ("claro", 3)])
  func `stores only after a plain yes`(answer: String, status: Int32) async throws {
    try await withCase { folder in
      let ended = await run("importar personas.csv", folder, answer: answer)
      #expect(ended.status == status)
      #expect(ended.talk.contains("¿Guardar estos cambios?"))
      let again = await run("importar personas.csv", folder)
      #expect(again.output.contains("Sin cambios") == (status == 0))
    }
  }

  @Test func `shows what changes, what is wrong and what to look at, before what is new`() async throws {
    try await withCase { folder in
      _ = await run("importar personas.csv --confirmar", folder)
      try folder.write(
        "documento;nombre;lado;dependencia\n1001;Luz Peña;entrante;Salud\n1002;Pena Luz;entrante;Salud\n1003;Eva;arriba;Salud\n",
        to: "personas.csv")
      try expectGolden(await run("importar personas.csv", folder).output, named: "importar-vista-previa.txt")
    }
  }

  @Test func `asks nothing with --json`() async throws {
    try await withCase { folder in
      let ended = await run("importar personas.csv --json", folder, answer: "s")
      #expect(ended.status == 3)
      #expect(ended.output.hasPrefix("{"))
    }
  }
}

struct `The command deshacer` {
  @Test func `shows, asks, takes back and remembers`() async throws {
    try await withCase { folder in
      _ = await run("importar personas.csv --confirmar", folder)
      #expect(await run("deshacer", folder).status == 3)
      #expect(await run("deshacer", folder, answer: "n").status == 3)
      let done = await run("deshacer", folder, answer: "s")
      #expect(done.status == 0)
      #expect(done.output.contains("filas quitadas, 1;"))
      #expect(await run("deshacer --lista", folder).output.contains("deshecha"))
      #expect(await run("deshacer --confirmar", folder).status == 65)
    }
  }
}

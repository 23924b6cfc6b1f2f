import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `Cataloguing files` {
  @Test func `gives every file that has no element the next code`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("material/nueva_guía de uso.pdf", "x")
      var request = CatalogueFiles.Request()
      request.isEverything = true

      let elements = try CatalogueFiles(sample.folder, request, SampleCase.surroundings).run()

      #expect(elements.map(\.code) == ["E-007"])
      #expect(elements.map(\.title) == ["Nueva guía de uso"])
      #expect(elements.map(\.kind) == [.material])
      let stored = try Store.open(at: sample.folder.registryPath, for: .reading).registry().deliverables
      #expect(stored.contains { $0.path == "material/nueva_guía de uso.pdf" })
    }
  }

  @Test func `stores nothing in a simulation`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("material/nueva.pdf", "x")
      var request = CatalogueFiles.Request()
      request.isEverything = true
      request.isSimulated = true

      _ = try CatalogueFiles(sample.folder, request, SampleCase.surroundings).run()

      #expect(
        try Store.open(at: sample.folder.registryPath, for: .reading).registry().deliverables.count == 6)
    }
  }

  @Test func `copies a file from outside only where it is told to`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let outside = try scratch.write("x", to: "fuera/acta 2.txt")
      var request = CatalogueFiles.Request()
      request.urls = [outside]
      #expect(throws: ActionError.self) {
        try CatalogueFiles(sample.folder, request, SampleCase.surroundings).run()
      }
      request.copyTo = "archivos/actas"

      let elements = try CatalogueFiles(sample.folder, request, SampleCase.surroundings).run()

      #expect(elements.map(\.path) == ["archivos/actas/acta 2.txt"])
      #expect(try scratch.files().contains("caso/archivos/actas/acta 2.txt"))
      #expect(try scratch.files().contains("fuera/acta 2.txt"))
    }
  }

  @Test func `refuses a path that is catalogued already`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      var request = CatalogueFiles.Request()
      request.urls = [sample.folder.url.appending(path: "archivos/acta 1.txt")]
      #expect(throws: ActionError.alreadyCatalogued(path: "archivos/acta 1.txt", code: "E-002")) {
        try CatalogueFiles(sample.folder, request, SampleCase.surroundings).run()
      }
    }
  }
}

struct `Creating an expediente` {
  @Test func `refuses a folder that is not empty and leaves it as it was`() throws {
    try ScratchFolder.use { scratch in
      _ = try scratch.write("x", to: "caso/algo.txt")
      #expect(throws: ActionError.self) {
        try CreateCase(CaseFolder(scratch.file("caso")), from: nil, SampleCase.surroundings).run()
      }
      #expect(try scratch.files() == ["caso/algo.txt"])
    }
  }

  @Test func `leaves nothing behind when the tables of the source are bad`() throws {
    try ScratchFolder.use { scratch in
      _ = try scratch.write("codigo,nombre\n,sin código\n", to: "origen/tablas/herramientas.csv")
      _ = try scratch.write("x", to: "origen/material/a.txt")
      let error = #expect(throws: ActionError.self) {
        try CreateCase(
          CaseFolder(scratch.file("caso")), from: scratch.file("origen"), SampleCase.surroundings
        ).run()
      }
      #expect(error?.message.contains("herramientas.csv, fila 2") == true)
      #expect(!FileManager.default.fileExists(atPath: scratch.file("caso").path(percentEncoded: false)))
    }
  }

  @Test func `makes the worked example without a single bad row or defect`() throws {
    try ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("piedras"))
      let source = projectFolder.appending(path: "Archive/piedras-2011")

      let outcome = try CreateCase(folder, from: source, SampleCase.surroundings).run()

      #expect(outcome.files >= 60)
      let findings = try ReviewCase.run(folder, on: SampleCase.surroundings.today)
      #expect(!findings.contains { $0.severity == .defect })
      #expect(Set(findings.map(\.code.id)).isSuperset(of: ["R101", "R108", "R109", "R201"]))
    }
  }
}

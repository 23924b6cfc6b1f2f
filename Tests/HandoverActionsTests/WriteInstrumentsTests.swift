import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The written instruments` {
  private static let day = CalendarDate(dayNumber: 15_336)

  @discardableResult
  private func write(
    _ sample: SampleCase, version: Int? = nil, to target: URL? = nil
  ) throws -> WriteInstruments.Outcome {
    try WriteInstruments(sample.folder, .init(date: Self.day, version: version, target: target)).run()
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  private func contents(_ outcome: WriteInstruments.Outcome) throws -> [Data] {
    try outcome.files.map { try Data(contentsOf: $0.url) }
  }

  @Test func `lie in the expediente, twelve and a list of their hashes, and nothing half-written`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let outcome = try write(sample)

      #expect(outcome.folder.lastPathComponent == "instrumentos" && outcome.files.count == 12)
      #expect(outcome.version == nil && outcome.hasFile)
      #expect(
        try names(outcome.folder)
          == (outcome.files.map(\.url.lastPathComponent) + [".instrumentos.sha256"]).sorted())
    }
  }

  @Test func `are the same in two runs, also when they take the place of the first`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let first = try contents(write(sample))

      #expect(try contents(write(sample)) == first)
      #expect(try contents(write(sample, to: scratch.file("otra/carpeta"))) == first)
    }
  }

  @Test func `follow the expediente as long as nobody touched them`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let before = try contents(write(sample))
      try sample.importTables(["equipos": "lado,nombre,cargo\ntestigo,Rosa Páez,Personera\n"])
      let after = try write(sample)

      #expect(try contents(after) != before)
      #expect(try String(contentsOf: after.files[1].url, encoding: .utf8).contains("Rosa Páez"))
    }
  }

  @Test(arguments: ["acta-de-entrega.html", "plazos.ics", "esquema-publicacion-informacion.xlsx"])
  func `stay when somebody filled them in, all of them`(name: String) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let folder = try write(sample).folder
      let file = folder.appending(path: name)
      try Data("a mano".utf8).write(to: file)
      let before = try names(folder)
      try sample.importTables(["equipos": "lado,nombre,cargo\ntestigo,Rosa Páez,Personera\n"])

      let error = #expect(throws: InstrumentError.self) { try write(sample) }
      #expect(error?.message.contains(name) == true && error?.hint?.contains("--salida") == true)
      #expect(try Data(contentsOf: file) == Data("a mano".utf8))
      #expect(try names(folder) == before)
      let other = try String(contentsOf: folder.appending(path: "acta-informe-gestion.html"), encoding: .utf8)
      #expect(!other.contains("Rosa Páez"))
    }
  }

  @Test func `never follow a link or replace a folder`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let target = scratch.file("salida")
      let precious = try scratch.write("valioso", to: "valioso.txt")
      try FileManager.default.createDirectory(
        at: target.appending(path: "plazos.ics"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: target.appending(path: "acta-de-entrega.html"), withDestinationURL: precious)

      #expect(throws: InstrumentError.self) { try write(sample, to: target) }
      #expect(try scratch.text(of: "valioso.txt") == "valioso")
      #expect(try names(target) == ["acta-de-entrega.html", "plazos.ics"])
    }
  }

  @Test func `leave other files of the folder alone`() throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try scratch.write("escaneada", to: "salida/acta firmada.pdf")
      try write(sample, to: scratch.file("salida"))
      try write(sample, to: scratch.file("salida"))

      #expect(try scratch.text(of: "salida/acta firmada.pdf") == "escaneada")
    }
  }

  @Test func `bear the sello of the newest version, or of the one that is asked for`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let first, _) = try await sample.seal() else { return }
      try sample.put("material/otro.txt", "otro")
      try sample.importTables([
        "elementos":
          "codigo,seccion,titulo,ruta,acceso,estado,motivo\nE-007,material,Cartilla tardía,material/otro.txt,pública,en trámite,Falta firmarla\n"
      ])
      guard case .sealed(_, let second, _) = try await sample.seal("Segunda") else { return }

      func page(_ version: Int?) throws -> String {
        try String(contentsOf: write(sample, version: version).files[1].url, encoding: .utf8)
      }
      #expect(try page(nil).contains(second[0].sello.short) && page(nil).contains("Cartilla tardía"))
      let old = try page(1)
      #expect(old.contains(first[0].sello.short) && !old.contains("Cartilla tardía"))
      #expect(old.contains("_v0001.zip") && old.contains(first[1].sello.short))

      let error = #expect(throws: InstrumentError.self) { try write(sample, version: 3) }
      #expect(error?.hint == "las versiones son: 1, 2")
    }
  }

  @Test func `refuse a version whose bundle is not the one that was recorded`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      guard case .sealed(_, let editions, _) = try await sample.seal() else { return }
      try Data(contentsOf: editions[1].zip).write(to: editions[0].zip)
      #expect(throws: InstrumentError.self) { try write(sample) }
      try Data("PK".utf8).write(to: editions[0].zip)
      #expect(throws: InstrumentError.self) { try write(sample) }
      try FileManager.default.removeItem(at: editions[0].zip)
      let error = #expect(throws: InstrumentError.self) { try write(sample) }
      #expect(error?.status == .data)
    }
  }

  @Test
  func `hold no personal data where they are for publication, and restricted titles in the index alone`()
    throws
  {
    try ScratchFolder.use { scratch in
      let outcome = try write(SampleCase(in: scratch))
      for file in outcome.files where file.isPublic && file.url.pathExtension != "xlsx" {
        let text = try String(contentsOf: file.url, encoding: .utf8)
        for secret in ["SECRETO", "1000000001", "Persona inventada", "privado", "asistencia.csv"] {
          #expect(!text.contains(secret), "\(file.url.lastPathComponent): \(secret)")
        }
        let isIndex = file.url.lastPathComponent.hasPrefix("indice-")
        #expect(text.contains("TITULO-RESTRINGIDO") == isIndex, "\(file.url.lastPathComponent)")
      }
    }
  }

  @Test func `are valid for an expediente with nothing in it`() throws {
    try ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("vacio"))
      _ = try CreateCase(folder, from: nil, SampleCase.surroundings).run()
      let outcome = try WriteInstruments(folder, .init(date: Self.day, version: nil, target: nil)).run()

      #expect(!outcome.hasFile && outcome.files.count == 12)
    }
  }
}

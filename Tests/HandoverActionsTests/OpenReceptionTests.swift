import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverActions

struct `Opening a reception` {
  @Test func `lists elements, generated folders and files of nobody`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("archivos/suelto.txt", "suelto\n")
      let zip = try await Receiving.bundles(sample).integral
      let opened = try await Receiving.open(zip, scratch)
      let file = opened.reception.file

      #expect(
        file.items.map(\.code) == [
          "E-001", "E-002", "E-003", "E-004", "E-005", "E-006", "documentos", "05_tablas",
          "02_archivos/suelto.txt",
        ])
      #expect(file.items.map(\.integrity).suffix(4) == [.withoutFiles, .intact, .intact, .intact])
      #expect(try file.item("E-006").declared == .missing)
      #expect(try file.item("E-006").reason == "No se grabó")
      #expect(try file.item("02_archivos/suelto.txt").title == "suelto.txt")
      #expect(file.bundle.version == 1)
      #expect(file.bundle.edition == .integral)
      #expect(file.check.moment.description == "2012-01-13T10:00:00-05:00")
      #expect(file.check.program == "empalme \(Product.version)")
      #expect(file.items.reduce(0) { $0 + $1.files } == opened.report.payloadFiles)
    }
  }

  @Test func `gives the same bytes from the ZIP and from the folder that came out of it`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      let folder = try await Receiving.unpacked(zip, in: scratch)
      let first = try await Receiving.open(zip, scratch, as: "zip.json")
      let second = try await Receiving.open(folder, scratch, as: "carpeta.json")

      #expect(first.reception.fingerprint == second.reception.fingerprint)
    }
  }

  @Test func `of the public edition knows only what that shows`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).published
      let file = try await Receiving.open(zip, scratch).reception.file

      #expect(file.bundle.edition == .public)
      #expect(!file.items.contains { $0.code == "E-003" || $0.title.contains("RESTRINGIDO") })
      #expect(file.items.allSatisfy { $0.integrity.isSound })
    }
  }

  @Test func `compares the sello with the code of the acta`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      let plain = try await Receiving.open(zip, scratch, as: "a.json").reception.file
      let short = try #require(plain.bundle.sello).short
      let equal = try await Receiving.open(zip, scratch, as: "b.json", code: short).reception.file
      let other = try await Receiving.open(
        zip, scratch, as: "c.json", code: "0123-4567-89AB-CDEF"
      ).reception.file

      #expect(plain.check.match == .notCompared)
      #expect(equal.check.match == .equal)
      #expect(equal.check.code == short.replacing("-", with: "").lowercased())
      #expect(other.check.match == .different)
      #expect(other.check.verdict == .altered)
      #expect(other.items == plain.items)
    }
  }

  @Test func `tells of each element what happened to its files`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      let folder = try await Receiving.unpacked(zip, in: scratch)
      let data = ScratchFolder(at: folder.appending(path: "data"))
      try data.write("Acta cambiada\n", to: "02_archivos/acta 1.txt")
      try FileManager.default.removeItem(at: data.file("03_informes_fases/fase 1.md"))
      try data.write("intruso\n", to: "02_archivos/intruso.txt")
      let file = try await Receiving.open(folder, scratch).reception.file

      #expect(try file.item("E-001").integrity == .intact)
      #expect(try file.item("E-002").integrity == .altered)
      #expect(try file.item("E-002").problems == ["H001"])
      #expect(try file.item("E-004").integrity == .absent)
      #expect(try file.item("E-004").files == 1)
      #expect(try file.item("E-004").bytes == 0)
      #expect(try file.item("E-004").problems == ["B013"])
      #expect(try file.item("02_archivos/intruso.txt").integrity == .undeclared)
      #expect(file.check.verdict == .altered)
    }
  }

  @Test func `takes no hostile row for an element`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      let folder = try await Receiving.unpacked(zip, in: scratch)
      try ScratchFolder(at: folder).write(
        """
        codigo,titulo,estado,folios,caja
        E-001, Guía ,regalado,doce,
        documentos,Nada,entregado,,
        05_tablas,Nada,entregado,,
        02_archivos/x,Nada,entregado,,
        E-001,Otra,faltante,,
        ,Sin código,entregado,,
        E-900,Caja,en trámite,7,2-4

        """, to: "data/05_tablas/elementos.csv")
      let file = try await Receiving.open(folder, scratch).reception.file

      #expect(file.items.filter { $0.kind == .element }.map(\.code) == ["E-001", "E-900"])
      #expect(try file.item("E-001").title == "Guía")
      #expect(try file.item("E-001").declared == .delivered)
      #expect(try file.item("E-001").units == nil)
      #expect(try file.item("E-900").units?.sheets == 7)
      #expect(try file.item("05_tablas").integrity == .altered)
      #expect(file.items.filter { $0.kind == .file }.count == 4)
    }
  }

  @Test func `of a bag of another program receives file by file`() async throws {
    try await ScratchFolder.use { scratch in
      let bag = ScratchFolder(at: scratch.file("bolsa"))
      try bag.write("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", to: "bagit.txt")
      try bag.write("uno\n", to: "data/b/uno.txt")
      try bag.write("dos\n", to: "data/a.txt")
      let sums = ["data/a.txt": "dos\n", "data/b/uno.txt": "uno\n", "data/c.txt": "tres\n"]
      let lines = sums.sorted { $0.key < $1.key }
        .map { "\(Hashing.sha256(Array($0.value.utf8)).hex)  \($0.key)\n" }
      try bag.write(lines.joined(), to: "manifest-sha256.txt")
      let file = try await Receiving.open(bag.url, scratch).reception.file

      #expect(file.items.map(\.code) == ["a.txt", "b/uno.txt", "c.txt"])
      #expect(file.items.map(\.integrity) == [.intact, .intact, .absent])
      #expect(file.items.map(\.title) == ["a.txt", "uno.txt", "c.txt"])
      #expect(file.bundle.sello == nil)
      #expect(file.bundle.version == nil)
      #expect(file.bundle.name == "bolsa")
    }
  }

  @Test func `brings the observations that the bundle tells of`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      let folder = try await Receiving.unpacked(zip, in: scratch)
      try ScratchFolder(at: folder).write(
        """
        numero,version,fecha,elemento,texto,plazo,respuesta,fecha_respuesta,estado,version_respuesta
        2,1,2012-01-13,E-002; E-004,Falta la firma,2012-02-24,,,abierta,
        1,1,2012-01-13,,Falta todo,2012-01-27,Ya está,2012-01-20,respondida,2
        x,1,2012-01-13,,No vale,,,,abierta,

        """, to: "data/05_tablas/observaciones.csv")
      let file = try await Receiving.open(folder, scratch).reception.file

      #expect(file.clarifications.map(\.number) == [1, 2])
      #expect(file.clarifications.map(\.elements) == [[], ["E-002", "E-004"]])
      #expect(file.clarifications.map(\.state) == [.answered, .open])
      #expect(file.clarifications[0].answeringVersion == 2)
      #expect(file.clarifications[0].answeredOn == CalendarDate(year: 2012, month: 1, day: 20))
    }
  }

  @Test func `never replaces a file, and leaves none behind when it fails`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      try scratch.write("mío", to: "recepcion.json")
      await #expect(throws: ActionError.self) { try await Receiving.open(zip, scratch) }
      #expect(try scratch.text(of: "recepcion.json") == "mío")

      await #expect(throws: BundleError.self) {
        try await Receiving.open(scratch.file("no.zip"), scratch, as: "otra.json")
      }
      #expect(try scratch.files().filter { $0.contains("otra") } == [])
    }
  }
}

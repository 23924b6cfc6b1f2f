import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The electronic index` {
  /// The sample with a series of two files and a folder of two.
  private static func withSample(_ body: (SampleCase) throws -> Void) throws {
    try ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("archivos/acta 2.txt", "Acta <2> & última\n")
      try sample.put("material/guías/anexo.txt", "Anexo\n")
      try sample.importTables([
        "elementos": """
        codigo,seccion,titulo,ruta,serie,codigo_trd,fecha_inicial,responsable_informacion,acceso,estado
        E-002,archivo electrónico,Acta 1,archivos/acta 1.txt,Actas,110-2-05,2011-05-02,Comité,pública,entregado
        E-010,archivo electrónico,Acta 2,archivos/acta 2.txt,Actas,110-2-05,2011-03-01,Comité,pública,entregado

        """
      ])
      try body(sample)
    }
  }

  private static func write(_ sample: SampleCase, isPublic: Bool = false) throws -> WriteIndexes.Outcome {
    try WriteIndexes(sample.folder, isPublic: isPublic, target: nil).run()
  }

  private static func check(_ sample: SampleCase) throws -> [Finding] {
    try CheckIndexes.run(sample.folder, at: sample.folder.url.appending(path: "indices")).findings
  }

  @Test func `stands for each folder and each series, and names what belongs to neither`() throws {
    try Self.withSample { sample in
      let outcome = try Self.write(sample)

      #expect(outcome.indexes.map(\.title) == ["Guía del editor", "TITULO-RESTRINGIDO", "Actas"])
      #expect(outcome.indexes.map(\.documents) == [2, 1, 2])
      #expect(outcome.loose == ["informes/fase 1.md", "registros/asistencia.csv"])
    }
  }

  @Test func `tells thirteen fields in order, pages that follow each other, and the hash of each file`()
    throws
  {
    try Self.withSample { sample in
      let url = try #require(try Self.write(sample).indexes.last?.url)
      let index = try #require(try IndexReading.read(url.path(percentEncoded: false)))
      let files = try ["archivos/acta 2.txt", "archivos/acta 1.txt"].map {
        Array(try Data(contentsOf: sample.folder.url.appending(path: $0)))
      }

      #expect(
        index.rows
          == zip(files, [["E-010", "archivos/acta 2.txt"], ["E-002", "archivos/acta 1.txt"]]).enumerated().map
        {
          number, entry in
          entry.1 + [
            "Acta", number == 0 ? "2011-03-01" : "2011-05-02", "2011-12-27", Hashing.sha256(entry.0).hex,
            "SHA-256",
            "\(number + 1)", "\(number + 1)", "\(number + 1)", "TXT", "\(entry.0.count)", "electrónico",
          ]
        })
      #expect(index.problems == [])
    }
  }

  @Test func `is the same in two runs, loses what is gone, and holds nothing restricted when it is public`()
    throws
  {
    try Self.withSample { sample in
      func contents() throws -> [String: Data] {
        let folder = sample.folder.url.appending(path: "indices")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        return try Dictionary(
          uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
      }
      _ = try Self.write(sample)
      let first = try contents()
      _ = try Self.write(sample)
      #expect(try contents() == first && first.count == 5)

      let shown = try Self.write(sample, isPublic: true)
      #expect(shown.indexes.map(\.title) == ["Guía del editor", "Actas"])
      #expect(try contents().count == 4)
    }
  }

  @Test func `is found true of the files from which it was made`() throws {
    try Self.withSample { sample in
      _ = try Self.write(sample)
      #expect(try Self.check(sample) == [])
    }
  }

  @Test(arguments: ["R426", "R427", "R428", "R429"])
  func `is held against the files, each defect by its code`(code: String) throws {
    try Self.withSample { sample in
      let index = try #require(try Self.write(sample).indexes.last?.url)
      let file = sample.folder.url.appending(path: "archivos/acta 1.txt")
      switch code {
      case "R426":
        let text = try String(contentsOf: index, encoding: .utf8)
        try Data(text.replacing("<Pagina_Inicio>2<", with: "<Pagina_Inicio>0<").utf8).write(to: index)
      case "R427": try FileManager.default.removeItem(at: file)
      case "R428": try Data("Acta de la reuniÓn\n".utf8).write(to: file)
      default:
        try sample.put("archivos/acta 3.txt", "Acta 3\n")
        try sample.importTables([
          "elementos":
            "codigo,seccion,titulo,ruta,serie,codigo_trd,acceso,estado\nE-011,archivo electrónico,Acta 3,archivos/acta 3.txt,Actas,110-2-05,pública,entregado\n"
        ])
      }
      #expect(try Self.check(sample).map(\.code.id) == [code])
    }
  }

  @Test(arguments: [
    "", "<a/>", "<TipoDocumentoFoliado>", "<!DOCTYPE x [<!ENTITY a \"b\">]><TipoDocumentoFoliado/>",
    "<TipoDocumentoFoliado><DocumentoIndizado><Id>1</Id></DocumentoIndizado></TipoDocumentoFoliado>",
    "<TipoDocumentoFoliado><DocumentoIndizado><Formato>1</Formato></DocumentoIndizado></TipoDocumentoFoliado>",
  ])
  func `is refused when it is none`(text: String) throws {
    try Self.withSample { sample in
      _ = try Self.write(sample)
      let other = try ScratchFolder(at: sample.folder.url).write(text, to: "otro/indice.xml")
      let findings = try CheckIndexes.run(sample.folder, at: other).findings
      #expect(findings.map(\.code.id) == ["R426"])
    }
  }

  @Test(arguments: ["../secreto.txt", "/etc/hostname", "archivos/../../secreto.txt", "archivos"])
  func `never reads a file outside of the expediente`(path: String) throws {
    try Self.withSample { sample in
      let index = try #require(try Self.write(sample).indexes.last?.url)
      let text = try String(contentsOf: index, encoding: .utf8)
      try Data(text.replacing("archivos/acta 1.txt", with: path).utf8).write(to: index)
      #expect(try Self.check(sample).contains { $0.code.id == "R427" && $0.place == path })
    }
  }
}

struct `The number of pages` {
  private static func count(_ text: String, _ ending: String = "PDF") throws -> Int? {
    try ScratchFolder.use { scratch in
      let file = try scratch.write(text, to: "documento")
      return PageCount.of(file.path(percentEncoded: false), ending: ending)
    }
  }

  @Test(
    arguments: [
      ("1 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 12 >>\nendobj", 12),
      ("1 0 obj<</Count 7/Kids[2 0 R]/Resources<</Font<</F1 3 0 R>>>>/Type/Pages>>endobj", 7),
      ("<</Type/Pages/Count 9>>\n<</Type/Pages/Parent 1 0 R/Count 4>>", 9),
      ("<</Type/Pages/Count 9>> startxref %%EOF <</Type /Pages /Count 10>>", 10),
      ("<</Type/Page/Parent 1 0 R>>", nil), ("<</Type/PagesX/Count 3>>", nil),
      ("<</Type/Pages/Count 0>>", nil),
      ("/Type/Pages/Count 3>>", nil), ("<</Type/Pages", nil),
    ] as [(String, Int?)])
  func `of a PDF is that of the root of its page tree`(body: String, pages: Int?) throws {
    #expect(try Self.count("%PDF-1.4\n" + body) == pages)
  }

  @Test(arguments: ["PNG", "JPG", "SVG"])
  func `of a picture is one`(ending: String) throws { #expect(try Self.count("x", ending) == 1) }

  @Test(arguments: ["TXT", "DOCX", "ODT", "PDF", "XLSX"])
  func `is not told by what is something else`(ending: String) throws {
    #expect(try Self.count("no es eso", ending) == nil)
  }
}

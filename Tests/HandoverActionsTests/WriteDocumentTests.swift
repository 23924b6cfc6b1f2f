import Foundation
import HandoverActions
import HandoverModel
import HandoverTestSupport
import Testing

struct `Writing the document` {
  private func request(
    _ shapes: [WriteDocument.Shape] = [.page, .fragment, .folder], version: Int? = nil,
    edition: Edition = .public, target: URL? = nil, address: String? = nil, printer: PDFPrinter? = nil
  ) -> WriteDocument.Request {
    .init(
      version: version, edition: edition, shapes: shapes, target: target, address: address, printer: printer,
      environment: ["PATH": "/usr/bin:/bin"])
  }

  /// Every file below a folder with its bytes.
  private func contents(_ url: URL) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path(percentEncoded: false))
    return Dictionary(
      names.compactMap { name in
        (try? Data(contentsOf: url.appending(path: name))).map { (name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `leaves the sealed version as it is, and gives the same bytes again`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let sealed = try contents(sample.folder.versions)

      let outcome = try await WriteDocument(sample.folder, request()).run()
      let first = try contents(outcome.folder)
      _ = try await WriteDocument(sample.folder, request()).run()

      #expect(try contents(sample.folder.versions) == sealed)
      #expect(try contents(outcome.folder) == first)
      #expect(first["documento-empalme.html"] == sealed["v0001/documento-empalme.html"])
      #expect(first.keys.contains("carpeta-web/datos/plan.csv"))
      #expect(!first.keys.contains { $0.hasSuffix(".pdf") || $0.hasPrefix(".") })
    }
  }

  @Test func `shows in no shape what is restricted or personal`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()

      let outcome = try await WriteDocument(sample.folder, request()).run()

      for (name, data) in try contents(outcome.folder) {
        let text = String(decoding: data, as: UTF8.self)
        for secret in ["SECRETO", "1000000001", "1000000002"] {
          #expect(!text.contains(secret), "\(name)")
        }
      }
      let names = try contents(outcome.folder).keys
      #expect(!names.contains { $0.contains("personas") || $0.contains("evaluaciones") })
    }
  }

  @Test(arguments: ["suelto.txt", "carpeta-web/datos/nota.csv", "documento-empalme.html"])
  func `never replaces what somebody else left in the folder`(name: String) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let outcome = try await WriteDocument(sample.folder, request()).run()
      try Data("de otro".utf8).write(to: outcome.folder.appending(path: name))
      let before = try contents(outcome.folder)

      let error = await #expect(throws: DocumentError.self) {
        try await WriteDocument(sample.folder, request()).run()
      }

      #expect(error?.message.contains(name) == true)
      #expect(try contents(outcome.folder) == before)
    }
  }

  @Test func `takes a folder that is empty, and refuses one among the sealed versions`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let empty = scratch.file("vacía")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)

      _ = try await WriteDocument(sample.folder, request([.fragment], target: empty)).run()

      #expect(
        try contents(empty).keys.sorted() == ["LEAME.txt", "SHA256SUMS", "documento-empalme.fragmento.html"])
      for target in [
        sample.folder.versions, sample.folder.versions.appending(path: "v0001"), sample.folder.url,
      ] {
        await #expect(throws: DocumentError.self) {
          try await WriteDocument(sample.folder, request(target: target)).run()
        }
      }
    }
  }

  @Test func `refuses a page or a version that is not what was sealed`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      await #expect(throws: DocumentError.noVersion(path: sample.folder.path)) {
        try await WriteDocument(sample.folder, request()).run()
      }
      _ = try await sample.seal()
      await #expect(throws: DocumentError.versionMissing(7)) {
        try await WriteDocument(sample.folder, request(version: 7)).run()
      }
      let page = sample.folder.versions.appending(path: "v0001/documento-empalme.html")
      try Data("<main>otra</main><style></style>".utf8).write(to: page)

      await #expect(throws: DocumentError.altered(path: page.path(percentEncoded: false))) {
        try await WriteDocument(sample.folder, request()).run()
      }
      #expect(!FileManager.default.fileExists(atPath: sample.folder.url.appending(path: "documento").path))
    }
  }

  @Test func `takes the address from the publications of the version`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      try sample.importTables([
        "publicaciones":
          "version,direccion,fecha,medio\n1,https://www.prueba.gov.co/empalme,2011-12-29,Sitio web\n"
      ])

      let outcome = try await WriteDocument(sample.folder, request([.page])).run()

      #expect(outcome.address == "https://www.prueba.gov.co/empalme")
      for bad in ["prueba", "javascript:alert(1)", "ftp://prueba.gov.co", "https://", "https://a.co/<b>"] {
        await #expect(throws: DocumentError.badAddress(bad)) {
          try await WriteDocument(sample.folder, request(address: bad)).run()
        }
      }
    }
  }

  @Test(arguments: [("exit 3", "estado 3"), ("exit 0", "no dejó un PDF"), ("kill -9 $$", "estado 9")])
  func `leaves nothing behind when the PDF fails`(script: String, reason: String) async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      _ = try await sample.seal()
      let tool = try scratch.write("#!/bin/sh\n\(script)\n", to: "bin/weasyprint")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: tool.path(percentEncoded: false))
      let found = PDFPrinter.find(
        PDFPrinter.Kind.allCases, in: scratch.file("bin").path(percentEncoded: false))
      let printer = try #require(found)

      let error = await #expect(throws: DocumentError.self) {
        try await WriteDocument(sample.folder, request([.page, .pdf], printer: printer)).run()
      }

      #expect(error?.message.contains(reason) == true)
      let names = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path)
      #expect(!names.contains { $0.contains("documento") })
    }
  }
}

struct `Open data` {
  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+57 (8) 283", "'+57 (8) 283"), ("-5", "-5"), ("-12,5 %", "-12,5 %"),
      ("@SUM(A1)", "'@SUM(A1)"),
      ("=5", "'=5"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"), ("texto", "texto"), ("", ""),
      ("\t=1", "'\t=1"),
      ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("a=1", "a=1"),
    ] as [(String, String)])
  func `hold no cell that a spreadsheet runs as a formula`(cell: String, expected: String) throws {
    let table = CSVWriter.text([["codigo", "texto"], ["1", cell]])
    let open = try OpenDataCSV.bytes(from: Array(table.utf8))

    #expect(open.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try CSVReader.read(open).rows.last?.cells == ["1", expected])
    #expect(String(decoding: open, as: UTF8.self).contains("codigo,texto\r\n"))
  }
}

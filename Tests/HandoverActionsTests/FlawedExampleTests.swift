import Foundation
import Glibc
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `The example full of findings` {
  private static let source = projectFolder.appending(path: "Archive/ejemplo-con-hallazgos")

  /// What no repository can hold, and what the program itself writes.
  private func complete(_ folder: CaseFolder) throws {
    let place = { (path: String) in folder.url.appending(path: path) }
    try FileManager.default.createSymbolicLink(
      at: place("archivos/enlace"), withDestinationURL: URL(filePath: "/etc/hostname"))
    #expect(unsafe mkfifo(place("archivos/tubería").path(percentEncoded: false), 0o600) == 0)
    try Data("Un nombre que Windows no admite.\n".utf8).write(to: place("archivos/¿qué es esto?.txt"))
    let stamp = SampleCase.surroundings
    _ = try DescribeCase(folder, stamp).set(["escala_notas=0-5"])
    let store = try Store.open(at: folder.registryPath)
    let log = Stamp(who: "prueba", moment: "2011-12-28T15:00:00Z")
    _ = try store.secret(.salt, orMake: { Array(repeating: 7, count: 32) }, stamp: log)
    let digest = try #require(Digest(hex: String(repeating: "0", count: 64)))
    try store.accept(
      .init(path: "archivos/publicos/leeme.txt", rule: "R351", digest: digest, reason: "Se aceptó"),
      stamp: log)
    try store.switchOff("R900", reason: "Una regla que ya no existe", stamp: log)
    try receive(store, log)
  }

  /// A version that was sealed and received, with an observation in each state that is worth a word.
  private func receive(_ store: Store, _ log: Stamp) throws {
    var version = SealedVersion()
    (version.number, version.date, version.name) = (1, CalendarDate(dayNumber: 15_310), "empalme_inventado")
    (version.integralSello, version.publicSello, version.fingerprint) = ("a", "b", "c")
    try store.record(version, stamp: log)
    let observations = """
      numero,version,fecha,texto,plazo,respuesta,fecha_respuesta,estado
      1,1,2011-12-05,Falta el anexo,2011-12-20,,,abierta
      2,1,2011-12-05,Falta la carátula,2012-01-31,,,abierta
      3,1,2011-12-05,Llamar al 300 123 4567,,,,abierta
      4,1,2011-12-05,Falta una firma,,Se firmó,2011-12-12,respondida
      5,1,2011-12-05,Falta otra firma,,,2011-12-12,respondida

      """
    let receipts = """
      huella,version,edicion,fecha,por_revisar
      \(String(repeating: "1", count: 64)),1,integral,2011-12-05,3

      """
    for (name, text) in [("observaciones", observations), ("recibos", receipts)] {
      let report = try store.importFiles(
        [ImportFile(name: "\(name).csv", content: .csv(Array(text.utf8)))], options: ImportOptions(),
        stamp: log)
      #expect(report.problems.map(\.sentence) == [])
    }
  }

  /// `ficha` is what the ficha says otherwise, as `campo=valor`.
  private func review(
    _ scratch: ScratchFolder, pdfText: PDFTextTool?, ficha: [String] = []
  ) async throws -> [Finding] {
    let folder = CaseFolder(scratch.file("caso"))
    _ = try CreateCase(folder, from: Self.source, SampleCase.surroundings).run()
    try complete(folder)
    _ = try DescribeCase(folder, SampleCase.surroundings).set(ficha)
    let surroundings = Surroundings(
      today: SampleCase.surroundings.today, moment: SampleCase.surroundings.moment, user: "prueba",
      workers: 2,
      pdfText: pdfText)
    return try await ReviewMaterial(folder, surroundings).run(distrustsCache: false).findings
  }

  private var tool: PDFTextTool? {
    PDFTextTool.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  @Test func `shows every finding of revisar in its report`() async throws {
    let tool = try #require(tool, "pdftotext is not installed; make install-test-deps installs it")
    try await ScratchFolder.use { scratch in
      let findings = try await review(scratch, pdfText: tool)
      // A framework either exists or not, and PDFs are looked into or not: the other case of both.
      let blind = try await review(try scratch.inner("sin"), pdfText: nil, ficha: ["marco=no-existe"])

      let shown = Set(findings.map(\.code.id)).union(blind.map(\.code.id))
      #expect(Set(FindingCode.allReviewCodes.map(\.id)).subtracting(shown) == [])
      for finding in findings + blind {
        #expect(!(finding.sentence + finding.remedy).contains("{"), "unfilled: \(finding.sentence)")
      }
      let report = findings.map { finding in
        "\(finding.code.id) \(finding.severity.rawValue) \(finding.place)\n    \(finding.sentence)\n    → \(finding.remedy)\n"
      }
      try expectGolden(report.joined(), named: "hallazgos.txt")
    }
  }

  @Test func `says of each PDF that nobody looked into it when there is no program for it`() async throws {
    try await ScratchFolder.use { scratch in
      let findings = try await review(scratch, pdfText: nil)
      #expect(findings.filter { $0.code.id == "R390" }.map(\.place).contains("archivos/publicos/claves.pdf"))
      #expect(!findings.contains { $0.code.id == "R363" })
    }
  }

  @Test func `says nothing new of the worked example but what is really so`() async throws {
    try await ScratchFolder.use { scratch in
      let folder = CaseFolder(scratch.file("caso"))
      let example = projectFolder.appending(path: "Archive/piedras-2011")
      _ = try CreateCase(folder, from: example, SampleCase.surroundings).run()
      let surroundings = Surroundings(
        today: SampleCase.surroundings.today, moment: SampleCase.surroundings.moment, user: "prueba",
        workers: 2,
        pdfText: tool)
      let findings = try await ReviewMaterial(folder, surroundings).run(distrustsCache: false).findings

      #expect(findings.filter { $0.severity == .defect } == [])
      #expect(Set(findings.map(\.code.id).filter { $0.hasPrefix("R3") }) == ["R331"])
    }
  }
}

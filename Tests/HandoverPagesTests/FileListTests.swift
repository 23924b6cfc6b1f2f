import HandoverModel
import HandoverPages
import HandoverTestSupport
import Testing

struct `A list of files in the document` {
  /// A page over `count` files in two folders of one section, as many of them changed.
  private func page(_ count: Int) throws -> String {
    let sello = try #require(Sample.sello)
    let files = try (0..<count).map { number in
      DocumentFile(
        path: try #require(BundlePath("data/02_archivos/serie \(number % 2)/oficio \(number).txt")),
        bytes: 1_000, sha256: sello, section: .archives, deliverable: nil)
    }
    let input = Sample.input()
    let whole = DocumentInput(
      view: input.view, version: 2, date: input.date, author: "", reason: "", previous: input.previous,
      bundleName: input.bundleName, files: files.sorted { $0.path < $1.path },
      changes: files.map { DocumentChange(.changed, $0.path.text) }, place: .besideBundle(sello: sello))
    return try HandoverDocument.render(whole, templates: Templates(overrides: nil)) { _ in "" }
  }

  @Test func `names each file while they can be surveyed`() throws {
    let text = try page(500)
    #expect(text.contains("oficio 499.txt"))
    #expect(!text.contains("por carpeta"))
  }

  @Test func `counts them by folder beyond, and so with changes`() throws {
    let text = try page(501)
    #expect(!text.contains("oficio 499.txt"))
    #expect(text.contains("Archivos, por carpeta: 501 archivos, 501\u{A0}kB"))
    let row = "<th scope=\"row\">data/02_archivos/serie 0<td>"
    #expect(text.contains(row + "251<td>251\u{A0}kB\n"))
    #expect(text.contains(row + "0<td>251<td>0\n"))
    #expect(!text.contains("Los archivos son los mismos de la versión anterior"))
  }

  @Test func `goes up a level where the folders are too many to survey`() throws {
    let sello = try #require(Sample.sello)
    let files = try (0..<1_200).map { number in
      DocumentFile(
        path: try #require(BundlePath("data/02_archivos/serie \(number % 3)/expediente \(number)/acta.txt")),
        bytes: 1_000, sha256: sello, section: .archives, deliverable: nil)
    }
    let input = Sample.input()
    let whole = DocumentInput(
      view: input.view, version: 1, date: input.date, author: "", reason: "", previous: nil,
      bundleName: input.bundleName, files: files.sorted { $0.path < $1.path }, changes: nil,
      place: .besideBundle(sello: sello))
    let text = try HandoverDocument.render(whole, templates: Templates(overrides: nil)) { _ in "" }
    #expect(!text.contains("expediente 7"))
    let row = "<th scope=\"row\">data/02_archivos/serie 2<td>"
    #expect(text.contains(row + "400<td>400\u{A0}kB"))
  }
}

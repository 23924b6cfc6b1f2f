import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The public edition against the integral one` {
  private static func item(
    _ path: String, _ text: String, access: String? = "pública", title: String = "Un título"
  ) throws -> PayloadItem {
    PayloadItem(
      path: try Sample.path(path), content: .bytes(Array(text.utf8)),
      metadata: ItemMetadata(title: title, element: "E-001", access: access))
  }

  private static func integral() throws -> [PayloadItem] {
    [
      try item("02_archivos/a.txt", "a"), try item("02_archivos/b.txt", "b"),
      try item("02_archivos/reservado.txt", "r", access: "reservada"),
      try item("02_archivos/suelto.txt", "s", access: nil),
    ]
  }

  /// Seals both editions and compares them.
  private func files(_ published: [PayloadItem], version: Int = 1) async throws -> EditionFiles {
    try await ScratchFolder.use { folder in
      let whole = try await Sample.seal(try Sample.plan(name: "x", items: Self.integral()), in: folder)
      let open = try await Sample.seal(
        try Sample.plan(name: "x_publica", items: published, edition: .public), in: folder)
      let pair = try EditionPair(published: open.path, integral: whole.path)
      #expect(pair.isOneVersion)
      #expect(pair.facts == [])
      return try pair.files()
    }
  }

  @Test func `is contained when its files are those that are public`() async throws {
    let files = try await files([try Self.item("02_archivos/a.txt", "a")])

    #expect(files.findings == [])
    #expect(files.identical == 3)
    #expect(files.compared == ["empalme.json", "ro-crate-metadata.json"])
    #expect(files.material.map(\.element) == ["E-001"])
  }

  @Test(arguments: [
    ("02_archivos/nuevo.txt", "n", "pública", "E002"), ("02_archivos/a.txt", "otra cosa", "pública", "E003"),
    ("02_archivos/reservado.txt", "r", "reservada", "E004"),
    ("02_archivos/reservado.txt", "r", "pública", "E004"), ("02_archivos/suelto.txt", "s", "pública", "E004"),
  ])
  func `is not contained when it has a file that it should not have`(
    path: String, text: String, access: String, code: String
  ) async throws {
    let found = try await files([try Self.item(path, text, access: access)]).findings
    #expect(found.contains { $0.code.id == code && $0.place == "data/\(path)" })
  }

  @Test func `is not contained when its lists say more of a file`() async throws {
    let findings = try await files([try Self.item("02_archivos/a.txt", "a", title: "Un secreto")]).findings
    let places = findings.filter { $0.code.id == "E010" && $0.values["valor"] == "Un secreto" }.map(\.place)
    #expect(Set(places) == ["data/empalme.json", "data/ro-crate-metadata.json"])
    #expect(places.count == findings.count)
  }

  @Test func `is of the same version and date`() async throws {
    try await ScratchFolder.use { folder in
      let first = try await Sample.seal(try Sample.plan(name: "x", items: Self.integral()), in: folder)
      let second = try await Sample.seal(
        try Sample.plan(
          name: "y", version: 2, items: Self.integral(), previous: PreviousVersion.read(fromZip: first.path)),
        in: folder)
      let open = try await Sample.seal(
        try Sample.plan(name: "x_publica", items: Self.integral(), edition: .public), in: folder)
      let pair = try EditionPair(published: open.path, integral: second.path)

      #expect(!pair.isOneVersion)
      #expect(Set(pair.facts.map(\.code.id)) == ["E001"])
      #expect(pair.facts.compactMap { $0.values["campo"] }.contains("la versión"))
      #expect(throws: EditionError.swapped(published: first.path, integral: open.path)) {
        try EditionPair(published: first.path, integral: open.path)
      }
      #expect(throws: EditionError.wrongEdition(path: first.path, needed: .public, found: .integral)) {
        try EditionPair(published: first.path, integral: second.path)
      }
      #expect(throws: EditionError.wrongEdition(path: open.path, needed: .integral, found: .public)) {
        try EditionPair(published: open.path, integral: open.path)
      }
    }
  }
}

import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `Entered rows` {
  @Test func `are stored all or none, with everything that is the matter`() throws {
    try withStore { store, _ in
      var good = Tool()
      good.code = "H-01"
      good.name = "Sitio web"
      var bad = Tool()
      bad.name = "clave: Piedras2011"
      bad.system = "S-09"
      let error = #expect(throws: StoreError.self) { try store.upsert([good, bad], stamp: stamp) }

      guard case .rejected(let problems) = error else { throw Missing() }
      #expect(problems.map { "\($0.row ?? 0) \($0.column ?? "")" } == ["2 codigo", "2 nombre", "2 sistema"])
      #expect(try store.rows(of: Tool.self).isEmpty)
      #expect(try store.log().map(\.action) == ["crear"])
    }
  }

  @Test func `get the form in which files bring them`() throws {
    try withStore { store, _ in
      var tool = Tool()
      tool.code = " H-01 "
      tool.name = "a\r\nb\u{A0}"
      let changes = try store.upsert([tool], stamp: stamp)

      #expect(changes.added == ["H-01"])
      #expect(try store.rows(of: Tool.self).map(\.name) == ["a\nb"])
    }
  }

  @Test func `leave no trace when they change nothing`() throws {
    try withStore { store, _ in
      try store.upsert([try sampleFile()], stamp: stamp)
      let count = try store.log().count
      let changes = try store.upsert([try sampleFile()], stamp: stamp)

      #expect(changes.unchanged == 1)
      #expect(try store.log().count == count)
    }
  }

  private struct Missing: Error {}
}

struct `A sealed version` {
  @Test func `is recorded once`() throws {
    try withStore { store, _ in
      try store.record(try sampleVersion(1), stamp: stamp)
      #expect(throws: StoreError.versionExists(1)) { try store.record(try sampleVersion(1), stamp: stamp) }
      try store.record(try sampleVersion(2), stamp: stamp)

      #expect(try store.rows(of: SealedVersion.self).map(\.number) == [1, 2])
      #expect(try store.log().map(\.action) == ["crear", "sellar", "sellar"])
    }
  }
}

struct `The bitácora` {
  @Test func `is exported for reading`() throws {
    try withStore { store, _ in
      try store.note("publicar", about: "v1", facts: ["direccion": "http://piedras.gov.co"], stamp: stamp)
      let text = try #require(try store.csvFiles().first { $0.name == "bitacora.csv" }?.text)

      #expect(
        text == """
          numero,momento,quien,accion,tabla,clave,detalle
          1,2011-12-12T15:04:05Z,Ana Prueba,crear,,,{}
          2,2011-12-12T15:04:05Z,Ana Prueba,publicar,,v1,"{""datos"":{""direccion"":""http://piedras.gov.co""}}"

          """)
    }
  }
}

import GRDB
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverStore

struct `A secret of the registry` {
  private static let bytes = (0..<32).map { UInt8($0 + 100) }

  @Test func `is made once and stays the same`() throws {
    try withStore { store, _ in
      let before = try store.secret(.salt)
      let made = try store.secret(.salt, orMake: { Self.bytes }, stamp: stamp)
      let again = try store.secret(.salt, orMake: { Array(repeating: 0, count: 32) }, stamp: stamp)
      let other = try store.secret(.key)

      #expect(before == nil && other == nil)
      #expect(made == Self.bytes && again == Self.bytes)
    }
  }

  @Test func `stands in no table that is exported and in no line of the bitácora`() throws {
    try withStore { store, _ in
      for secret in RegistrySecret.allCases {
        _ = try store.secret(secret, orMake: { Self.bytes }, stamp: stamp)
      }
      let text = String(decoding: Self.bytes, as: UTF8.self)

      for file in try store.csvFiles() {
        #expect(
          !file.text.contains(text) && !file.text.contains("ZGVmZ2hp") && !file.text.contains("6465666768"))
        #expect(!file.name.contains("secreto"))
      }
      let keys = try store.log().suffix(2).map(\.key)
      #expect(keys == ["sal", "llave"])
    }
  }

  @Test func `cannot be half a secret`() throws {
    try withStore { store, _ in
      #expect(throws: StoreError.self) { try store.secret(.salt, orMake: { [1, 2, 3] }, stamp: stamp) }
      let kept = try store.secret(.salt)
      #expect(kept == nil)
    }
  }
}

struct `A registry of the first schema` {
  @Test func `keeps its certificates when it is brought up to date`() throws {
    try ScratchFolder.use { folder in
      let path = folder.registryPath
      let database = try DatabaseQueue(path: path)
      try Migrations.apply(to: database, upTo: 1)
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO personas (documento, tipo_documento, nombre, lado, dependencia, cargo, correo, notas)
              VALUES ('1', 'CC', 'Rosa', 'entrante', 'Planeación', '', '', '');
            INSERT INTO sesiones (codigo, tipo, tema, facilitador, entidad_facilitadora, lugar, fecha_inicio, estado)
              VALUES ('C-1', 'capacitación', 'Correo', '', '', '', '2011-11-01', 'realizada');
            INSERT INTO certificados (codigo, documento, sesion, clase, fecha, estado, motivo)
              VALUES ('EMP-2011-001', '1', 'C-1', 'asistencia', '2011-12-01', 'vigente', '');
            """)
      }
      try database.close()

      let registry = try Store.open(at: path).registry()
      #expect(registry.certificates.map(\.code) == ["EMP-2011-001"])
      #expect(registry.certificates.first?.mark == "" && registry.certificates.first?.courseKind == nil)
      #expect(CertificateRegister(registry).incomplete.count == 1)
    }
  }
}

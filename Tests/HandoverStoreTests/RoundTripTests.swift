import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

struct `A registry` {
  @Test(arguments: 0..<12)
  func `is the same after export and import, byte for byte`(seed: UInt64) throws {
    let random = try RandomRegistry(seed: seed).registry
    try withStore { first, _ in
      for type in Registry.recordTypes { try fill(first, with: random, type) }
      #expect(try first.registry() == random)
      let exported = try first.tables()

      for style in [CSVStyle.canonical, .excel] {
        try withStore { second, _ in
          for version in random.versions { try second.record(version, stamp: stamp) }
          let files = try first.tables(style: style).filter { $0.0 != "versiones.csv" }.reversed()
          let report = try second.take(Array(files))

          #expect(report.problems.map(\.sentence) == [])
          let again = try second.tables()
          #expect(again.map(\.0) == exported.map(\.0))
          for (old, new) in zip(exported, again) { #expect(Array(new.1.utf8) == Array(old.1.utf8)) }
          let repeated = try second.take(Array(files))
          #expect(repeated.files.allSatisfy { $0.changes.isEmpty && $0.problems.isEmpty })
        }
      }
    }
  }

  private func fill<Row: Record>(_ store: Store, with registry: Registry, _ type: Row.Type) throws {
    if Row.table.role == .kept {
      for version in registry.versions { try store.record(version, stamp: stamp) }
    } else {
      try store.upsert(registry[type], stamp: stamp)
    }
  }

  @Test func `is empty when it was just created`() throws {
    try withStore { store, _ in
      let registry = try store.registry()
      #expect(registry == Registry())
      #expect(try store.integrityProblems() == [])
    }
  }

  @Test func `keeps an emptied text empty, although new rows have a default`() throws {
    try withStore { store, _ in
      var tool = Deliverable()
      tool.code = "E-01"
      tool.title = "Guía"
      tool.language = ""
      try store.upsert([tool], stamp: stamp)
      #expect(try store.rows(of: Deliverable.self).map(\.language) == [""])
    }
  }
}

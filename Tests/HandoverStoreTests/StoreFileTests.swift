import Foundation
import GRDB
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverStore

struct `The file of a registry` {
  @Test func `is one file once it is closed`() throws {
    try withStore { store, folder in
      try store.upsert([try sampleFile()], stamp: stamp)
      try store.close()
      #expect(try folder.files() == [Store.fileName])
      #expect(try Store.open(at: folder.registryPath).registry().file?.municipality == "Piedras")
    }
  }

  @Test func `is not written to by looking at it`() throws {
    try withStore { store, folder in
      try store.upsert([try sampleFile()], stamp: stamp)
      try store.close()
      let before = try Data(contentsOf: folder.file(Store.fileName))
      for purpose in [Store.Purpose.reading, .writing] {
        let again = try Store.open(at: folder.registryPath, for: purpose)
        _ = try again.registry()
        try again.close()
        #expect(try Data(contentsOf: folder.file(Store.fileName)) == before)
      }
    }
  }

  @Test func `is never overwritten`() throws {
    try withStore { store, folder in
      #expect(throws: StoreError.alreadyExists(path: folder.registryPath)) {
        try Store.create(at: folder.registryPath, stamp: stamp)
      }
      let log = try store.log()
      #expect(log.count == 1)
    }
  }

  @Test func `refuses to open when it is something else`() throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      let path = folder.registryPath
      func open() throws -> Store { try Store.open(at: path) }

      #expect(throws: StoreError.noSuchFile(path: path)) { try open() }
      try folder.write("", to: Store.fileName)
      #expect(throws: StoreError.empty(path: path)) { try open() }
      try folder.write("esto no es una base de datos", to: Store.fileName)
      #expect(throws: StoreError.notADatabase(path: path)) { try open() }
      try FileManager.default.removeItem(atPath: path)
      let other = try DatabaseQueue(path: path)
      try other.write { db in try db.execute(sql: "CREATE TABLE fotos (id INTEGER)") }
      try other.close()
      #expect(throws: StoreError.foreignDatabase(path: path)) { try open() }
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      #expect(throws: StoreError.notADatabase(path: path)) { try open() }
    }
  }

  @Test func `refuses to open when a newer program wrote it`() throws {
    try withStore { store, folder in
      try store.database.write { db in try db.execute(sql: "PRAGMA user_version = 99") }
      try store.close()
      #expect(throws: StoreError.newerSchema(path: folder.registryPath, found: 99, known: Migrations.current))
      {
        try Store.open(at: folder.registryPath)
      }
    }
  }

  @Test(arguments: 0..<30)
  func `is called damaged, and nothing worse happens, when bytes of it change`(seed: UInt64) throws {
    try withStore { store, folder in
      try store.upsert([try sampleFile()], stamp: stamp)
      try store.take([("personas.csv", peopleFile)])
      let sound = try store.registry()
      try store.close()
      var random = SplitMix64(seed: seed)
      var bytes = try Data(contentsOf: folder.file(Store.fileName))
      let start = Int.random(in: 0..<(bytes.count - 64), using: &random)
      bytes.replaceSubrange(start..<(start + 64), with: random.bytes(64))
      try bytes.write(to: folder.file(Store.fileName))

      do {
        let again = try Store.open(at: folder.registryPath, for: .reading)
        let registry = try again.registry()
        // Damage in unused space or within a text goes unnoticed by SQLite.
        #expect(registry.people.count <= sound.people.count)
      } catch let error as StoreError {
        #expect(error.status == .data || error.status == .inputOutput, "\(error)")
      }
    }
  }

  @Test func `reports a full disk and keeps what it had`() throws {
    try withStore { store, _ in
      try store.database.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 1)")
      }
      let before = try store.csvFiles().map(\.text)
      let many = "codigo;nombre\n" + (0..<2000).map { "H-\($0);herramienta \($0)\n" }.joined()
      #expect(throws: StoreError.diskFull(path: store.path)) { try store.take([("herramientas.csv", many)]) }
      #expect(try store.csvFiles().map(\.text) == before)
    }
  }

  @Test func `makes a second writer wait, and tells it why it cannot write in the end`() throws {
    try withStore { first, folder in
      let second = try Store.open(at: folder.registryPath)
      try second.database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA busy_timeout = 50") }
      try first.writing { _ in
        #expect(throws: StoreError.busy(path: folder.registryPath)) {
          try second.take([("personas.csv", peopleFile)])
        }
        let seen = try second.registry()
        #expect(seen == Registry())
      }
      #expect(try second.take([("personas.csv", peopleFile)]).problems.isEmpty)
    }
  }

  @Test func `lets writers take turns`() async throws {
    try await ScratchFolder.use { (folder: ScratchFolder) in
      _ = try Store.create(at: folder.registryPath, stamp: stamp)
      let path = folder.registryPath
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            let store = try Store.open(at: path)
            for row in 0..<25 {
              try store.take([("herramientas.csv", "codigo;nombre\nH-\(writer)-\(row);x\n")])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try Store.open(at: path).rows(of: Tool.self).count == 100)
    }
  }

  @Test func `is not made in a folder that is not there, and leaves nothing behind`() throws {
    try ScratchFolder.use { (folder: ScratchFolder) in
      #expect(throws: StoreError.self) {
        try Store.create(at: folder.file("no/hay").path(percentEncoded: false), stamp: stamp)
      }
      let files = try folder.files()
      #expect(files == [])
    }
  }
}

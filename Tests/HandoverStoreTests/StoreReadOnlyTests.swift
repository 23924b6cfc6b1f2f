import Foundation
import Glibc
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverStore

/// These run in a process of their own that is nobody in particular, because root may write everywhere.
struct `A registry where nothing can be written` {
  @Test func `is read all the same`() async throws {
    try await ScratchFolder.use { (folder: ScratchFolder) in
      let path = try sealedOff(folder)
      await #expect(processExitsWith: .success) { [path = path as String] in
        becomeNobody()
        let store = try Store.open(at: path, for: .reading)
        guard try store.registry().file?.municipality == "Piedras" else { exit(1) }
      }
      try reopen(folder)
    }
  }

  @Test func `says that it cannot be changed`() async throws {
    try await ScratchFolder.use { (folder: ScratchFolder) in
      let path = try sealedOff(folder)
      await #expect(processExitsWith: .success) { [path = path as String] in
        becomeNobody()
        #expect(throws: StoreError.readOnly(path: path)) { try Store.open(at: path) }
        #expect(throws: StoreError.readOnly(path: path + "2")) {
          try Store.create(at: path + "2", stamp: stamp)
        }
        let store = try Store.open(at: path, for: .reading)
        #expect(throws: StoreError.readOnly(path: path)) { try store.take([("personas.csv", peopleFile)]) }
      }
      try reopen(folder)
    }
  }

  @Test func `is not read without the changes that wait beside it`() async throws {
    try await ScratchFolder.use { (folder: ScratchFolder) in
      let path = try sealedOff(folder)
      try reopen(folder)
      try folder.write(Data(repeating: 7, count: 4096), to: "\(Self.inner)/\(Store.fileName)-wal")
      try close(folder)
      await #expect(processExitsWith: .success) { [path = path as String] in
        becomeNobody()
        #expect(throws: StoreError.unsettled(path: path)) { try Store.open(at: path, for: .reading) }
      }
      try reopen(folder)
    }
  }

  @Test func `says that it may not be read`() async throws {
    try await ScratchFolder.use { (folder: ScratchFolder) in
      let path = try sealedOff(folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
      await #expect(processExitsWith: .success) { [path = path as String] in
        becomeNobody()
        #expect(throws: StoreError.unreadable(path: path)) { try Store.open(at: path, for: .reading) }
      }
      try reopen(folder)
    }
  }

  /// A registry in a folder with a name that web addresses would spell otherwise.
  private func sealedOff(_ folder: ScratchFolder) throws -> String {
    let inner = folder.file(Self.inner)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    let path = inner.appending(path: Store.fileName).path(percentEncoded: false)
    let store = try Store.create(at: path, stamp: stamp)
    try store.upsert([try sampleFile()], stamp: stamp)
    try store.close()
    try close(folder)
    return path
  }

  private static let inner = "año 50% #1 ¿sí? & más"

  private func close(_ folder: ScratchFolder) throws {
    let manager = FileManager.default
    for path in try folder.files() {
      try manager.setAttributes(
        [.posixPermissions: 0o444], ofItemAtPath: folder.file(path).path(percentEncoded: false))
    }
    try setFolderPermissions(0o555, in: folder)
  }

  private func reopen(_ folder: ScratchFolder) throws { try setFolderPermissions(0o755, in: folder) }

  private func setFolderPermissions(_ permissions: Int, in folder: ScratchFolder) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: folder.file(Self.inner).path(percentEncoded: false))
  }
}

/// Gives up the rights of root; 65534 is nobody.
private func becomeNobody() {
  if geteuid() == 0 { _ = setuid(65_534) }
}

package import Foundation

/// An empty folder of a test's own, removed with everything in it when the test is over.
package struct ScratchFolder: Sendable {
  /// Where it is.
  package let url: URL

  /// Runs `body` with a fresh folder.
  package static func use<Result>(_ body: (ScratchFolder) async throws -> Result) async throws -> Result {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    return try await body(folder)
  }

  /// Runs `body` with a fresh folder, without suspending.
  package static func use<Result>(_ body: (ScratchFolder) throws -> Result) throws -> Result {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    return try body(folder)
  }

  private init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "empalme-prueba-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A folder that stays when the test is over.
  package init(at url: URL) { self.url = url }

  /// A folder of this name inside this one, made if it is not there.
  package func inner(_ name: String) throws -> ScratchFolder {
    let inner = url.appending(path: name, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    return ScratchFolder(at: inner)
  }

  /// The place of `path` inside the folder.
  package func file(_ path: String) -> URL { url.appending(path: path) }

  /// Writes `text` at `path` and makes the folders above it.
  @discardableResult
  package func write(_ text: String, to path: String) throws -> URL { try write(Data(text.utf8), to: path) }

  /// Writes `bytes` at `path` and makes the folders above it.
  @discardableResult
  package func write(_ bytes: Data, to path: String) throws -> URL {
    let place = file(path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: place)
    return place
  }

  /// The text at `path`.
  package func text(of path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }

  /// Every file below the folder by its path inside it, sorted; folders are left out.
  package func files() throws -> [String] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: url.path(percentEncoded: false))
      .filter { path in
        let attributes = try manager.attributesOfItem(atPath: file(path).path(percentEncoded: false))
        return attributes[.type] as? FileAttributeType != .typeDirectory
      }
      .sorted()
  }

  /// A test may have taken away permissions; they are given back first.
  private func remove() {
    let manager = FileManager.default
    let paths = (try? manager.subpathsOfDirectory(atPath: url.path(percentEncoded: false))) ?? []
    for path in paths {
      let place = file(path).path(percentEncoded: false)
      let attributes = try? manager.attributesOfItem(atPath: place)
      guard attributes?[.type] as? FileAttributeType == .typeDirectory else { continue }
      try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
    }
    try? manager.removeItem(at: url)
  }
}

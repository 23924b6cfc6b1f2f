import Foundation
import HandoverBundle
import HandoverModel

/// A folder that the program wrote whole, and replaces whole; one with anything else in it stays as it is.
///
/// `SHA256SUMS` in the folder says what the program wrote.
struct PublishedFolder {
  private let url: URL
  private static let listName = "SHA256SUMS"

  /// Refuses a folder that holds what the program did not write, or that somebody has changed since.
  init(_ url: URL) throws(DocumentError) {
    self.url = url
    guard let stranger = Self.stranger(in: url) else { return }
    throw .notOwn(folder: CaseFolder(url).path, name: stranger)
  }

  /// Writes the files beside the folder and then puts them in its place.
  ///
  /// `more` may add files to the folder before its list is written, and names them.
  func write(
    _ files: [(path: String, bytes: [UInt8])], adding more: (URL) async throws -> [String]
  ) async throws {
    let parent = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(path: CaseFolder(parent).path, reason: DurableFolder.reason(error))
    }
    let staging = try StagingFolder(in: parent, named: url.lastPathComponent)
    do {
      var digests: [(path: String, digest: Digest)] = []
      for file in files {
        try Self.write(file.bytes, at: staging.url.appending(path: file.path))
        digests.append((file.path, Hashing.sha256(file.bytes)))
      }
      for path in try await more(staging.url) {
        let data =
          FileManager.default.contents(atPath: Self.path(staging.url.appending(path: path))) ?? Data()
        digests.append((path, Hashing.sha256(Array(data))))
      }
      let list = digests.sorted { $0.path < $1.path }.map { "\($0.digest.hex)  \($0.path)\n" }.joined()
      try DurableFolder.write(Array(list.utf8), to: staging.url.appending(path: Self.listName))
      try Task.checkCancellation()
      try replace(with: staging.url)
      try staging.discardUnlessMoved()
    } catch {
      try staging.discardUnlessMoved()
      throw error
    }
  }

  private func replace(with staged: URL) throws {
    let old = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).anterior")
    try? FileManager.default.removeItem(at: old)
    if FileManager.default.fileExists(atPath: Self.path(url)) { try DurableFolder.move(url, to: old) }
    do {
      try DurableFolder.move(staged, to: url)
    } catch {
      if FileManager.default.fileExists(atPath: Self.path(old)) { try DurableFolder.move(old, to: url) }
      throw error
    }
    try? FileManager.default.removeItem(at: old)
  }

  private static func write(_ bytes: [UInt8], at place: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(path: path(place), reason: DurableFolder.reason(error))
    }
    try DurableFolder.write(bytes, to: place)
  }

  /// The first thing in a folder that the program did not leave there; nil when there is none.
  private static func stranger(in url: URL) -> String? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path(url)) else { return nil }
    guard attributes[.type] as? FileAttributeType == .typeDirectory,
      let names = try? FileManager.default.subpathsOfDirectory(atPath: path(url))
    else { return url.lastPathComponent }
    let list = FileManager.default.contents(atPath: path(url.appending(path: listName))) ?? Data()
    let lines = String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap { line in
      Digest(hex: String(line.prefix(64))).map { (String(line.dropFirst(66)), $0) }
    }
    let known = Dictionary(lines) { first, _ in first }
    return names.sorted().first { name in
      let place = path(url.appending(path: name))
      let type = (try? FileManager.default.attributesOfItem(atPath: place))?[.type] as? FileAttributeType
      if type == .typeDirectory { return !known.keys.contains { $0.hasPrefix(name + "/") } }
      if name == listName { return false }
      guard type == .typeRegular, let data = FileManager.default.contents(atPath: place) else { return true }
      return known[name] != Hashing.sha256(Array(data))
    }
  }

  private static func path(_ url: URL) -> String { url.path(percentEncoded: false) }
}

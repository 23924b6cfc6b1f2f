import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport

/// A bundle taken apart, to be put together again with something wrong.
struct Forge: Sendable {
  var top = Sample.name
  /// By path below the top folder.
  var files: [String: [UInt8]]
  /// The files as they were sealed.
  private let sealed: [String: [UInt8]]

  /// The files of a ZIP.
  init(_ zip: [UInt8]) throws {
    var files = try ScratchFolder.use { folder in
      let url = try folder.write(Data(zip), to: "bueno.zip")
      let entries = try BundleEntries.open(url.path(percentEncoded: false))
      var files: [String: [UInt8]] = [:]
      for name in entries.names { files[name] = try entries.bytes(of: name, limit: 1 << 24) }
      return files
    }
    files["zip-crc32.txt"] = nil
    self.files = files
    sealed = files
  }

  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  /// Replaces text in one file.
  mutating func replace(_ old: String, _ new: String, in path: String) {
    files[path] = Array(text(path).replacingOccurrences(of: old, with: new).utf8)
  }

  /// Makes the two inventories give the digests and sizes of the files as they are now, then seals all again.
  mutating func resealWithInventories() {
    let lists = ["data/empalme.json", "data/ro-crate-metadata.json"]
    for path in files.keys.sorted() where path.hasPrefix("data/") && !lists.contains(path) { settle(path) }
    settle(lists[0])
    reseal()
  }

  private mutating func settle(_ path: String) {
    guard let old = sealed[path], let new = files[path], old != new else { return }
    let digests = (Hashing.sha256(old).hex, Hashing.sha256(new).hex)
    replace(
      "\"tamano\": \(old.count),\n      \"sha256\": \"\(digests.0)\"",
      "\"tamano\": \(new.count),\n      \"sha256\": \"\(digests.1)\"", in: "data/empalme.json")
    replace(
      "\"contentSize\": \"\(old.count)\",\n      \"sha256\": \"\(digests.0)\"",
      "\"contentSize\": \"\(new.count)\",\n      \"sha256\": \"\(digests.1)\"",
      in: "data/ro-crate-metadata.json")
  }

  /// Makes manifest, Payload-Oxum and tag manifest agree with the files again.
  mutating func reseal() {
    let payload = files.filter { $0.key.hasPrefix("data/") }
    files["manifest-sha256.txt"] = Self.manifest(payload)
    let total = payload.values.reduce(0) { $0 + $1.count }
    let lines = text("bag-info.txt").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("Payload-Oxum:") ? "Payload-Oxum: \(total).\(payload.count)" : String($0) }
    files["bag-info.txt"] = Array(lines.joined(separator: "\n").utf8)
    resealTags()
  }

  mutating func resealTags() {
    files["tagmanifest-sha256.txt"] = Self.manifest(
      files.filter { !$0.key.hasPrefix("data/") && $0.key != "tagmanifest-sha256.txt" })
  }

  static func manifest(_ files: [String: [UInt8]]) -> [UInt8] {
    let lines = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\(Hashing.sha256($0.value).hex)  \($0.key)\n" }
    return Array(lines.joined().utf8)
  }

  /// The files in the exact container of the format, all stored.
  var zip: RawZip {
    var names = Set(files.keys)
    for path in files.keys {
      let parts = path.split(separator: "/")
      for count in 1..<max(1, parts.count) { names.insert(parts.prefix(count).joined(separator: "/") + "/") }
    }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ordered = sorted.filter { $0.hasPrefix("data/") } + sorted.filter { !$0.hasPrefix("data/") }
    var zip = RawZip(entries: [.init(top + "/", [])])
    zip.entries += ordered.map { .init(top + "/" + $0, files[$0] ?? []) }
    zip.entries.append(.init(top + "/zip-crc32.txt", []))
    zip.settleChecks()
    return zip
  }
}

extension RawZip {
  /// Makes `zip-crc32.txt` right for the entries as they are.
  mutating func settleChecks() {
    let own = index(of: "/zip-crc32.txt")
    let lines = entries.enumerated().filter { $0.offset != own && !$0.element.isFolder }
      .map { String(format: "%08x\n", Self.crc32($0.element.data)) }
    entries[own].data = Array(lines.joined().utf8)
  }
}

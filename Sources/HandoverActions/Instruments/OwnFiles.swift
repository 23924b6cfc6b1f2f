import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// A folder in which the program replaces what it wrote itself and nothing else.
///
/// A hidden list holds the hash of every file that was written. A file that is not as the list says has been filled
/// in or changed by somebody, and stays.
struct OwnFiles {
  private let folder: URL
  /// The list's name, hidden and in the format of `sha256sum`.
  private let listName: String

  init(in folder: URL, list listName: String = ".instrumentos.sha256") {
    self.folder = folder
    self.listName = listName
  }

  /// Writes every file beside its place and then gives all of them their names.
  ///
  /// With `isWhole`, files of an earlier run that are not among these are removed, unless somebody changed them.
  func write(_ files: [Instruments.File], isWhole: Bool = false) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ActionError.cannotWrite(path: shown, reason: DurableFolder.reason(error))
    }
    let known = list
    let foreign = files.map(\.name).filter { !isOwn($0, known) }
    guard foreign.isEmpty else { throw InstrumentError.notOwn(folder: shown, names: foreign) }
    defer {
      for name in files.map(\.name) + [listName] {
        try? FileManager.default.removeItem(at: partial(name))
      }
    }
    let written = try files.map { (name: $0.name, digest: try writePartial($0)) }
    // Both hashes count until all files have their names, so that an interrupted run knows its own files.
    try writeList(known + written)
    for file in written { try replace(file.name) }
    var others = known.filter { old in !written.contains { $0.name == old.name } }
    if isWhole {
      for other in others where isOwn(other.name, known) {
        try? FileManager.default.removeItem(atPath: path(other.name))
      }
      others = []
    }
    try writeList(written + others)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  /// The folder without a slash at its end, as it is shown.
  private var shown: String {
    let path = folder.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func partial(_ name: String) -> URL { folder.appending(path: ".\(name).partial") }

  private func isOwn(_ name: String, _ known: [(name: String, digest: Digest)]) -> Bool {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path(name)) else { return true }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let data = FileManager.default.contents(atPath: path(name))
    else { return false }
    let digest = Hashing.sha256(Array(data))
    return known.contains { $0.name == name && $0.digest == digest }
  }

  /// The bytes of a file on disk under a name that does not count yet, and their hash.
  private func writePartial(_ file: Instruments.File) throws -> Digest {
    let url = partial(file.name)
    try? FileManager.default.removeItem(at: url)
    let bytes: [UInt8]
    switch file.content {
    case .text(let text): bytes = Array(text.utf8)
    case .bytes(let made): bytes = made
    case .sheet(let sheet):
      try Workbook.write(sheet, to: url.path(percentEncoded: false))
      bytes = try taken(from: url)
    case .forms(let forms):
      try Workbook.write(forms, to: url.path(percentEncoded: false))
      bytes = try taken(from: url)
    }
    try DurableFolder.write(bytes, to: url)
    return Hashing.sha256(bytes)
  }

  /// The bytes of a workbook that was written here, which is taken away.
  private func taken(from url: URL) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: url.path(percentEncoded: false)) else {
      throw ActionError.cannotRead(path: url.path(percentEncoded: false), reason: "falta permiso")
    }
    try FileManager.default.removeItem(at: url)
    return Array(data)
  }

  private func replace(_ name: String) throws(BundleError) {
    try FileReplacement.rename(partial(name).path(percentEncoded: false), over: path(name))
  }

  private var list: [(name: String, digest: Digest)] {
    let data = FileManager.default.contents(atPath: path(listName)) ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      Digest(hex: String(line.prefix(64))).map { (String(line.dropFirst(66)), $0) }
    }
  }

  private func writeList(_ lines: [(name: String, digest: Digest)]) throws {
    let text = lines.map { "\($0.digest.hex)  \($0.name)\n" }.sorted().joined()
    try? FileManager.default.removeItem(at: partial(listName))
    try DurableFolder.write(Array(text.utf8), to: partial(listName))
    try replace(listName)
  }
}

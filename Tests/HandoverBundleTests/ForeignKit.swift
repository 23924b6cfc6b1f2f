import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// A BagIt bag as other programs make them, in memory, to be spoiled in one way and written as folder or ZIP.
struct ForeignSample {
  enum Form: String, CaseIterable, CustomTestStringConvertible {
    case folder, zip, zipWithoutFolder

    var testDescription: String { rawValue }
  }

  static let act = "data/acta.txt"
  static let photo = "data/fotos/año 2011.jpg"

  var name = "bolsa"
  /// By path below the bag's folder.
  var files: [String: [UInt8]] = [
    act: Array("Acta de entrega\n".utf8), photo: Sample.noise(3_000, seed: 11), "data/vacío.txt": [],
    "bag-info.txt": Array("Source-Organization: Biblioteca de Ibagué\nBagging-Date: 2011-12-28\n".utf8),
  ]
  /// What is changed in the ZIP after the files are in it.
  var spoilZip: @Sendable (inout RawZip) -> Void = { _ in }

  init(version: String = "1.0") {
    declare(version)
    seal()
  }

  mutating func declare(_ version: String, encoding: String = "UTF-8") {
    self["bagit.txt"] = "BagIt-Version: \(version)\nTag-File-Character-Encoding: \(encoding)\n"
  }

  subscript(_ path: String) -> String {
    get { String(decoding: files[path] ?? [], as: UTF8.self) }
    set { files[path] = Array(newValue.utf8) }
  }

  /// Writes both manifests for the files as they are; `%` is encoded as version 1.0 demands.
  mutating func seal() {
    let payload = files.filter { $0.key.hasPrefix("data/") }
    self["manifest-sha256.txt"] = Self.manifest(payload).replacing("%", with: "%25")
    sealTags()
  }

  mutating func sealTags() {
    self["tagmanifest-sha256.txt"] = Self.manifest(
      files.filter { !$0.key.hasPrefix("data/") && $0.key != "tagmanifest-sha256.txt" })
  }

  static func manifest(_ files: [String: [UInt8]]) -> String {
    files.sorted { $0.key < $1.key }.map { "\(Hashing.sha256($0.value).hex)  \($0.key)\n" }.joined()
  }

  /// A manifest of the payload by a program of coreutils, for example `md5sum`.
  func sums(_ tool: String) throws -> String {
    let program = try #require(ForeignTool(tool))
    return try ScratchFolder.use { folder in
      let payload = files.filter { $0.key.hasPrefix("data/") }
      for (path, bytes) in payload { try folder.write(Data(bytes), to: path) }
      return try program.run(payload.keys.sorted(), in: folder.url).text
    }
  }

  /// Writes the bag and gives its place.
  func write(_ form: Form, into folder: ScratchFolder) throws -> String {
    switch form {
    case .folder:
      for (path, bytes) in files { try folder.write(Data(bytes), to: "\(name)/\(path)") }
      return folder.file(name).path(percentEncoded: false)
    case .zip, .zipWithoutFolder:
      let prefix = form == .zip ? name + "/" : ""
      let entries = files.sorted { $0.key < $1.key }.map { RawZip.Entry(prefix + $0.key, $0.value) }
      var zip = RawZip(entries: entries)
      spoilZip(&zip)
      let url = try folder.write(Data(zip.bytes), to: "\(name).zip")
      return url.path(percentEncoded: false)
    }
  }

  func audit(_ form: Form, expecting code: String? = nil) async throws -> AuditReport {
    try await ScratchFolder.use { folder in
      let place = try write(form, into: folder)
      return try await BundleAudit.run(at: place, expecting: code, workers: 2) { _ in }
    }
  }
}

/// One way to make a foreign bag worse, and the codes that must name it.
struct ForeignDamage: Sendable, CustomTestStringConvertible {
  let title: String
  /// The expected codes; the first one is what the row is about.
  let codes: [String]
  let place: String?
  let version: String
  let forms: [ForeignSample.Form]
  let spoil: @Sendable (inout ForeignSample) throws -> Void

  init(
    _ title: String, _ codes: [String], at place: String? = nil, version: String = "1.0",
    in forms: [ForeignSample.Form] = ForeignSample.Form.allCases,
    _ spoil: @escaping @Sendable (inout ForeignSample) throws -> Void
  ) {
    self.title = title
    self.codes = codes
    self.place = place
    self.version = version
    self.forms = forms
    self.spoil = spoil
  }

  /// Only the container is spoiled.
  static func zip(
    _ title: String, _ codes: [String], at place: String? = nil,
    _ spoil: @escaping @Sendable (inout RawZip) -> Void
  ) -> ForeignDamage {
    ForeignDamage(title, codes, at: place, in: [.zip]) { $0.spoilZip = spoil }
  }

  var testDescription: String { "\(codes): \(title)" }
}

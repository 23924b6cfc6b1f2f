import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// One way to break a bundle: the code that must name it, where, and the codes that cannot but come along.
struct Damage: Sendable, CustomTestStringConvertible {
  /// What is spoiled, and how the rest is put together around it.
  enum Way: Sendable {
    /// The contents, in a flawless container.
    case bag(@Sendable (inout Forge) throws -> Void)
    /// The contents of a third version, in a flawless container.
    case history(@Sendable (inout Forge) throws -> Void)
    /// The container, entry by entry, around flawless contents.
    case container(@Sendable (inout RawZip) throws -> Void)
    /// The finished bytes of what the product sealed.
    case bytes(@Sendable (inout ZipBytes) throws -> Void)
    /// The bundle in the file system: a folder of its contents, or a ZIP in a folder; gives what to audit.
    case place(@Sendable (ScratchFolder, Forge) throws -> URL)
    /// Nothing is spoiled; another sello is expected.
    case expectation(String)
  }

  let title: String
  let code: String
  let place: String
  let companions: Set<String>
  let way: Way

  init(_ title: String, _ code: String, at place: String, with companions: Set<String> = [], _ way: Way) {
    self.title = title
    self.code = code
    self.place = place
    self.companions = companions
    self.way = way
  }

  var testDescription: String { "\(code): \(title)" }

  /// What is expected of the sello; nil when nothing is.
  var expectedCode: String? {
    if case .expectation(let code) = way { code } else { nil }
  }

  /// Breaks the sample this way and audits what comes of it.
  func audit() async throws -> AuditReport {
    try await ScratchFolder.use { folder in
      let place = try await lay(in: folder)
      return try await BundleAudit.run(at: place, expecting: expectedCode, workers: 1) { _ in }
    }
  }

  /// Breaks the sample this way, writes it into a folder and gives the path of what is to be audited.
  func lay(in folder: ScratchFolder) async throws -> String {
    switch way {
    case .bag(let spoil):
      var forge = try await Sample.forge()
      try spoil(&forge)
      return try Sample.write(forge.zip.bytes, in: folder)
    case .history(let spoil):
      var forge = try Forge(try await Sample.chain().bytes[2])
      forge.top = "empalme_v0003"
      try spoil(&forge)
      return try Sample.write(forge.zip.bytes, in: folder)
    case .container(let spoil):
      var zip = try await Sample.forge().zip
      try spoil(&zip)
      return try Sample.write(zip.bytes, in: folder)
    case .bytes(let spoil):
      var zip = ZipBytes(try await Sample.bytes())
      try spoil(&zip)
      return try Sample.write(zip.bytes, in: folder)
    case .place(let spoil):
      return try spoil(folder, try await Sample.forge()).path(percentEncoded: false).trimmedSlash
    case .expectation: return try Sample.write(try await Sample.bytes(), in: folder)
    }
  }
}

extension Forge {
  /// Writes the files into a folder, as unpacking would.
  func unpack(into folder: ScratchFolder, as name: String? = nil) throws -> URL {
    for (path, bytes) in files { try folder.write(Data(bytes), to: (name ?? top) + "/" + path) }
    return folder.file(name ?? top)
  }
}

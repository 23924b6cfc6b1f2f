import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// The bundles of these tests as files, for programs that are not written in Swift.
///
/// `EMPALME_TEST_BUNDLES=FOLDER swift test --filter BundleCorpus` writes one folder per bundle, with a description
/// `caso.json` beside what is to be verified.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["EMPALME_TEST_BUNDLES"] != nil))
struct BundleCorpus {
  private struct Case: Encodable {
    let titulo: String
    /// Relative to the description.
    let ruta: String
    let codigo: String?
    /// The finding code that the bundle is about; nil for a good or foreign one.
    let hallazgo: String?
    let ajeno: Bool
  }

  @Test func `is written where the environment says`() async throws {
    let place = try #require(ProcessInfo.processInfo.environment["EMPALME_TEST_BUNDLES"])
    let corpus = ScratchFolder(at: URL(filePath: place, directoryHint: .isDirectory))
    try await writeGood(into: corpus)
    for (number, damage) in Damage.all.enumerated() {
      let folder = try corpus.inner("\(damage.code)-\(Self.digits(number))")
      let path = try await damage.lay(in: folder)
      try describe(damage.title, path, damage.expectedCode, damage.code, in: folder)
    }
    for (number, damage) in ForeignDamage.all.enumerated() {
      for form in damage.forms {
        let folder = try corpus.inner("ajena-\(Self.digits(number))-\(form.rawValue)")
        var bag = ForeignSample(version: damage.version)
        try damage.spoil(&bag)
        try describe(damage.title, try bag.write(form, into: folder), nil, nil, foreign: true, in: folder)
      }
    }
  }

  private func writeGood(into corpus: ScratchFolder) async throws {
    let sealed = try corpus.inner("bueno-sellado")
    try describe("sealed", try Sample.write(try await Sample.bytes(), in: sealed), nil, nil, in: sealed)
    let stored = try corpus.inner("bueno-guardado")
    let forge = try await Sample.forge()
    try describe("stored", try Sample.write(forge.zip.bytes, in: stored), nil, nil, in: stored)
    let unpacked = try corpus.inner("bueno-carpeta")
    let url = try forge.unpack(into: unpacked)
    try describe("unpacked", url.path(percentEncoded: false).trimmedSlash, nil, nil, in: unpacked)
    let chain = try await Sample.chain()
    let third = try corpus.inner("bueno-tercera")
    let path = try Sample.write(chain.bytes[2], in: third)
    try describe("a third version with its sello", path, chain.sellos[2].grouped, nil, in: third)
  }

  private func describe(
    _ title: String, _ path: String, _ code: String?, _ finding: String?, foreign: Bool = false,
    in folder: ScratchFolder
  ) throws {
    let root = folder.url.path(percentEncoded: false)
    let below = String(path.dropFirst(root.hasSuffix("/") ? root.count : root.count + 1))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try folder.write(
      encoder.encode(Case(titulo: title, ruta: below, codigo: code, hallazgo: finding, ajeno: foreign)),
      to: "caso.json")
  }

  private static func digits(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }
}

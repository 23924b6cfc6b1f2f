package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages

/// Writes the acta de recibo of a reception (recibir acta).
package struct WriteActa: Sendable {
  let reception: StoredReception
  let request: Request

  /// What the user decides.
  package struct Request: Sendable {
    /// The ZIP whose sello must be the one of the reception; nil when none is at hand.
    package var zip: URL?
    /// Where the acta is written; nil stands for the folder of the reception.
    package var target: URL?
    /// The expediente whose templates are used; nil stands for the built-in ones.
    package var templates: CaseFolder?
    /// Who makes the PDF; nil when none is wanted.
    package var printing: Printing?

    package init(zip: URL?, target: URL?, templates: CaseFolder?, printing: Printing?) {
      self.zip = zip
      self.target = target
      self.templates = templates
      self.printing = printing
    }
  }

  /// What was written.
  package struct Outcome: Hashable, Sendable {
    /// The page, and the PDF behind it when somebody prints.
    package let files: [URL]
    /// Whether the reception is signed.
    package let isSigned: Bool
    /// How far the reception is.
    package let progress: ReceptionProgress
    /// SHA-256 of the reception's file.
    package let fingerprint: Digest
  }

  package init(_ url: URL, _ request: Request) throws {
    reception = try StoredReception(at: url)
    self.request = request
  }

  /// Holds the ZIP against the reception and writes; a file that is not its own is never replaced.
  package func run() async throws -> Outcome {
    if let zip = request.zip { try check(zip) }
    let file = reception.file
    let page = try ReceptionActa.render(
      ReceptionActa.Input(
        file: file, fileName: reception.url.lastPathComponent, fingerprint: reception.fingerprint,
        zipName: request.zip?.lastPathComponent ?? ""),
      templates: Templates(overrides: request.templates?.existingTemplates), hash: CaseFolder.policyHash)
    let date = file.signature?.date ?? file.check.moment.date
    var pages = PrintedPages(request.printing, date: date)
    try await pages.add(name, "Acta de recibo", page)
    let folder = request.target ?? reception.url.deletingLastPathComponent()
    try OwnFiles(in: folder, list: ".actas-de-recibo.sha256").write(pages.files)
    return Outcome(
      files: pages.files.map { folder.appending(path: $0.name) }, isSigned: file.signature != nil,
      progress: ReceptionProgress(file.items, ReceptionLedger(file)), fingerprint: reception.fingerprint)
  }

  /// Every signed reception has an acta of its own; a draft gives way to the next one.
  private var name: String {
    guard reception.file.signature != nil else { return "acta-de-recibo-borrador" }
    let version = reception.file.bundle.version.map { "v\($0)-" } ?? ""
    return "acta-de-recibo-\(version)\(reception.fingerprint.hex.prefix(8))"
  }

  /// More than any list of a bundle's own texts.
  private static let longestList = 1 << 20

  private func check(_ zip: URL) throws {
    let path = zip.path(percentEncoded: false)
    let entries = try BundleEntries.open(path)
    let list = try entries.bytes(of: "tagmanifest-sha256.txt", limit: Self.longestList)
    let found = Hashing.sha256(list)
    guard found == reception.file.bundle.sello else {
      throw ActaError.otherBundle(path: path, found: found, expected: reception.file.bundle.sello)
    }
  }
}

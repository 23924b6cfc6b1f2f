package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the documento de empalme of a sealed version in the shapes in which it can be published.
package struct WriteDocument: Sendable {
  let folder: CaseFolder
  let request: Request

  /// A shape of the document.
  package enum Shape: String, CaseIterable, Hashable, Sendable {
    /// One file that stands on its own.
    case page = "pagina"
    /// What a content manager takes.
    case fragment = "fragmento"
    /// Page, style sheet and open data.
    case folder = "carpeta"
    /// For paper and archives.
    case pdf

    /// The file that this shape is, or begins with, in the folder of all shapes.
    package var path: String {
      switch self {
      case .page: "documento-empalme.html"
      case .fragment: "documento-empalme.fragmento.html"
      case .folder: "carpeta-web/index.html"
      case .pdf: "documento-empalme.pdf"
      }
    }
  }

  /// What the user decides.
  package struct Request: Sendable {
    /// Nil stands for the newest.
    package var version: Int?
    /// The public one is for publishing.
    package var edition: Edition
    /// Which shapes; never empty.
    package var shapes: [Shape]
    /// Where to; nil stands for a folder beside the sealed versions.
    package var target: URL?
    /// Where the page will be published; nil stands for what the registry says of the version.
    package var address: String?
    /// Who prints the PDF; nil when nobody can.
    package var printer: PDFPrinter?
    /// The variables with which the printer runs.
    package var environment: [String: String]

    package init(
      version: Int?, edition: Edition, shapes: [Shape], target: URL?, address: String?, printer: PDFPrinter?,
      environment: [String: String]
    ) {
      self.version = version
      self.edition = edition
      self.shapes = shapes
      self.target = target
      self.address = address
      self.printer = printer
      self.environment = environment
    }
  }

  /// What was written.
  package struct Outcome: Hashable, Sendable {
    /// The version that was taken.
    package let version: Int
    /// Its edition.
    package let edition: Edition
    /// The folder with everything.
    package let folder: URL
    /// Each shape with the file that it is or begins with.
    package let files: [Shape: URL]
    /// The address that stands in the page's head; nil when none is known.
    package let address: String?
    /// What made the PDF; nil when there is none.
    package let printer: PDFPrinter?
  }

  package init(_ folder: CaseFolder, _ request: Request) {
    self.folder = folder
    self.request = request
  }

  /// Writes all shapes beside their place and gives them their name at the end; nothing of the version is touched.
  ///
  /// A PDF that nobody can print is left out.
  package func run() async throws -> Outcome {
    let target = try target()
    let address = try address()
    let sealed = try SealedDocument(folder, version: request.version, edition: request.edition)
    let known = try address ?? recordedAddress(of: sealed)
    let output = try PublishedFolder(target)
    let whole = sealed.page.complete(at: known, bundle: sealed.zip)
    var files: [(path: String, bytes: [UInt8])] = [("LEAME.txt", Array(ReadMe.text(sealed, wanted).utf8))]
    if request.shapes.contains(.page) { files.append((Shape.page.path, Array(whole.utf8))) }
    if request.shapes.contains(.fragment) {
      files.append((Shape.fragment.path, Array(try sealed.page.fragment().utf8)))
    }
    if request.shapes.contains(.folder) { files += try folderForm(sealed, known) }
    let printer = wanted.contains(.pdf) ? request.printer : nil
    try await output.write(files) { staging in
      guard let printer else { return [] }
      try await print(whole, date: sealed.date, with: printer, in: staging)
      return [Shape.pdf.path]
    }
    return Outcome(
      version: sealed.number, edition: request.edition, folder: target,
      files: Dictionary(wanted.map { ($0, target.appending(path: $0.path)) }) { first, _ in first },
      address: known, printer: printer)
  }

  /// The shapes that can be made here.
  private var wanted: [Shape] {
    Shape.allCases.filter { request.shapes.contains($0) && ($0 != .pdf || request.printer != nil) }
  }

  private func folderForm(_ sealed: SealedDocument, _ address: String?) throws -> [(
    path: String, bytes: [UInt8]
  )] {
    let tables = try sealed.tables()
    let form = try sealed.page.folder(tables.map(\.table), at: address)
    let top = "carpeta-web/"
    return [
      (Shape.folder.path, Array(form.page.utf8)), (top + SealedPage.styleName, Array(form.style.utf8)),
    ] + tables.map { (top + $0.table.path, $0.bytes) }
  }

  private func print(
    _ page: String, date: CalendarDate, with printer: PDFPrinter, in staging: URL
  ) async throws {
    let source = staging.appending(path: ".imprimir.html")
    try DurableFolder.write(Array(page.utf8), to: source)
    defer { try? FileManager.default.removeItem(at: source) }
    try await printer.print(
      source, to: staging.appending(path: Shape.pdf.path), date: date, environment: request.environment)
  }

  private func target() throws(DocumentError) -> URL {
    let name = request.edition == .public ? "documento" : "documento-integral"
    let target = (request.target ?? folder.url.appending(path: name)).standardizedFileURL
    let (path, versions) = (CaseFolder(target).path, CaseFolder(folder.versions).path)
    guard path != versions, !path.hasPrefix(versions + "/"), !versions.hasPrefix(path + "/") else {
      throw .insideVersions(path: path)
    }
    return target
  }

  private func address() throws(DocumentError) -> String? {
    guard let text = request.address else { return nil }
    guard let address = WebAddress(text) else { throw .badAddress(text) }
    return address.text
  }

  /// Where the version was published last, according to the registry.
  private func recordedAddress(of sealed: SealedDocument) throws -> String? {
    guard request.edition == .public else { return nil }
    let rows = try Store.open(at: folder.registryPath, for: .reading).registry().publications
    return rows.filter { $0.version == sealed.number }
      .sorted { ($0.date?.description ?? "", $0.address) < ($1.date?.description ?? "", $1.address) }
      .compactMap { WebAddress($0.address)?.text }.last
  }
}

/// An address on the web, whole.
struct WebAddress {
  let text: String

  init?(_ text: String) {
    guard let url = URL(string: text), ["https", "http"].contains(url.scheme?.lowercased()),
      url.host()?.contains(".") == true, !text.contains(where: { $0.isWhitespace || "<>\"'`".contains($0) })
    else { return nil }
    self.text = text
  }
}

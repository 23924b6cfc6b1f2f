package import Foundation
package import HandoverModel
import HandoverStore

/// Registers files of an expediente as elements (agregar).
package struct CatalogueFiles: Sendable {
  let folder: CaseFolder
  let request: Request
  let surroundings: Surroundings

  /// What the user says about the files.
  package struct Request: Sendable {
    /// Files or folders; empty with ``isEverything`` means all that is not catalogued.
    package var urls: [URL] = []
    /// Whether to register every file of the expediente that no element covers yet.
    package var isEverything = false
    /// Who may see the new elements by Ley 1712 de 2014.
    package var access: Deliverable.Access = .open
    /// Only with one file; otherwise titles are made from the names of the files.
    package var title = ""
    package var kind: Deliverable.Kind?
    /// The post or dependencia that keeps the files; may stay empty.
    package var responsible = ""
    /// The archival series of the files, as the retention table (TRD) names it; may stay empty.
    package var series = ""
    /// The legal ground for restricting access; empty for what is public.
    package var ground = ""
    /// A folder inside the expediente into which files from outside are copied first.
    package var copyTo: String?
    /// Whether only to tell what would be registered.
    package var isSimulated = false

    package init() {}
  }

  package init(_ folder: CaseFolder, _ request: Request, _ surroundings: Surroundings) {
    self.folder = folder
    self.request = request
    self.surroundings = surroundings
  }

  /// Records one element per file or folder and returns them; with a simulation nothing is stored or copied.
  package func run() throws -> [Deliverable] {
    let store = try Store.open(at: folder.registryPath)
    let registry = try store.registry()
    let catalogue = Catalogue(registry.deliverables)
    let paths = request.isEverything ? uncatalogued(catalogue) : try request.urls.map(pathInCase)
    guard !paths.isEmpty else { throw ActionError.nothingToCatalogue }
    for path in paths {
      if let element = catalogue.exact(path) {
        throw ActionError.alreadyCatalogued(path: path, code: element.code)
      }
    }
    var codes = ElementCodes(registry.deliverables)
    let elements = paths.map { element(at: $0, code: codes.next()) }
    if !request.isSimulated {
      for url in request.urls { try copyIfOutside(url) }
      try store.upsert(elements, stamp: surroundings.stamp)
    }
    return elements
  }

  private func uncatalogued(_ catalogue: Catalogue) -> [String] {
    MaterialScan(folder).files.map(\.path).filter { catalogue.entry(of: $0) == nil }
  }

  private func element(at path: String, code: String) -> Deliverable {
    var element = Deliverable()
    element.code = code
    element.path = path
    element.title =
      request.title.isEmpty || request.urls.count > 1 ? TitleFromName.title(path) : request.title
    element.kind = request.kind ?? Section.of(path).map(Deliverable.Kind.init) ?? .other
    element.access = request.access
    element.ground = request.ground
    element.series = request.series
    element.custodian = request.responsible
    element.support = .electronic
    if let modified = modificationDay(path) { element.lastDate = .day(modified) }
    return element
  }

  private func modificationDay(_ path: String) -> CalendarDate? {
    let url = folder.url.appending(path: path)
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
    guard let date = attributes?[.modificationDate] as? Date else { return nil }
    return CalendarDate(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
  }

  /// The path within the expediente that a file has, or will have once it is copied.
  private func pathInCase(_ url: URL) throws(ActionError) -> String {
    let path = url.standardizedFileURL.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { throw ActionError.pathMissing(path: path) }
    let root = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
    if path.hasPrefix(root) {
      let inside = Catalogue.normalized(String(path.dropFirst(root.count)))
      guard Section.of(inside) != nil else { throw ActionError.outsideSections(path: inside) }
      return inside
    }
    guard let target = request.copyTo else { throw ActionError.outsideCase(path: path) }
    let inside = Catalogue.normalized(target + "/" + url.lastPathComponent)
    guard Section.of(inside) != nil else { throw ActionError.outsideSections(path: inside) }
    return inside
  }

  private func copyIfOutside(_ url: URL) throws(ActionError) {
    let target = folder.url.appending(path: try pathInCase(url))
    guard target.standardizedFileURL != url.standardizedFileURL else { return }
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: url, to: target)
    } catch {
      throw ActionError.cannotWrite(
        path: target.path(percentEncoded: false), reason: DurableFolder.reason(error))
    }
  }
}

/// Codes for new elements: the highest `E-nnn` in use and on from there.
struct ElementCodes {
  private var last: Int

  init(_ elements: [Deliverable]) {
    last = elements.compactMap { $0.code.hasPrefix("E-") ? Int($0.code.dropFirst(2)) : nil }.max() ?? 0
  }

  mutating func next() -> String {
    last += 1
    return "E-" + String(repeating: "0", count: max(0, 3 - String(last).count)) + "\(last)"
  }
}

/// A title from a file name: without extension, underscores and hyphens as spaces, first letter upper case.
enum TitleFromName {
  static func title(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
    let words = stem.split { $0 == "_" || $0 == " " }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Section {
  /// The section that a path within the expediente lies in.
  static func of(_ path: String) -> Section? {
    path.split(separator: "/").first.flatMap { Section(rawValue: String($0)) }
  }
}

extension Deliverable.Kind {
  /// The kind that files of a section have unless somebody says otherwise.
  init(_ section: Section) {
    switch section {
    case .material: self = .material
    case .archives: self = .archive
    case .reports: self = .report
    case .records: self = .record
    }
  }
}

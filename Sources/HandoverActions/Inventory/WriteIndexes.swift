package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the electronic index of every electronic file of an expediente (indice).
package struct WriteIndexes: Sendable {
  let folder: CaseFolder
  let isPublic: Bool
  let target: URL?

  /// One index that was written.
  package struct Written: Hashable, Sendable {
    /// Where it lies.
    package let url: URL
    /// What the electronic file is called.
    package let title: String
    /// Its documents.
    package let documents: Int
    /// Their pages together.
    package let pages: Int
    /// How many documents do not tell their pages and count as one page.
    package let assumed: Int
    /// Their bytes together.
    package let bytes: Int
  }

  /// What came of it.
  package struct Outcome: Hashable, Sendable {
    /// The folder that holds the indexes and their list.
    package let folder: URL
    /// One for each electronic file, by code and series.
    package let indexes: [Written]
    /// Files that belong to no electronic file, because their element has no code and no series.
    package let loose: [String]
  }

  /// With `isPublic` only files of elements that the public edition shows are indexed.
  package init(_ folder: CaseFolder, isPublic: Bool, target: URL?) {
    self.folder = folder
    self.isPublic = isPublic
    self.target = target
  }

  /// Reads every file once, writes the indexes beside and renames them; a file that is not its own is never replaced.
  ///
  /// The same registry and files give the same bytes.
  package func run() throws -> Outcome {
    let (files, loose) = try ElectronicFiles(folder, isPublic: isPublic).all()
    guard !files.isEmpty else { throw IndexError.noFiles }
    var names = PlainNames()
    var written: [Written] = []
    var outputs: [Instruments.File] = []
    var rows: [[String]] = [Self.header]
    let place = target ?? folder.url.appending(path: "indices")
    for file in files {
      let (index, assumed) = try index(of: file)
      let name = "indice-" + names.name(for: [file.code, file.title].joined(separator: " ")) + ".xml"
      let xml = index.xml
      outputs.append(.init(name: name, title: file.title, isPublic: isPublic, content: .text(xml)))
      rows.append([
        name, file.title, file.code, file.series, file.subseries, "\(index.documents.count)",
        "\(index.pages)",
        "\(assumed)", "\(index.bytes)", Hashing.sha256(Array(xml.utf8)).hex,
      ])
      written.append(
        Written(
          url: place.appending(path: name), title: file.title, documents: index.documents.count,
          pages: index.pages, assumed: assumed, bytes: index.bytes))
    }
    outputs.append(
      .init(
        name: "indices.csv", title: "Lista de los índices", isPublic: isPublic,
        content: .text(CSVWriter.text(rows, style: .excelReport))))
    try OwnFiles(in: place, list: ".indices.sha256").write(outputs, isWhole: true)
    return Outcome(folder: place, indexes: written, loose: loose)
  }

  private static let header = [
    "archivo", "expediente", "codigo_trd", "serie", "subserie", "documentos", "paginas",
    "documentos_sin_paginas_legibles", "bytes", "sha256",
  ]

  private func index(of file: ElectronicFile<IndexedFile>) throws -> (ElectronicIndex, assumed: Int) {
    var assumed = 0
    var documents: [ElectronicIndex.Document] = []
    for item in file.items {
      if Task.isCancelled { throw BundleError.cancelled }
      let path = folder.path + "/" + item.file.path
      let ending = FileEnding.of(item.file.path)
      let pages = PageCount.of(path, ending: ending)
      if pages == nil { assumed += 1 }
      documents.append(
        item.document(digest: try Hashing.sha256(ofFile: path), pages: pages ?? 1, ending: ending))
    }
    return (ElectronicIndex(documents), assumed)
  }
}

/// A file of the expediente on its way into an index.
struct IndexedFile: Sendable {
  let file: MaterialFile
  let element: Deliverable
  /// The code of the element, and the number of the file when the element is a folder.
  let id: String

  func document(digest: Digest, pages: Int, ending: String) -> ElectronicIndex.Document {
    let modified = file.modifiedOn
    var created = modified
    if case .day(let date) = element.firstDate, !id.contains("/") { created = date }
    let mayBeScan = ["PDF", "TIF", "TIFF", "JPG", "JPEG", "PNG"].contains(ending)
    return ElectronicIndex.Document(
      id: id, path: file.path, type: element.documentType, created: created,
      incorporated: max(created, modified),
      digest: digest, pages: pages, format: ending, size: file.size,
      isScanned: element.support == .both && mayBeScan)
  }
}

/// The electronic files of an expediente.
struct ElectronicFiles {
  private let material: CataloguedMaterial
  private let isPublic: Bool

  init(_ folder: CaseFolder, isPublic: Bool) throws {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    material = CataloguedMaterial(MaterialScan(folder), registry.deliverables)
    self.isPublic = isPublic
  }

  /// Every electronic file with its documents, and the files that belong to none.
  func all() -> (files: [ElectronicFile<IndexedFile>], loose: [String]) {
    var numbers: [String: Int] = [:]
    let items = material.files.compactMap {
      catalogued -> (element: Deliverable, isFolder: Bool, item: IndexedFile)? in
      guard let element = catalogued.element, element.state == .delivered,
        !isPublic || Visibility(.public).shows(element)
      else { return nil }
      guard !catalogued.isElement else {
        return (element, false, IndexedFile(file: catalogued.file, element: element, id: element.code))
      }
      numbers[element.code, default: 0] += 1
      let id = "\(element.code)/\(numbers[element.code] ?? 0)"
      return (element, true, IndexedFile(file: catalogued.file, element: element, id: id))
    }
    let (files, loose) = ElectronicFile.all(of: items)
    return (files, loose.map(\.file.path))
  }
}

/// Why no index was written or checked.
package enum IndexError: Error, Hashable, Sendable {
  /// No catalogued file has a code or series.
  case noFiles
  /// There is no index at that place.
  case noIndexes(path: String)
}

extension IndexError: Explained {
  package var message: String {
    switch self {
    case .noFiles:
      "no hay archivos catalogados con código TRD o serie, y sin ellos no hay expediente electrónico"
    case .noIndexes(let path): "en «\(path)» no hay índices electrónicos"
    }
  }

  package var hint: String? {
    switch self {
    case .noFiles: "catalogue los archivos con «empalme agregar» y escriba su código y su serie"
    case .noIndexes: "escríbalos con «empalme indice»"
    }
  }

  package var status: ExitStatus { self == .noFiles ? .data : .noInput }
}

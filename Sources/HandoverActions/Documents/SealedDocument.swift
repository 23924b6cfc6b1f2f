import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// One edition of a sealed version as it lies on disk: the page beside the ZIP, and the tables inside it.
struct SealedDocument: Sendable {
  let edition: Edition
  let number: Int
  let page: SealedPage
  let text: String
  /// Where the page lies.
  let file: URL
  /// Who hands over.
  var entity: String { bundle.entity ?? "" }
  /// As the version's bundle bears it.
  let date: CalendarDate
  /// SHA-256 of the ZIP.
  let zip: Digest?
  private let bundle: BundleStatement

  /// Reads version `number`, or the newest; what is not as it was sealed is an error.
  init(_ folder: CaseFolder, version number: Int?, edition: Edition) throws {
    let place = try Self.place(folder, number)
    let sums = try Self.sums(in: place.url)
    let pageName = edition == .public ? "documento-empalme.html" : "documento-empalme-integral.html"
    let bytes = try Self.bytes(pageName, in: place.url)
    guard sums[pageName] == Hashing.sha256(bytes) else {
      throw DocumentError.altered(path: place.url.appending(path: pageName).path(percentEncoded: false))
    }
    let isWanted = { (name: String) in name.hasSuffix("_publica.zip") == (edition == .public) }
    guard let zipName = sums.keys.sorted().first(where: { $0.hasSuffix(".zip") && isWanted($0) }) else {
      throw DocumentError.incomplete(
        path: Self.path(place.url), missing: "el ZIP de la edición \(edition.title)")
    }
    bundle = try BundleStatement.read(place.url.appending(path: zipName).path(percentEncoded: false))
    guard bundle.edition == edition, let date = bundle.date.flatMap({ try? CalendarDate(fieldText: $0) })
    else {
      throw DocumentError.altered(path: bundle.path)
    }
    self.edition = edition
    self.number = place.number
    self.date = date
    text = String(decoding: bytes, as: UTF8.self)
    file = place.url.appending(path: pageName)
    page = SealedPage(text)
    zip = sums[zipName]
  }

  /// The tables of the bundle as open data, in order of name.
  func tables() throws -> [(table: OpenTable, bytes: [UInt8])] {
    try bundle.tables().sorted { $0.key < $1.key }.map { path, bytes in
      let file = "data/" + path.text
      let name = String(path.text.dropFirst(Section.tablesBundleFolder.count + 1).dropLast(".csv".count))
      guard bundle.digest(of: path) == Hashing.sha256(bytes) else { throw DocumentError.altered(path: file) }
      do throws(GridProblem) {
        let open = try OpenDataCSV.bytes(from: bytes)
        let title = Self.titles[name] ?? name
        return (
          OpenTable(name: name, title: title, bytes: open.count, sha256: Hashing.sha256(open)), open
        )
      } catch {
        throw ActionError.badTables([error.inFile(file)])
      }
    }
  }

  private static let titles: [String: String] = {
    let tables = Registry.recordTypes.map { ($0.tableName, $0.tableTitle) }
    let computed = [
      ("indice_informacion_clasificada_reservada", "Índice de información clasificada y reservada"),
      ("cobertura_capacitacion", "Cobertura de la capacitación"),
    ]
    return Dictionary(tables + computed) { first, _ in first }
  }()

  private static func place(_ folder: CaseFolder, _ number: Int?) throws(DocumentError) -> (
    number: Int, url: URL
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder.versions))) ?? []
    let known = names.compactMap { name -> Int? in
      guard let number = Int(name.dropFirst()), CaseFolder.versionName(number) == name else { return nil }
      return number
    }
    guard let newest = known.max() else { throw .noVersion(path: folder.path) }
    let wanted = number ?? newest
    guard known.contains(wanted) else { throw .versionMissing(wanted) }
    return (wanted, folder.versions.appending(path: CaseFolder.versionName(wanted)))
  }

  private static func sums(in url: URL) throws -> [String: Digest] {
    let lines = String(decoding: try bytes("SHA256SUMS", in: url), as: UTF8.self).split(separator: "\n")
    let pairs = lines.compactMap { line in
      Digest(hex: String(line.prefix(64))).map { (String(line.dropFirst(66)), $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func bytes(_ name: String, in url: URL) throws(DocumentError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path(url.appending(path: name))) else {
      throw .incomplete(path: path(url), missing: "el archivo \(name)")
    }
    return Array(data)
  }

  private static func path(_ url: URL) -> String { CaseFolder(url).path }
}

extension Record {
  /// The title of the table that this type is a row of.
  fileprivate static var tableTitle: String { table.title }
}

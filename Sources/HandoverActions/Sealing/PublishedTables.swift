import HandoverBundle
import HandoverModel

/// The tables of an integral edition as a registry again, and what a public edition may show of them.
struct PublishedTables {
  /// What the integral edition's tables hold.
  let registry: Registry
  /// Where a table could not be read.
  let findings: [Finding]
  /// The tables that the public edition may have, by path below `data/`.
  private let allowed: [BundlePath: [UInt8]]

  init(ofIntegral tables: [BundlePath: [UInt8]]) {
    var registry = Registry()
    var findings: [Finding] = []
    for type in Registry.recordTypes { findings += Self.read(type, from: tables, into: &registry) }
    self.registry = registry
    self.findings = findings
    let items = BundleTables(HandoverView(registry, in: .public)).items()
    allowed = Dictionary(
      items.compactMap { item in
        guard case .bytes(let bytes) = item.content else { return nil }
        return (item.path, bytes)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func read<Row: Record>(
    _ type: Row.Type, from tables: [BundlePath: [UInt8]], into registry: inout Registry
  ) -> [Finding] {
    let name = "\(Section.tablesBundleFolder)/\(Row.table.name).csv"
    guard let path = BundlePath(name), let bytes = tables[path] else { return [] }
    let place = "data/" + name
    do throws(GridProblem) {
      let reading = TableReading<Row>(try CSVReader.read(bytes), file: place)
      registry[type] = reading.lines.map { reading.applying($0, to: Row()) }
      return reading.problems.map {
        Finding(.editionTableUnreadable, at: "\(place) (edición integral)", ["motivo": $0.sentence])
      }
    } catch {
      let reason = error.inFile(name).sentence
      return [Finding(.editionTableUnreadable, at: "\(place) (edición integral)", ["motivo": reason])]
    }
  }

  /// What a table of a public edition holds that it may not hold.
  func check(_ path: BundlePath, _ bytes: [UInt8]) -> [Finding] {
    let place = "data/" + path.text
    guard let expected = allowed[path] else { return [Finding(.editionTable, at: place)] }
    if bytes == expected { return [] }
    do throws(GridProblem) {
      let (found, known) = (try CSVReader.read(bytes), try CSVReader.read(expected))
      let header = found.rows.first?.cells ?? []
      let knownHeader = known.rows.first?.cells ?? []
      let strangers = header.filter { !knownHeader.contains($0) }
      guard strangers.isEmpty else {
        return strangers.map { Finding(.editionColumn, at: place, ["columna": $0]) }
      }
      let places = header.map { knownHeader.firstIndex(of: $0) }
      let allowedRows = Set(
        known.rows.dropFirst().map { row in
          places.map { index in index.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } ?? "" }
        })
      return found.rows.dropFirst().filter { !allowedRows.contains($0.cells) }
        .map { Finding(.editionRow, at: place, ["fila": "\($0.number)"]) }
    } catch {
      return [Finding(.editionTableUnreadable, at: place, ["motivo": error.inFile(path.text).sentence])]
    }
  }

  /// Whether the integral edition's table of elements lets an element be published.
  func check(_ path: BundlePath, element code: String?) -> Finding? {
    let place = "data/" + path.text
    guard let element = registry.deliverables.first(where: { $0.code == code }) else {
      return Finding(.editionAccess, at: place, ["acceso": "no está en la tabla de elementos"])
    }
    if Visibility(.public).shows(element) { return nil }
    return element.access == .open
      ? Finding(.editionPersonal, at: place, ["elemento": element.code])
      : Finding(.editionAccess, at: place, ["acceso": element.access.rawValue])
  }
}

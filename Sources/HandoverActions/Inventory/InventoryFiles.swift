import HandoverModel
import HandoverStore

/// Finds inventories (FUID) among files that are to be imported.
struct InventoryFiles {
  /// The level of access of units that say none.
  let access: Deliverable.Access?

  /// The files, each inventory as a sheet of the table of elements; the others as they are.
  func converted(_ files: [ImportFile], into store: Store) throws -> [ImportFile] {
    let readings = files.map(reading)
    guard readings.contains(where: { $0 != nil }) else { return files }
    var units = InventoryImport(into: try store.registry(of: [Deliverable.self]).deliverables, access: access)
    return zip(files, readings).map { file, reading in
      guard let reading else { return file }
      do throws(GridProblem) {
        return ImportFile(
          name: file.name, content: .grid(try units.grid(reading)), table: Deliverable.table.name)
      } catch {
        return ImportFile(name: file.name, content: .unreadable(error), table: Deliverable.table.name)
      }
    }
  }

  private func reading(_ file: ImportFile) -> InventoryReading? {
    guard file.table == nil || file.table == Deliverable.table.name else { return nil }
    switch file.content {
    case .grid(let grid): return InventoryReading(grid)
    case .csv(let bytes): return (try? CSVReader.read(bytes)).flatMap { InventoryReading($0) }
    case .unreadable: return nil
    }
  }
}

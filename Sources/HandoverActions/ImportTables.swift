package import Foundation
package import HandoverModel
import HandoverStore

/// Takes rows from CSV files into the registry (importar).
package enum ImportTables {
  /// Imports the files in one transaction and tells what came of each row.
  package static func run(
    _ urls: [URL], table: String?, into folder: CaseFolder, options: ImportOptions,
    _ surroundings: Surroundings
  ) throws -> ImportReport {
    let store = try Store.open(at: folder.registryPath)
    return try store.importFiles(
      try TableFiles(urls, table: table).files(), options: options, stamp: surroundings.stamp)
  }
}

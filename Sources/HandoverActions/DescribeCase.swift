package import HandoverModel
import HandoverStore

/// Shows and fills in the ficha of an expediente.
package struct DescribeCase: Sendable {
  let folder: CaseFolder
  let surroundings: Surroundings

  package init(_ folder: CaseFolder, _ surroundings: Surroundings) {
    self.folder = folder
    self.surroundings = surroundings
  }

  /// The ficha as it is; nil when nothing was filled in yet.
  package func current() throws -> CaseFile? {
    try Store.open(at: folder.registryPath, for: .reading).registry().file
  }

  /// Sets values given as `columna=valor` and returns the new ficha; nothing is stored when one of them is wrong.
  package func set(_ assignments: [String]) throws -> CaseFile {
    let store = try Store.open(at: folder.registryPath)
    var file = try store.registry().file ?? CaseFile()
    try Assignments<CaseFile>(assignments).apply(to: &file)
    try Assignments<CaseFile>.check(file)
    try store.upsert([file], stamp: surroundings.stamp)
    return file
  }
}

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
    for assignment in assignments { try apply(assignment, to: &file) }
    for column in CaseFile.table.columns where column.isRequired && column.text(file).isEmpty {
      throw ActionError.missingValue(column: column.label, name: column.name)
    }
    try store.upsert([file], stamp: surroundings.stamp)
    return file
  }

  private func apply(_ assignment: String, to file: inout CaseFile) throws(ActionError) {
    guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
      throw ActionError.notAssignment(text: assignment)
    }
    let name = String(assignment[..<sign])
    let value = assignment[assignment.index(after: sign)...].trimmingWhiteSpace
    let columns = CaseFile.table.columns
    guard
      let column = columns.first(where: {
        $0.name == name || $0.label.foldedForSearch == name.foldedForSearch
      })
    else { throw ActionError.unknownColumn(name: name, known: columns.map(\.name)) }
    do throws(FieldProblem) {
      try column.read(&file, value)
    } catch {
      throw ActionError.badValue(column: column.label, value: value, problem: error)
    }
  }
}

extension Substring {
  fileprivate var trimmingWhiteSpace: String {
    var text = self
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

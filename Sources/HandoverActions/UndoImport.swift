package import HandoverModel
import HandoverStore

/// Takes back the newest import (deshacer).
package enum UndoImport {
  /// The imports of an expediente, newest first.
  package static func list(_ folder: CaseFolder) throws -> [ImportRecord] {
    try Store.open(at: folder.registryPath, for: .reading).imports()
  }

  /// Undoes the newest import that stands, or says what that would do.
  package static func run(
    _ folder: CaseFolder, simulating isSimulation: Bool, _ surroundings: Surroundings
  ) throws -> UndoReport {
    try Store.open(at: folder.registryPath)
      .undoLastImport(simulating: isSimulation, stamp: surroundings.stamp)
  }
}

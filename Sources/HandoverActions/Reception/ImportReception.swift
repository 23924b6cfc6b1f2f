package import Foundation
package import HandoverModel
import HandoverStore

/// Takes a signed reception into the registry of an expediente (recibir importar).
package struct ImportReception: Sendable {
  let folder: CaseFolder
  let reception: StoredReception
  let surroundings: Surroundings

  /// What it comes to.
  package struct Outcome: Hashable, Sendable {
    /// What is written; nil when the reception is there already.
    package let intake: ReceptionIntake?
    /// How many elements have a new row.
    package let newElements: Int
    /// How many elements get another result than they had.
    package let changedElements: Int

    /// Whether the registry holds the reception already.
    package var isKnown: Bool { intake == nil }
  }

  /// Reads and checks the file before the expediente is opened.
  package init(_ url: URL, into folder: CaseFolder, _ surroundings: Surroundings) throws {
    reception = try StoredReception(at: url)
    self.folder = folder
    self.surroundings = surroundings
  }

  /// What would be written; nothing is.
  package func preview() throws -> Outcome { try take(simulating: true) }

  /// Writes everything in one transaction.
  package func run() throws -> Outcome { try take(simulating: false) }

  private func take(simulating isSimulation: Bool) throws -> Outcome {
    var intake: ReceptionIntake?
    let (file, fingerprint) = (reception.file, reception.fingerprint)
    let changes = try Store.open(at: folder.registryPath).changeReception(
      facts: ["recepcion": fingerprint.hex], simulating: isSimulation, stamp: surroundings.stamp
    ) { registry in
      intake = try ReceptionIntake.of(file, fingerprint: fingerprint, in: registry)
      return intake?.rows ?? ReceptionRows()
    }
    return Outcome(
      intake: intake, newElements: changes.receptions.added.count,
      changedElements: changes.receptions.updated.count)
  }
}

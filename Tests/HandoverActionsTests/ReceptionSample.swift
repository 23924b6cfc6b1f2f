import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

/// What the tests of the reception do again and again.
enum Receiving {
  static let surroundings = Surroundings(
    today: CalendarDate(dayNumber: 15_352), moment: "2012-01-13T15:00:00Z", user: "prueba", workers: 2)

  /// Seals the next version and gives its two bundles.
  static func bundles(_ sample: SampleCase) async throws -> (integral: URL, published: URL) {
    guard case .sealed(_, let editions, _) = try await sample.seal() else {
      throw ImportTrouble(["sin cambios"])
    }
    return (editions[0].zip, editions[1].zip)
  }

  /// The folder that comes out of a bundle.
  static func unpacked(_ zip: URL, in scratch: ScratchFolder) async throws -> URL {
    let target = scratch.file("desempacado").path(percentEncoded: false)
    _ = try await ExtractBundle.run(
      at: zip.path(percentEncoded: false), into: target, only: [], surroundings: surroundings)
    return scratch.file("desempacado").appending(path: zip.deletingPathExtension().lastPathComponent)
  }

  /// Begins a reception in a file of that name.
  static func open(
    _ bundle: URL, _ scratch: ScratchFolder, as name: String = "recepcion.json", code: String? = nil,
    after earlier: String? = nil
  ) async throws -> OpenReception.Outcome {
    try await OpenReception(
      bundle, code: code, earlier: earlier.map { scratch.file($0) }, output: scratch.file(name), surroundings
    ).run()
  }

  static func change(_ scratch: ScratchFolder, _ name: String = "recepcion.json") -> ChangeReception {
    ChangeReception(scratch.file(name), surroundings)
  }

  static func draft(_ state: Reception.State, _ observation: String = "") -> ReceptionDecision {
    var draft = ReceptionDecision()
    draft.state = state
    draft.name = "Ana Ruiz (persona inventada)"
    draft.observation = observation
    return draft
  }

  static func everything() -> ReceptionSelection {
    var selection = ReceptionSelection()
    selection.isEverything = true
    return selection
  }

  static func named(_ codes: String...) -> ReceptionSelection {
    var selection = ReceptionSelection()
    selection.codes = codes
    return selection
  }

  static func signature() -> ReceptionSignature {
    var signature = ReceptionSignature()
    signature.date = surroundings.today
    signature.place = "Prueba"
    signature.receiver = Signatory(name: "Ana Ruiz (persona inventada)", post: "Alcaldesa")
    signature.deliverer = Signatory(name: "Luis Gil (persona inventada)", post: "")
    return signature
  }
}

extension ReceptionFile {
  /// The item of a code.
  func item(_ code: String) throws -> ReceptionItem {
    try #require(items.first { $0.code == code }, "\(code)")
  }
}

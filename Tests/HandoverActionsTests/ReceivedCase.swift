import Foundation
import HandoverActions
import HandoverModel
import HandoverStore
import HandoverTestSupport
import Testing

/// An expediente with a sealed version and receptions of it.
struct ReceivedCase {
  let sample: SampleCase
  let scratch: ScratchFolder

  init(in scratch: ScratchFolder) async throws {
    self.scratch = scratch
    sample = try SampleCase(in: scratch)
    _ = try await sample.seal()
  }

  var registry: Registry { get throws { try Store.open(at: sample.folder.registryPath).registry() } }

  /// The reception of the newest version: two elements received, one with observations, one missing.
  func reception(_ change: (inout ReceptionFile) -> Void = { _ in }) throws -> ReceptionFile {
    let version = try #require(try registry.versions.last)
    var file = ReceptionFile()
    (file.bundle.name, file.bundle.version, file.bundle.edition) = (version.name, version.number, .integral)
    file.bundle.sello = Digest(hex: version.integralSello)
    (file.bundle.date, file.bundle.entity, file.check.program) = (
      "2011-12-28", "Municipio de Prueba", "empalme 0.1.0"
    )
    file.check.moment = Self.moment(0)
    file.items = ["E-001", "E-002", "E-004", "E-005"].map { code in
      var item = ReceptionItem()
      (item.code, item.title, item.section, item.integrity, item.files) = (
        code, "T \(code)", "material", .intact, 1
      )
      return item
    }
    file.decisions = [
      Self.decision(1, ["E-001", "E-002"], .received),
      Self.decision(2, ["E-004"], .withRemarks, "Falta el anexo"),
      Self.decision(3, ["E-005"], .missing),
    ]
    change(&file)
    return file
  }

  static func moment(_ minute: Int) -> LocalMoment {
    LocalMoment(instant: 1_326_209_400 + minute * 60, offset: LocalMoment.colombianOffset)
  }

  static func decision(
    _ number: Int, _ codes: [String], _ state: Reception.State, _ observation: String = ""
  ) -> ReceptionDecision {
    var decision = ReceptionDecision()
    (decision.number, decision.items, decision.state, decision.observation) = (
      number, codes, state, observation
    )
    (decision.name, decision.post, decision.moment) = (
      "Ana Ruiz (persona inventada)", "Alcaldesa", moment(number)
    )
    return decision
  }

  /// Writes a reception, signed on 10 January 2012 unless told otherwise, and gives its place and hash.
  @discardableResult
  func write(
    _ file: ReceptionFile, _ name: String = "recepcion.json", isSigned: Bool = true
  ) throws -> (url: URL, fingerprint: Digest) {
    var file = file
    if isSigned {
      var signature = ReceptionSignature()
      signature.date = try CalendarDate(fieldText: "2012-01-10")
      signature.place = "Prueba"
      signature.receiver = Signatory(name: "Ana Ruiz (persona inventada)", post: "Alcaldesa")
      signature.deliverer = Signatory(name: "Luis Gil (persona inventada)", post: "Alcalde saliente")
      try file.sign(signature)
    }
    let url = scratch.file(name)
    try Data(ReceptionText.bytes(of: file)).write(to: url)
    return (url, try StoredReception(at: url).fingerprint)
  }

  func take(_ url: URL) throws -> ImportReception.Outcome {
    try ImportReception(url, into: sample.folder, SampleCase.surroundings).run()
  }

  static func with(_ body: (ReceivedCase) async throws -> Void) async throws {
    try await ScratchFolder.use { scratch in try await body(ReceivedCase(in: scratch)) }
  }
}

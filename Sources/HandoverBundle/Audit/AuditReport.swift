package import HandoverModel
import Foundation

/// What verifying a bundle found: every finding, the verdict, and the facts read on the way.
package struct AuditReport: Sendable {
  /// The outcome in one word.
  package typealias Verdict = HandoverModel.Verdict
  /// Whether the sello is the one that was asked for.
  package typealias Match = SelloMatch

  /// What was verified.
  package enum Form: String, Hashable, Sendable, Codable, CaseIterable {
    case zip
    case folder = "carpeta"
  }

  /// Whose bag it is, and so which rules it was held to.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case bundle = "paquete de empalme"
    case foreignBag = "bolsa BagIt de otro programa"
    /// Too damaged to tell.
    case unknown = "desconocida"
  }

  /// What was verified, as the user named it.
  package let path: String
  /// Whether that is the ZIP or the folder that came out of it.
  package let form: Form
  /// A bundle of `empalme`, or a bag that another program made.
  package let kind: Kind
  /// Sorted: heaviest first.
  package let findings: [Finding]
  /// How ``sello`` compares with the code printed on the acta.
  package let match: Match
  /// The bundle's name: its top folder.
  package let name: String
  /// SHA-256 of `tagmanifest-sha256.txt` as found; nil without one.
  package let sello: Digest?
  /// Its number in the chain of versions, by `bag-info.txt`; nil when that gives no number.
  package let version: Int?
  /// Integral or public, by `bag-info.txt`; nil when that names neither.
  package let edition: Edition?
  /// Who hands over, `Source-Organization` of `bag-info.txt`; nil without it.
  package let entity: String?
  /// The day that the version bears, `Bagging-Date` of `bag-info.txt` as it is written; nil without it.
  package let date: String?
  /// The number of the version that it follows, by `bag-info.txt`; nil for a first version.
  package let previousVersion: Int?
  /// The sello of the version that it follows, by `bag-info.txt`; nil for a first version.
  package let previousSello: Digest?
  /// Files and bytes found below `data/`.
  package let payloadFiles: Int
  /// The length of those files together, before compression.
  package let payloadBytes: UInt64
  /// Bytes of the ZIP, or of all files of the folder.
  package let containerBytes: UInt64
  /// The BagIt version that a foreign bag declares; nil for a bundle, whose version is its format's.
  package let bagVersion: String?
  /// The algorithms of a foreign bag's manifests, weakest first; empty for a bundle, whose is always SHA-256.
  package let algorithms: [String]

  /// The heaviest finding decides.
  package var verdict: Verdict {
    if findings.contains(where: { $0.severity == .defect }) { return .altered }
    return findings.contains { $0.severity == .warning } ? .remarks : .intact
  }
}

extension AuditReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case path = "archivo"
    case form = "forma"
    case kind = "clase"
    case verdict = "veredicto"
    case match = "sello_esperado"
    case name = "nombre"
    case sello
    case version
    case edition = "edicion"
    case entity = "entidad"
    case date = "fecha"
    case previousVersion = "version_anterior"
    case previousSello = "sello_anterior"
    case payloadFiles = "archivos"
    case payloadBytes = "bytes"
    case containerBytes = "bytes_contenedor"
    case bagVersion = "version_bagit"
    case algorithms = "huellas"
    case findings = "hallazgos"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(form, forKey: .form)
    try container.encode(kind, forKey: .kind)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(match, forKey: .match)
    try container.encode(name, forKey: .name)
    try container.encode(sello, forKey: .sello)
    try container.encode(version, forKey: .version)
    try container.encode(edition, forKey: .edition)
    try container.encode(entity, forKey: .entity)
    try container.encode(date, forKey: .date)
    try container.encode(previousVersion, forKey: .previousVersion)
    try container.encode(previousSello, forKey: .previousSello)
    try container.encode(payloadFiles, forKey: .payloadFiles)
    try container.encode(payloadBytes, forKey: .payloadBytes)
    try container.encode(containerBytes, forKey: .containerBytes)
    try container.encode(bagVersion, forKey: .bagVersion)
    try container.encode(algorithms, forKey: .algorithms)
    try container.encode(findings, forKey: .findings)
  }

  /// The report as JSON with sorted keys: same bundle, same bytes.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

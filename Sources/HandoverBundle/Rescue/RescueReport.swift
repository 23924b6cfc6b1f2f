import HandoverModel

/// What became of one file.
package enum RescueState: String, Hashable, Sendable, CaseIterable, Encodable {
  /// Its content is what the manifest says.
  case recovered = "recuperado"
  /// Its CRC-32 is right, but there is no digest left to hold it against.
  case unproven = "sin comprobar"
  /// It was found and is not what it should be.
  case damaged = "dañado"
  /// It is listed and was found nowhere.
  case lost = "perdido"
}

/// What was saved from a damaged bundle, file by file.
package struct RescueReport: Sendable {
  /// How far the list of digests itself could be trusted.
  package enum Manifest: String, Hashable, Sendable, Encodable {
    /// The tag manifest proves it.
    case proven = "comprobada"
    /// It is there, and nothing is left to prove it by.
    case unchecked = "sin comprobar"
    case lost = "perdida"
  }

  /// One file.
  package struct Item: Hashable, Sendable {
    /// Below the top folder.
    package let path: String
    /// What became of it.
    package let state: RescueState
    /// Why it is not recovered, one Spanish clause; empty when it is.
    package let reason: String
    /// Bytes saved.
    package let size: UInt64
    /// Which copy it was found in, from 0; nil when in none.
    package let copy: Int?
    /// Where it was saved, below the destination; nil when it was not.
    package let savedAt: String?
  }

  /// The copies that were read.
  package let copies: [String]
  /// The folder that was made.
  package let folder: String
  /// The bundle's name.
  package let name: String
  /// Whether the list of digests survived, and what proves it.
  package let manifest: Manifest
  /// Sorted by path.
  package let items: [Item]
  /// Entries whose names are not allowed and which were not written.
  package let refused: Int

  /// How many files ended in a state.
  package func count(_ state: RescueState) -> Int { items.count { $0.state == state } }

  /// Whether every file was recovered and proved.
  package var isWhole: Bool { manifest == .proven && items.allSatisfy { $0.state == .recovered } }

  /// The name of the list that is written beside the files.
  package static let listName = "rescate.csv"

  /// The list of all files as a table for Excel.
  var table: String {
    let rows = items.map { item in
      [
        item.state.rawValue, item.path, item.reason, item.savedAt ?? "",
        item.state == .lost ? "" : String(item.size), item.copy.map { copies[$0] } ?? "",
      ]
    }
    return CSVWriter.text(
      [["estado", "archivo", "motivo", "guardado_en", "bytes", "copia"]] + rows, style: .excel)
  }
}

extension RescueReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case copies = "copias"
    case folder = "carpeta"
    case name = "nombre"
    case manifest = "lista_de_huellas"
    case recovered = "recuperados"
    case unproven = "sin_comprobar"
    case damaged = "danados"
    case lost = "perdidos"
    case refused = "rechazados"
    case items = "archivos"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(copies, forKey: .copies)
    try container.encode(folder, forKey: .folder)
    try container.encode(name, forKey: .name)
    try container.encode(manifest, forKey: .manifest)
    try container.encode(count(.recovered), forKey: .recovered)
    try container.encode(count(.unproven), forKey: .unproven)
    try container.encode(count(.damaged), forKey: .damaged)
    try container.encode(count(.lost), forKey: .lost)
    try container.encode(refused, forKey: .refused)
    try container.encode(items, forKey: .items)
  }
}

extension RescueReport.Item: Encodable {
  private enum CodingKeys: String, CodingKey {
    case path = "ruta"
    case state = "estado"
    case reason = "motivo"
    case size = "bytes"
    case copy = "copia"
    case savedAt = "guardado_en"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(state, forKey: .state)
    try container.encode(reason, forKey: .reason)
    try container.encode(size, forKey: .size)
    try container.encode(copy.map { $0 + 1 }, forKey: .copy)
    try container.encode(savedAt, forKey: .savedAt)
  }
}

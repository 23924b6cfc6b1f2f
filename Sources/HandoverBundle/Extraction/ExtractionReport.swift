package import HandoverModel

/// What was written out of a bundle.
package struct ExtractionReport: Sendable {
  /// The folder that was made.
  package let folder: String
  /// The bundle's name: its top folder.
  package let name: String
  /// SHA-256 of `tagmanifest-sha256.txt`.
  package let sello: Digest
  /// Files written.
  package let files: Int
  /// Bytes written.
  package let bytes: UInt64
  /// Whether everything was asked for, so that the folder is a bundle itself.
  package let isComplete: Bool
  /// Files that bear another name than where they came from, sorted by path.
  package let mapped: [MappedName]
}

extension ExtractionReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case folder = "carpeta"
    case name = "nombre"
    case sello
    case files = "archivos"
    case bytes
    case isComplete = "completo"
    case mapped = "nombres_cambiados"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(folder, forKey: .folder)
    try container.encode(name, forKey: .name)
    try container.encode(sello, forKey: .sello)
    try container.encode(files, forKey: .files)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(isComplete, forKey: .isComplete)
    try container.encode(mapped, forKey: .mapped)
  }
}

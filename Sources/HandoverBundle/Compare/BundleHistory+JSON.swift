import HandoverModel

extension BundleHistory: Encodable {
  private enum CodingKeys: String, CodingKey {
    case path = "archivo"
    case name = "nombre"
    case entity = "entidad"
    case edition = "edicion"
    case isProved = "cadena_probada"
    case matched = "version_del_codigo"
    case versions = "versiones"
    case findings = "hallazgos"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(name, forKey: .name)
    try container.encode(entity, forKey: .entity)
    try container.encode(edition, forKey: .edition)
    try container.encode(isProved, forKey: .isProved)
    try container.encode(matched, forKey: .matched)
    try container.encode(versions, forKey: .versions)
    try container.encode(findings, forKey: .findings)
  }
}

extension HistoryVersion: Encodable {
  private enum CodingKeys: String, CodingKey {
    case number = "version"
    case date = "fecha"
    case reason = "motivo"
    case author = "autor"
    case sello
    case files = "archivos"
    case bytes
    case changes = "cambios"
    case isProved = "probada"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(date, forKey: .date)
    try container.encode(reason, forKey: .reason)
    try container.encode(author, forKey: .author)
    try container.encode(sello, forKey: .sello)
    try container.encode(files, forKey: .files)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(changes, forKey: .changes)
    try container.encode(isProved, forKey: .isProved)
  }
}

extension HistoryChanges: Encodable {
  private enum CodingKeys: String, CodingKey {
    case added = "agregados"
    case changed = "cambiados"
    case moved = "movidos"
    case removed = "retirados"
    case unchanged = "sin_cambios"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(added, forKey: .added)
    try container.encode(changed, forKey: .changed)
    try container.encode(moved, forKey: .moved)
    try container.encode(removed, forKey: .removed)
    try container.encode(unchanged, forKey: .unchanged)
  }
}

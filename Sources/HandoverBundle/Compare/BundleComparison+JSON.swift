import HandoverModel

extension BundleComparison: Encodable {
  private enum CodingKeys: String, CodingKey {
    case a
    case b
    case relation = "relacion"
    case sentence = "relacion_en_palabras"
    case sharesSeries = "misma_serie"
    case isEqual = "iguales"
    case algorithm = "huella"
    case facts = "datos"
    case counts = "cuentas"
    case files = "cambios"
  }

  private struct Counts: Encodable {
    let agregados: Int
    let cambiados: Int
    let movidos: Int
    let retirados: Int
    let sinCambios: Int
    let escritosAlSellar: Int

    enum CodingKeys: String, CodingKey {
      case agregados, cambiados, movidos, retirados
      case sinCambios = "sin_cambios"
      case escritosAlSellar = "escritos_al_sellar"
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(a, forKey: .a)
    try container.encode(b, forKey: .b)
    try container.encode(relation, forKey: .relation)
    try container.encode(relation.sentence, forKey: .sentence)
    try container.encode(relation.sharesSeries, forKey: .sharesSeries)
    try container.encode(isEqual, forKey: .isEqual)
    try container.encode(algorithm, forKey: .algorithm)
    try container.encode(facts, forKey: .facts)
    let counts = Counts(
      agregados: count(.added), cambiados: count(.changed), movidos: count(.moved),
      retirados: count(.removed),
      sinCambios: unchanged, escritosAlSellar: sealingFiles)
    try container.encode(counts, forKey: .counts)
    try container.encode(files, forKey: .files)
  }
}

extension FileDifference: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind = "cambio"
    case path = "ruta"
    case formerPath = "ruta_en_a"
    case section = "seccion"
    case title = "titulo"
    case sizeInA = "bytes_en_a"
    case sizeInB = "bytes_en_b"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(path, forKey: .path)
    try container.encodeIfPresent(formerPath, forKey: .formerPath)
    try container.encode(section, forKey: .section)
    try container.encodeIfPresent(title, forKey: .title)
    try container.encodeIfPresent(sizeInA, forKey: .sizeInA)
    try container.encodeIfPresent(sizeInB, forKey: .sizeInB)
  }
}

extension BundleStatement: Encodable {
  private enum CodingKeys: String, CodingKey {
    case path = "archivo"
    case form = "forma"
    case name = "nombre"
    case sello
    case version
    case edition = "edicion"
    case entity = "entidad"
    case series = "serie"
    case date = "fecha"
    case reason = "motivo"
    case author = "autor"
    case files = "archivos"
    case bytes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(form, forKey: .form)
    try container.encode(name, forKey: .name)
    try container.encode(sello, forKey: .sello)
    try container.encode(version, forKey: .version)
    try container.encode(edition, forKey: .edition)
    try container.encode(entity, forKey: .entity)
    try container.encode(series, forKey: .series)
    try container.encode(date, forKey: .date)
    try container.encode(reason, forKey: .reason)
    try container.encode(author, forKey: .author)
    try container.encode(payloadFiles, forKey: .files)
    try container.encode(payloadBytes, forKey: .bytes)
  }
}

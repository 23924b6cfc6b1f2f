/// Something in which a bundle is not the one that a reception is about.
package struct ReceptionDifference: Hashable, Sendable {
  /// What it is about: «paquete», or an item's class and code.
  package let place: String
  /// What is different, one Spanish sentence in lower case without a final full stop.
  package let problem: String

  /// Everything in which the bundle differs that was just read into `found`.
  package static func between(_ file: ReceptionFile, _ found: ReceptionFile) -> [ReceptionDifference] {
    bundle(file.bundle, found.bundle) + items(file.items, found.items)
      + (file.clarifications == found.clarifications
        ? [] : [ReceptionDifference(place: "paquete", problem: "trae otras observaciones y respuestas")])
  }

  private static func bundle(_ known: ReceivedBundle, _ found: ReceivedBundle) -> [ReceptionDifference] {
    let pairs: [(name: String, known: String, found: String)] = [
      ("el sello", known.sello?.short ?? "ninguno", found.sello?.short ?? "ninguno"),
      ("el nombre", known.name, found.name), ("la serie", known.series, found.series),
      ("la versión", known.version.map(String.init) ?? "", found.version.map(String.init) ?? ""),
      ("la edición", known.edition?.title ?? "", found.edition?.title ?? ""),
      ("la fecha", known.date, found.date), ("la entidad", known.entity, found.entity),
    ]
    return pairs.filter { $0.known != $0.found }.map { pair in
      ReceptionDifference(
        place: "paquete", problem: "\(pair.name) es «\(pair.found)» y en la recepción «\(pair.known)»")
    }
  }

  private static func items(
    _ known: [ReceptionItem], _ found: [ReceptionItem]
  ) -> [ReceptionDifference] {
    let actual = Dictionary(found.map { (ByteText($0.code), $0) }) { first, _ in first }
    let listed = Set(known.map { ByteText($0.code) })
    let missing = known.compactMap { item -> ReceptionDifference? in
      guard let other = actual[ByteText(item.code)] else {
        return ReceptionDifference(place: ReceptionRules.place(item), problem: "no está en el paquete")
      }
      return difference(item, other).map {
        ReceptionDifference(place: ReceptionRules.place(item), problem: $0)
      }
    }
    let extra = found.filter { !listed.contains(ByteText($0.code)) }
      .map { ReceptionDifference(place: ReceptionRules.place($0), problem: "no está en la recepción") }
    return missing + extra
  }

  /// The most telling thing in which two items differ; nil when they are the same.
  private static func difference(_ item: ReceptionItem, _ other: ReceptionItem) -> String? {
    if item.integrity != other.integrity {
      return "está \(other.integrity.rawValue) y en la recepción \(item.integrity.rawValue)"
    }
    if item.fingerprint != other.fingerprint { return "sus archivos, su estado o sus unidades son otros" }
    var bare = item
    bare.change = nil
    bare.inherited = nil
    return bare == other ? nil : "sus datos en el inventario son otros"
  }
}

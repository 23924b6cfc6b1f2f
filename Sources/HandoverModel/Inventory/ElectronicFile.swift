/// An electronic file (expediente electrónico): documents that belong together, decision record 0014.
///
/// An element that is a folder is one; single files are one with the others of the same retention code, series and
/// subseries. Files of elements that have none of the three belong to none.
package struct ElectronicFile<Item: Sendable>: Sendable {
  /// What it is called.
  package let title: String
  /// Code, series and subseries of its elements.
  package let code: String
  /// The series of its elements.
  package let series: String
  /// The subseries of its elements.
  package let subseries: String
  /// Its documents in the order in which they came.
  package let items: [Item]

  /// Puts documents together by their element; `isFolder` says whether that is a folder above the document.
  package static func all(
    of items: [(element: Deliverable, isFolder: Bool, item: Item)]
  ) -> (files: [ElectronicFile], loose: [Item]) {
    var groups: [[String]: (first: Deliverable, isFolder: Bool, items: [Item])] = [:]
    var loose: [Item] = []
    for (element, isFolder, item) in items {
      let series = [element.retentionCode, element.series, element.subseries]
      guard isFolder || !series.allSatisfy(\.isEmpty) else {
        loose.append(item)
        continue
      }
      let key = isFolder ? ["", element.code] : series
      groups[key, default: (element, isFolder, [])].items.append(item)
    }
    let files = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, group in
      let names = [group.first.series, group.first.subseries].filter { !$0.isEmpty }
      return ElectronicFile(
        title: group.isFolder || names.isEmpty ? group.first.title : names.joined(separator: " — "),
        code: group.first.retentionCode, series: group.first.series, subseries: group.first.subseries,
        items: group.items)
    }
    return (files, loose)
  }
}

extension Deliverable {
  /// The tipología documental: the sort of document that the title begins with, or else the subseries or series.
  package var documentType: String {
    let first = title.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let word = first.filter { $0.isLetter }
    if Self.documentTypes.contains(word.foldedForSearch) {
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    return [subseries, series].first { !$0.isEmpty } ?? kind.rawValue.prefix(1).uppercased()
      + kind.rawValue.dropFirst()
  }

  private static let documentTypes: Set<String> = [
    "acta", "acuerdo", "carta", "cartel", "certificado", "circular", "comunicacion", "consecutivo",
    "contrato",
    "convenio", "decreto", "encuesta", "estadisticas", "factura", "formato", "guia", "informe", "inventario",
    "manual",
    "memorando", "oficio", "ordenanza", "plan", "plano", "presentacion", "resolucion", "solicitud", "taller",
  ]
}

import HandoverBundle
import HandoverModel

/// The CSV tables of `data/05_tablas/` as an edition shows them.
struct BundleTables {
  private let view: HandoverView

  init(_ view: HandoverView) { self.view = view }

  /// One file per table, and the index of classified and reserved information.
  func items() -> [PayloadItem] {
    let visibility = Visibility(view.edition)
    let tables = Registry.recordTypes.compactMap { table($0, visibility) }
    return tables + [restrictedIndex, coverage].compactMap(\.self)
  }

  private func table<Row: Record>(_ type: Row.Type, _ visibility: Visibility) -> PayloadItem? {
    guard visibility.shows(Row.table.role) else { return nil }
    let text = Row.table.csv(view.registry[type]) { visibility.shows($0.access) }
    return item(Row.table.name, Row.table.title, text)
  }

  /// The index that Ley 1712 de 2014 asks for: it is public, and tells what is withheld and why.
  private var restrictedIndex: PayloadItem? {
    item(
      "indice_informacion_clasificada_reservada", "Índice de información clasificada y reservada",
      CSVWriter.text([RestrictedIndex.headers] + view.restricted.map(RestrictedIndex.cells(of:))))
  }

  private var coverage: PayloadItem? {
    let tools = view.coverage.tools
    let header =
      ["dependencia", "personas", "capacitadas_en_todo"]
      + tools.flatMap { tool in
        ["\(tool.code)_necesitan", "\(tool.code)_capacitadas"]
      }
    let rows = view.coverage.rows.map { row in
      [row.office, "\(row.people)", "\(row.fullyTrained)"] + row.cells.flatMap(\.texts)
    }
    return item("cobertura_capacitacion", "Cobertura de la capacitación", CSVWriter.text([header] + rows))
  }

  private func item(_ name: String, _ title: String, _ text: String) -> PayloadItem? {
    guard let path = BundlePath("\(Section.tablesBundleFolder)/\(name).csv") else { return nil }
    return PayloadItem(
      path: path, content: .bytes(Array(text.utf8)),
      metadata: ItemMetadata(title: title, section: "Tablas", language: "es"), mediaType: "text/csv")
  }
}

extension TrainingCoverage.Cell {
  fileprivate var texts: [String] { isWithheld ? ["<5", "<5"] : ["\(needed)", "\(trained)"] }
}

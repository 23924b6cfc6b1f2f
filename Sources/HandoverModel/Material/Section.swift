/// The four folders of an expediente and their names inside a bundle.
package enum Section: String, Hashable, Sendable, Codable, CaseIterable {
  case material
  case archives = "archivos"
  case reports = "informes"
  case records = "registros"

  /// The folder's name in the expediente.
  package var folder: String { rawValue }

  /// The folder's name under `data/` of a bundle.
  package var bundleFolder: String {
    switch self {
    case .material: "01_material_capacitacion"
    case .archives: "02_archivos"
    case .reports: "03_informes_fases"
    case .records: "04_registros_capacitacion"
    }
  }

  /// The section's name for readers.
  package var title: String {
    switch self {
    case .material: "Material de capacitación"
    case .archives: "Archivos"
    case .reports: "Informes de avance por fase"
    case .records: "Registros de capacitación"
    }
  }

  /// The folder of the CSV tables under `data/` of a bundle.
  package static let tablesBundleFolder = "05_tablas"
}

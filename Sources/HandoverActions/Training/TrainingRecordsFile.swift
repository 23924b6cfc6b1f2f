import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// The page with all training records, which only the integral edition carries.
enum TrainingRecordsFile {
  /// What the inventory tells of the page; nothing in a public edition.
  static func announced(in edition: Edition) -> [AnnouncedDocument] {
    guard edition == .integral, let path else { return [] }
    return [
      AnnouncedDocument(
        path: path,
        metadata: ItemMetadata(
          title: "Registros de capacitación",
          description: "Cada sesión con sus personas, su asistencia y sus notas", language: "es-CO"),
        mediaType: "text/html")
    ]
  }

  /// The page by its path below `data/`; nothing in a public edition.
  static func contents(_ view: HandoverView, _ templates: Templates) throws -> [BundlePath: [UInt8]] {
    guard view.edition == .integral, let path else { return [:] }
    let page = try TrainingRecordsPage.render(view.registry, templates: templates) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
    return [path: Array(page.utf8)]
  }

  private static let path = BundlePath(TrainingRecordsPage.fileName)
}

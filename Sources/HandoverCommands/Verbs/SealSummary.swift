import Foundation
import HandoverActions
import HandoverModel

/// What was sealed, for the screen.
struct SealSummary: Block {
  private let outcome: SealOutcome
  private let shown: (URL) -> String

  init(_ outcome: SealOutcome, shown: @escaping (URL) -> String) {
    self.outcome = outcome
    self.shown = shown
  }

  func text(in style: Style) -> String {
    switch outcome {
    case .unchanged(let version):
      Paragraph("Sin cambios desde la versión \(version): no se creó otra.").text(in: style)
    case .sealed(let version, let editions, let folder):
      ([Paragraph("Quedó sellada la versión \(version.number).", .good).text(in: style)]
        + editions.map { block(of: $0, in: style) } + [verifier(in: folder, style)])
        .joined(separator: "\n\n")
    }
  }

  private func verifier(in folder: URL, _ style: Style) -> String {
    let page = folder.appending(path: WriteVerifier.fileName)
    return Heading("Para quien recibe").text(in: style) + "\n"
      + Facts([("Verificador", shown(page))]).text(in: style)
  }

  private func block(of edition: SealedEdition, in style: Style) -> String {
    let title = Heading("Edición \(edition.edition.title)").text(in: style)
    let facts = Facts([
      ("Paquete", shown(edition.zip)),
      ("Documento", shown(edition.document)),
      ("Contenido", "\(counted(edition.files, "archivo", "archivos")), \(ByteCount(edition.bytes))"),
      ("Tamaño del ZIP", ByteCount(edition.zipBytes).description),
      ("Sello corto", edition.sello.short),
      ("Sello", edition.sello.hex),
    ])
    return title + "\n" + facts.text(in: style)
  }
}

/// What was sealed, for another program.
struct SealJSON: Encodable {
  private let estado: String
  private let version: Int
  private let carpeta: String?
  private let verificador: String?
  private let ediciones: [EditionJSON]

  private struct EditionJSON: Encodable {
    let edicion: String
    let paquete: String
    let documento: String
    let sello: String
    let archivos: Int
    let bytes: UInt64
    let bytesZip: UInt64

    enum CodingKeys: String, CodingKey {
      case edicion, paquete, documento, sello, archivos, bytes
      case bytesZip = "bytes_zip"
    }
  }

  init(_ outcome: SealOutcome) {
    switch outcome {
    case .unchanged(let version):
      estado = "sin cambios"
      self.version = version
      carpeta = nil
      verificador = nil
      ediciones = []
    case .sealed(let sealed, let editions, let folder):
      estado = "sellada"
      version = sealed.number
      carpeta = folder.path(percentEncoded: false)
      verificador = folder.appending(path: WriteVerifier.fileName).path(percentEncoded: false)
      ediciones = editions.map { edition in
        EditionJSON(
          edicion: edition.edition.rawValue, paquete: edition.zip.path(percentEncoded: false),
          documento: edition.document.path(percentEncoded: false), sello: edition.sello.hex,
          archivos: edition.files, bytes: edition.bytes, bytesZip: edition.zipBytes)
      }
    }
  }
}
